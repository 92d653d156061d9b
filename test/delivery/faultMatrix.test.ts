import { logOfN8n } from '../engine/logOfN8n';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { runNode, type EngineResult } from '../engine/engine';
import { underTest } from '../underTest';
import { commonFaults, parametersOf, TOKEN, type FaultRow } from './faultTable';
import { breakNextConnection } from './connections';
import { failureDetails } from './leftBehind';
import { everythingIn, placesOf } from '../secrets/placesOfSecret';
import { posts } from './useFreshSandbox';

const faultTable = [...commonFaults(), ...underTest.faults()];

/** Two headers that differ by their name alone need not both be tried with every fault. */
const AUTHENTICATIONS = underTest.authentications.filter(([name]) => name !== 'x_api_key');

const ON_ERROR = [undefined, 'continueRegularOutput', 'continueErrorOutput'] as const;

const ITEMS = [{ text: 'text 0' }];

/** What came of a row: the columns of the table, and where the item arrived. */
interface Observed {
	what: string;
	kind: unknown;
	delivered: unknown;
	stored: number;
	sent: number;
	attempts: unknown;
	arrived: string;
	reply?: unknown;
}

const printed: string[] = [];

beforeAll(() => {
	for (const method of ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const) {
		jest
			.spyOn(console, method)
			.mockImplementation((...words) => void printed.push(everythingIn(words)));
	}
});

/** Runs the row's item against a sandbox of its own: a rate answer pauses its token, and no other row. */
async function play(
	row: FaultRow,
	authentication: ICredentialDataDecryptedObject,
	onError: (typeof ON_ERROR)[number],
): Promise<{ observed: Observed; result: EngineResult }> {
	const { fault, store = false, times = 1, path, look, looks = 1_000, breaks } = row;
	const sandbox = await startSandbox({ token: TOKEN, numenoKey: TOKEN });
	underTest.createChat(sandbox, 'a');
	sandbox.addFault({ match: { method: 'POST', path }, times, store, fault });
	if (look) sandbox.addFault({ match: { method: 'GET' }, times: looks, fault: look });
	if (breaks) breakNextConnection(sandbox, breaks);
	const result = await runNode({
		parameters: parametersOf(row),
		credential: { ...underTest.credential(sandbox), ...authentication },
		items: ITEMS,
		settings: onError ? { onError } : {},
	});
	const observed = observe(row, sandbox, result);
	await sandbox.close();
	expect(sandbox.contractViolations).toEqual([]);
	return { observed, result };
}

function observe(
	{ what, path, reply }: FaultRow,
	sandbox: Sandbox,
	result: EngineResult,
): Observed {
	const [details]: Array<IDataObject | undefined> = failureDetails(result);
	const sent = posts(sandbox).filter((request) => path === undefined || request.path === path);
	return {
		what,
		kind: details?.kind,
		delivered: details?.delivered,
		stored: underTest.storedBy(sandbox, String(sent[0]?.path)),
		sent: sent.length,
		attempts: details?.attempts,
		arrived: arrivedAt(result),
		...(reply !== undefined && { reply: result.done[0]?.reply }),
	};
}

function arrivedAt({ run, done, failed }: EngineResult): string {
	if (run.data.resultData.error) return `nowhere, ${run.status}`;
	return [
		...done.map(({ error }) => (error ? 'done, as error' : 'done')),
		...failed.map(() => 'failed'),
	].join();
}

function expected(
	{ what, kind, delivered, stored, sent, path, reply }: FaultRow,
	onError: (typeof ON_ERROR)[number],
): Observed {
	const asError = new Map<unknown, string>([
		[undefined, 'nowhere, error'],
		['continueRegularOutput', 'done, as error'],
		['continueErrorOutput', 'failed'],
	]);
	return {
		what,
		kind,
		delivered,
		stored,
		sent,
		// The path is named when another request goes before.
		attempts: kind === undefined ? undefined : sent + (path === undefined ? 0 : 1),
		arrived: (kind !== undefined && asError.get(onError)) || 'done',
		...(reply !== undefined && { reply }),
	};
}

test.each(AUTHENTICATIONS)(
	'every fault of the table with every setting of "On Error": %s',
	async (_name, authentication) => {
		const pairs = ON_ERROR.flatMap((onError) => faultTable.map((row) => ({ row, onError })));
		const plays = await Promise.all(
			pairs.map(async ({ row, onError }) => await play(row, authentication, onError)),
		);
		expect(plays.map(({ observed }) => observed)).toEqual(
			pairs.map(({ row, onError }) => expected(row, onError)),
		);

		const log = await logOfN8n();
		expect(log).toContain('Running node \\"Chat\\" started');
		for (const { observed, result } of plays) {
			const everything = [result.stored, everythingIn(result)].join('\n');
			expect([observed.what, ...placesOf(TOKEN, everything)]).toEqual([observed.what]);
		}
		expect(placesOf(TOKEN, [log, ...printed].join('\n'))).toEqual([]);
	},
	240_000,
);

test('there are at least 40 faults, each with a name of its own', () => {
	expect(new Set(faultTable.map(({ what }) => what)).size).toBe(faultTable.length);
	expect(faultTable.length).toBeGreaterThanOrEqual(40);
});
