import { deliversInOrder } from '../engine/orderOnTheWire';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

test('any items over any chats with any latency, many times', async () => {
	await deliversInOrder(sandbox, 600);
});
