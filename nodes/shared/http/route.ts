import { isSegment, SLASHES_AT_END } from '../parameters/checks';

/** A route as the service documents it: the path below the base URL, an id in braces (`/v1/things/{thing_id}`). */
export type Route = string;

/** Where a request goes, and the ids in its path by the names that the route gives them. */
export interface Address {
	readonly url: string;
	readonly ids: Readonly<Record<string, string>>;
}

/** Many servers take no address longer than 8 000 characters. */
const MAX_PATH_LENGTH = 4_000;

const NAME = /^\{(\w+)\}$/;

/** The ids of a path that is this route and nothing else. */
function idsIn(path: string, route: Route): Record<string, string> | undefined {
	const wanted = route.split('/');
	const given = path.split('/');
	if (given.length !== wanted.length) return undefined;
	const ids: Record<string, string> = {};
	for (const [at, segment] of given.entries()) {
		const name = NAME.exec(wanted[at])?.[1];
		if (name === undefined) {
			if (segment !== wanted[at]) return undefined;
			continue;
		}
		const id = decodedSegment(segment);
		if (id === undefined) return undefined;
		ids[name] = id;
	}
	return ids;
}

/** The id in a segment; `undefined` when it is no single segment, or not encoded as `encodeURIComponent` does. */
function decodedSegment(segment: string): string | undefined {
	try {
		const id = decodeURIComponent(segment);
		return encodeURIComponent(id) === segment && isSegment(id) ? id : undefined;
	} catch {
		return undefined;
	}
}

/** A segment of a path for an id; never throws: half a character becomes one that is refused on the way out. */
export function segment(id: string): string {
	// No more than makes the path one that is refused.
	return encodeURIComponent(id.slice(0, MAX_PATH_LENGTH + 1).replace(/\p{Cs}/gu, '\uFFFD'));
}

/**
 * The address of a request, as it is sent: on the origin and below the path of the base URL, and on one of the
 * service's routes. `undefined` when it would be any other, whatever an id contains.
 */
export function addressOf(
	baseUrl: string,
	path: string,
	routes: readonly Route[],
): Address | undefined {
	if (Math.max(path.length, baseUrl.length) > MAX_PATH_LENGTH) return undefined;
	const base = new URL(baseUrl);
	const url = new URL(`${baseUrl}${path}`);
	const isBelow =
		url.origin === base.origin &&
		url.pathname === `${base.pathname.replace(SLASHES_AT_END, '')}${path}` &&
		url.search + url.hash + url.username + url.password === '';
	if (!isBelow) return undefined;
	for (const route of routes) {
		const ids = idsIn(path, route);
		if (ids) return { url: url.href, ids };
	}
	return undefined;
}
