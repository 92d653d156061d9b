/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { NODE } from '../engine/engine';
import { startOtherServer, type OtherServer } from '../engine/otherServer';
import { useSandbox } from '../engine/useSandbox';
import { underTest } from '../underTest';

const sandbox = useSandbox();
let proxy: OtherServer;

const VARIABLES = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY'];
const KEPT = [...VARIABLES, 'NO_PROXY', 'no_proxy'].map(
	(name) => [name, process.env[name]] as const,
);

function restore(): void {
	for (const [name, value] of KEPT) {
		if (value === undefined) delete process.env[name];
		else process.env[name] = value;
	}
}

beforeAll(async () => void (proxy = await startOtherServer()));
beforeEach(() => {
	for (const [name] of KEPT) delete process.env[name];
	proxy.received.length = 0;
});
afterEach(restore);
afterAll(async () => await proxy.close());

describe('A token that goes to this machine in clear text', () => {
	it.each(VARIABLES)('never passes the proxy that %s names', async (name) => {
		process.env[name] = proxy.url;
		const { done, run } = await sandbox.run(underTest.open('client-1'));
		expect(run.data.resultData.error?.message).toBeUndefined();
		expect(run.data.resultData.runData[NODE]).toHaveLength(1);
		expect(done).toHaveLength(1);
		expect(proxy.received).toEqual([]);
	});

	it('goes straight to the server where NO_PROXY says so', async () => {
		process.env.HTTP_PROXY = proxy.url;
		process.env.NO_PROXY = '127.0.0.1,localhost';
		expect((await sandbox.run(underTest.open('client-1'))).done).toHaveLength(1);
		expect(proxy.received).toEqual([]);
	});

	it('stays here, and is known to, where the environment names a proxy that is no address', async () => {
		process.env.HTTP_PROXY = 'not an address';
		const { run } = await sandbox.run(underTest.open('client-1'));
		expect(run.data.resultData.error).toMatchObject({
			message: expect.stringContaining('HTTP_PROXY'),
			context: { details: { kind: 'connection', delivered: 'no', attempts: 1 } },
		});
		expect(sandbox.now.requests).toEqual([]);
	});
});
