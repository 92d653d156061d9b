import { startSandbox, type LoggedRequest, type Sandbox, type SandboxOptions } from '../../sandbox';
import { underTest } from '../underTest';
import { sandboxOfTests, type SandboxOfTests } from '../engine/useSandbox';

/**
 * A new sandbox for each test, with a token of its own: a quota that one test uses up, or a pause that
 * its server asks for, must not hold up the next one. (The node keeps them per token for the whole process.)
 */
export function useFreshSandbox(options: SandboxOptions = {}): SandboxOfTests {
	let sandbox: Sandbox | undefined;
	const running = (): Sandbox => {
		if (!sandbox) throw new Error('The sandbox is there in tests only');
		return sandbox;
	};
	beforeEach(async () => {
		sandbox = await startSandbox(options);
	});
	afterEach(async () => {
		const { contractViolations } = running();
		await running().close();
		expect(contractViolations).toEqual([]);
	});
	return sandboxOfTests(running);
}

export const posts = ({ requests }: Sandbox): LoggedRequest[] =>
	requests.filter(({ method }) => method === 'POST');

export const reads = ({ requests }: Sandbox): LoggedRequest[] =>
	requests.filter(({ method }) => method === 'GET');

/** What the users said, in the order of arrival. */
export const userTexts = (sandbox: Sandbox): string[] => underTest.userTexts(sandbox);

/** Creates the chats and items of the form `{chat, text}`, one for each name of a chat. */
export function itemsIn(
	sandbox: Sandbox,
	...chats: string[]
): Array<{ chat: string; text: string }> {
	for (const id of new Set(chats)) underTest.createChat(sandbox, id);
	return chats.map((chat, index) => ({ chat, text: `text ${index}` }));
}
