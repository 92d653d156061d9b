import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { underTest } from '../underTest';
import { runNode, type EngineResult, type EngineRun } from './engine';

/** A sandbox and a way to run the node against it. */
export interface SandboxOfTests {
	/** The running sandbox; empty at the start of each test. */
	readonly now: Sandbox;
	/** A credential with the sandbox's address and secret, and without quota. */
	credential(more?: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject;
	/** Runs the node with the sandbox's credential. */
	run(parameters: INodeParameters, more?: Partial<EngineRun>): Promise<EngineResult>;
}

/** What tests do with a sandbox, whichever is running at the time. */
export function sandboxOfTests(running: () => Sandbox): SandboxOfTests {
	const credential: SandboxOfTests['credential'] = (more) => ({
		...underTest.credential(running()),
		...more,
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

/** Starts a sandbox for the tests of a file; after each test the sandbox must have kept its own contract. */
export function useSandbox(options: SandboxOptions = {}): SandboxOfTests {
	let sandbox: Sandbox | undefined;
	const running = (): Sandbox => {
		if (!sandbox) throw new Error('The sandbox is there in tests only');
		return sandbox;
	};
	beforeAll(async () => {
		sandbox = await startSandbox(options);
	});
	beforeEach(() => {
		running().reset();
	});
	afterEach(() => {
		expect(running().contractViolations).toEqual([]);
	});
	afterAll(async () => {
		await running().close();
	});
	return sandboxOfTests(running);
}

/** Method and path of every request that reached the sandbox, in the order of arrival. */
export function pathsOf({ requests }: Sandbox): string[] {
	return requests.map(({ method, path }) => `${method} ${path}`);
}
