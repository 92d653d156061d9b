import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { startSandbox, type LoggedRequest, type Sandbox, type SandboxOptions } from '../../sandbox';
import { runNode, type EngineResult, type EngineRun } from '../engine/engine';

/** Quotas of a credential that limits nothing. */
export const NO_QUOTAS = {
	requestsPerMinute: 0,
	requestsPerHour: 0,
	agentCallsPerMinute: 0,
	newChatsPerHour: 0,
};

/** A sandbox and a way to run the node against it. */
export interface FreshSandbox {
	readonly now: Sandbox;
	/** A credential with the sandbox's address and token; without quotas, unless they are given. */
	credential(more?: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject;
	/** Runs the node with the sandbox's credential. */
	run(parameters: INodeParameters, more?: Partial<EngineRun>): Promise<EngineResult>;
}

/**
 * A new sandbox for each test, with a token of its own: a quota that one test uses up, or a pause that
 * its server asks for, must not hold up the next one. (The node keeps them per token for the whole process.)
 */
export function useFreshSandbox(options: SandboxOptions = {}): FreshSandbox {
	let sandbox: Sandbox | undefined;
	const running = (): Sandbox => {
		if (!sandbox) throw new Error('The sandbox is there in tests only');
		return sandbox;
	};
	const credential: FreshSandbox['credential'] = (more) => ({
		baseUrl: running().url,
		accessToken: running().token,
		...NO_QUOTAS,
		...more,
	});
	beforeEach(async () => {
		sandbox = await startSandbox(options);
	});
	afterEach(async () => {
		const { contractViolations } = running();
		await running().close();
		expect(contractViolations).toEqual([]);
	});
	return {
		get now() {
			return running();
		},
		credential,
		run: async (parameters, more) =>
			await runNode({ parameters, credential: credential(), ...more }),
	};
}

export const posts = ({ requests }: Sandbox): LoggedRequest[] =>
	requests.filter(({ method }) => method === 'POST');

export const reads = ({ requests }: Sandbox): LoggedRequest[] =>
	requests.filter(({ method }) => method === 'GET');

/** What the users said, in the order of arrival. */
export const userTexts = ({ store }: Sandbox): string[] =>
	store.messages.filter(({ sender }) => sender === 'user').map(({ content }) => content);

/** Creates the chats and items of the form `{chat, text}`, one for each name of a chat. */
export function itemsIn(
	sandbox: Sandbox,
	...chats: string[]
): Array<{ chat: string; text: string }> {
	for (const chat_id of new Set(chats)) sandbox.createChat({ chat_id, client_id: chat_id });
	return chats.map((chat, index) => ({ chat, text: `text ${index}` }));
}
