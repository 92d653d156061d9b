// n8n's second engine (`engineType: v2`), which n8n 2.41 carries: what of the promises holds on it. It keeps nothing
// between executions and runs no node again, so that what is to be stored once needs the idempotency key.
import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DEMO_LOGIN, N8nRest } from '../../playground/n8n-rest.mjs';
import { startN8n } from '../../playground/n8n.mjs';
import { packPackage } from '../../playground/package-under-test.mjs';
import { choosePort } from '../../playground/ports.mjs';
import { installRuntime } from '../../playground/runtime.mjs';
import { startSandbox } from '../../playground/sandbox.mjs';
import { until } from '../../playground/until.mjs';
import { stopEverything } from '../../scripts/processes.mjs';
import { steer } from '../real/realN8n.mjs';
import { UNFINISHED } from './ledger.mjs';
import { startPostgres } from './postgres.mjs';
import { say } from './say.mjs';
import { post } from './submissions.mjs';
import { byChat, contentOf, messagesAmong, overlapsIn, requestsTo } from './wire.mjs';
import { newPlace } from './workers.mjs';
import { webhookWorkflow, type CredentialName } from './workflow.mjs';

/** A UUID; executions of the other engine have numbers. */
const OF_SECOND_ENGINE = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

interface SecondEngine {
	url: string;
	rest: N8nRest;
	sandbox: Awaited<ReturnType<typeof startSandbox>>;
	credential: CredentialName;
	folder: string;
}

let n8n: SecondEngine;

before(async () => {
	n8n = await startSecondEngine();
	say('n8n with its second engine is ready');
});

after(async () => {
	await stopEverything();
	await rm(n8n.folder, { recursive: true, force: true });
});

/** An n8n that has its second engine, with a database for it. */
async function startSecondEngine(): Promise<SecondEngine> {
	const runtime = await installRuntime(say);
	const tarball = await packPackage();
	const folder = await mkdtemp(join(tmpdir(), 'optimly-engine-'));
	// The user that runs PostgreSQL has to get to its folder; every folder in here is its owner's only.
	await chmod(folder, 0o711);
	const { settings } = await startPostgres(folder);
	const of = (name: string) => settings[`DB_POSTGRESDB_${name}`] ?? '';
	const env = {
		N8N_ENABLED_MODULES: 'engine-v2',
		N8N_ENGINE_DATABASE_URL: `postgres://${of('USER')}:${of('PASSWORD')}@${of('HOST')}:${of('PORT')}/${of('DATABASE')}`,
		N8N_ENGINE_HOST: '127.0.0.1',
		N8N_ENGINE_PORT: String((await choosePort(0)).port),
		N8N_ENGINE_CONTROL_PLANE_PORT: String((await choosePort(0)).port),
	};
	const place = await newPlace({ runtime, tarball, folder, env }, 'second-engine');
	const { url } = await startN8n(runtime, place, { name: 'second-engine', env });
	const sandbox = await startSandbox((await choosePort(0)).port);
	const rest = new N8nRest(url);
	await rest.signIn(DEMO_LOGIN);
	const name = 'Optimly sandbox';
	const data = { authentication: 'bearer', accessToken: sandbox.token, baseUrl: sandbox.url };
	const id = await rest.saveCredential({ name, type: 'optimlyApi', data });
	return { url, rest, sandbox, credential: { id, name }, folder };
}

/** A webhook in front of the node, run by the second engine. */
async function activate(path: string, parameters: Record<string, unknown>) {
	const { rest, url, credential } = n8n;
	const id = await rest.saveAndActivate(
		webhookWorkflow({
			...{ path, responseMode: 'onReceived', credential, parameters },
			settings: { engineType: 'v2' },
		}),
	);
	const deliver = async (body: unknown) =>
		await until(`the webhook ${path}`, 30, async () =>
			(await post(`${url}/webhook/${path}`, body)).answer === 200 ? true : undefined,
		);
	/** The statuses of so many executions, the newest first, once all have ended. */
	const ended = async (count: number) =>
		await until(`${count} executions to end`, 60, async () => {
			const all = await rest.executions(id);
			for (const execution of all) assert.match(execution.id, OF_SECOND_ENGINE);
			const isOpen = all.some(({ status }) => UNFINISHED.includes(status));
			return all.length < count || isOpen ? undefined : all.map(({ status }) => status);
		});
	return { deliver, ended };
}

const sent = async () => messagesAmong(await requestsTo(n8n));

test('the same submission, delivered three times, is stored once', async () => {
	await steer(n8n, 'POST', 'reset');
	const { deliver, ended } = await activate('engine-lead', {
		...{ resource: 'lead', operation: 'capture' },
	});
	const body = {
		form_response: {
			response_id: 'response-1',
			definition: { fields: [{ id: 'a', title: 'Email', type: 'email', ref: 'a' }] },
			answers: [
				{ type: 'email', email: 'ada@example.com', field: { id: 'a', type: 'email', ref: 'a' } },
			],
		},
	};
	for (let times = 0; times < 3; times += 1) await deliver(body);
	assert.deepEqual(await ended(3), ['success', 'success', 'success']);
	assert.deepEqual((await sent()).map(contentOf), ['Lead captured for ada@example.com']);
});

test('what no history shows is not sent a second time: n8n’s record of keys is there, too', async () => {
	await steer(n8n, 'POST', 'reset');
	const { deliver, ended } = await activate('engine-handoff', {
		...{ resource: 'handoff', operation: 'email', clientId: 'visitor' },
		...{ customerEmail: 'ada@example.com', reason: 'Pricing approval' },
		options: { idempotencyKey: '={{ $json.body.event }}', maxWait: 5 },
	});
	for (const [index, event] of ['one', 'one', 'two'].entries()) {
		await deliver({ event });
		await ended(index + 1);
	}
	assert.deepEqual(await ended(3), ['success', 'error', 'success']);
	const handoffs = (await requestsTo(n8n)).filter(({ path }) => path.endsWith('/email-handoff'));
	assert.equal(handoffs.length, 2);
});

test('quick messages of one visitor: no overlap in the chat', async () => {
	await steer(n8n, 'POST', 'reset');
	await steer(n8n, 'PUT', 'settings', { latencyMs: 200 });
	const { deliver, ended } = await activate('engine-chat', {
		...{ resource: 'message', operation: 'send' },
		...{ clientId: 'visitor', content: '={{ $json.body.text }}' },
	});
	const texts = ['one', 'two', 'three', 'four', 'five'];
	for (const text of texts) await deliver({ text });
	assert.deepEqual(
		await ended(texts.length),
		texts.map(() => 'success'),
	);
	const all = await sent();
	assert.deepEqual(all.map(contentOf).sort(), [...texts].sort());
	assert.equal(byChat(all).size, 1);
	assert.equal(overlapsIn(all), 0);
	say(`order on the second engine: ${all.map(contentOf).join(', ')}`);
});
