import type { ItemDelivery, Lookup } from '../../shared/service';
import { RequestFailure } from '../../shared/errors/failure';
import type { JsonRecord } from '../../shared/json';
import type { Chat } from '../api/answers';
import { newChat, otherChatRoute, type ChatRoute } from '../api/calls';
import { saysNoSuchRoute } from '../api/notFound';

/** The route that this process tries first: the newest page's, until a server turns out to have the other one only. */
let firstRoute: ChatRoute = 'message';

/**
 * Opens a chat. Two routes are documented for it, with the same body and answer; where one is missing, the other is
 * asked, and from then on first.
 *
 * @param lookup how the chat is found again when nobody knows whether it was opened
 * @throws RequestFailure
 */
export async function openChat(
	delivery: ItemDelivery,
	body: JsonRecord,
	lookup?: Lookup<Chat>,
): Promise<Chat> {
	const route = firstRoute;
	const result = await delivery.tryCall({ ...newChat(body, route), lookup });
	if ('found' in result) return result.found;
	if (!saysNoSuchRoute(result.failure)) throw new RequestFailure(result.failure);
	const other = otherChatRoute(route);
	const again = await delivery.tryCall({ ...newChat(body, other), lookup });
	if ('found' in again) {
		firstRoute = other;
		return again.found;
	}
	// Neither is there: the first answer says as much as the second.
	throw new RequestFailure(saysNoSuchRoute(again.failure) ? result.failure : again.failure);
}
