/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests are not part of the package */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import type { SandboxOfTests } from '../engine/useSandbox';
import type { FileStore } from '../engine/processedStore';
import { waitUntil } from '../waitUntil';
import type { KilledJob } from './killedExecution';

/** When it is killed: by itself, or while the request with this number is under way. */
export type Moment =
	| NonNullable<KilledJob['dies']>
	| { at: 'request'; method: 'GET' | 'POST'; number: number; stored: boolean };

export const before = (time: number): Moment => ({ at: 'recording', time });
export const recorded = (time: number): Moment => ({ at: 'recorded', time });
export const saving: Moment = { at: 'saving' };
export const looking = (number: number): Moment => ({
	...{ at: 'request', method: 'GET' },
	...{ number, stored: false },
});
export const sending = (number: number, stored: boolean): Moment => ({
	...{ at: 'request', method: 'POST' },
	...{ number, stored },
});

/** The same submission each time, whichever process gets it. */
export const keyed = (parameters: INodeParameters): INodeParameters => ({
	...parameters,
	options: { ...Object(parameters.options), idempotencyKey: 'event 1', maxWait: 1 },
});

/** Runs the node in a process of its own until that is killed. */
export async function killed(
	{ sandbox, store }: { sandbox: SandboxOfTests; store: { readonly now: FileStore } },
	parameters: INodeParameters,
	moment: Moment,
): Promise<void> {
	const job: KilledJob = {
		packageUnderTest,
		run: { parameters, credential: sandbox.credential(), executionId: 'killed', items: [{}] },
		store: store.now.folder,
		...(moment.at !== 'request' && { dies: moment }),
	};
	if (moment.at === 'request') {
		const { method, number, stored } = moment;
		sandbox.now.addFault({
			match: { method },
			...{ nth: number, store: stored, fault: { kind: 'hang' } },
		});
	}
	const child = spawn(
		process.execPath,
		['--import', 'tsx', join(__dirname, 'killedExecution.ts')],
		{ stdio: ['pipe', 'inherit', 'inherit'] },
	);
	const ended = once(child, 'exit');
	child.stdin.end(JSON.stringify(job));
	if (moment.at === 'request') {
		const { method, number } = moment;
		const isUnderWay = () =>
			sandbox.now.requests.filter((one) => one.method === method).length === number;
		await waitUntil(isUnderWay, 'the request is under way', 30_000);
		child.kill('SIGKILL');
	}
	expect(await ended).toEqual([null, 'SIGKILL']);
}
