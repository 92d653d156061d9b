// A web page in the browser of somebody who runs `npm start`: it knows every route and password that a developer could
// look up, and tries to steer the sandbox, to read it, and to get into n8n.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { z } from 'zod';
import { choosePort } from '../../playground/ports.mjs';
import { startSandbox, type RunningSandbox } from '../../playground/sandbox.mjs';
import { stopEverything } from '../../scripts/processes.mjs';
import { findProgram } from '../../scripts/programs.mjs';

/** What a page is told of one try: never more than that it failed, or an answer that the page may not read. */
const TRIED = z.array(z.object({ how: z.string(), read: z.string() }));

const ATTACK = fileURLToPath(new URL('foreignPage.attack.mjs', import.meta.url));

let sandbox: RunningSandbox;
let browser: Browser;
let page: Server;
let port: number;

/** What came to the page's own server. */
const taken: string[] = [];

before(async () => {
	sandbox = await startSandbox((await choosePort(0)).port);
	({ port } = await choosePort(0));
	page = createServer((request, response) => {
		taken.push(`${request.method} ${request.url?.split('?')[0]}`);
		response.setHeader('content-type', 'text/html');
		// It lets everybody in, as the sandbox must not.
		for (const what of ['origin', 'headers', 'methods'])
			response.setHeader(
				`access-control-allow-${what}`,
				what === 'origin' ? '*' : 'authorization, content-type, PUT, POST',
			);
		response.end('<!doctype html><title>A page of somebody else</title>');
	});
	await new Promise<void>((resolve) => page.listen(port, '127.0.0.1', resolve));
	browser = await chromium.launch({
		executablePath: await findProgram('chromium'),
		// The page's own name leads to this computer: that is what DNS rebinding comes to.
		args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP evil.test 127.0.0.1'],
	});
});

after(async () => {
	await browser?.close();
	page?.close();
	await stopEverything();
});

/** Asks the sandbox as its owner does. */
async function owner(path: string): Promise<unknown> {
	const response = await fetch(`${sandbox.url}/sandbox/${path}`, {
		headers: { authorization: `Bearer ${sandbox.token}` },
	});
	assert.equal(response.status, 200);
	return await response.json();
}

const everything = async () => [
	await owner('state'),
	await owner('settings'),
	await owner('faults'),
	await owner('requests'),
];

/** Tries all of it from a page at `from`; the token is that of the sandbox when the page has found it out. */
async function attack(from: string, target: string, token: string): Promise<z.infer<typeof TRIED>> {
	const context = await browser.newContext();
	try {
		const visitor = await context.newPage();
		await visitor.goto(from);
		await visitor.addScriptTag({ path: ATTACK });
		return TRIED.parse(
			await visitor.evaluate(`attack(${JSON.stringify({ at: target, secret: token })})`),
		);
	} finally {
		await context.close();
	}
}

test('the attack is one: it gets through to a server that lets every page in', async () => {
	const tried = await attack(`http://evil.test:${port}/`, `http://127.0.0.1:${port}`, 'none');
	const got = tried.filter(({ read }) => read.includes('somebody else')).map(({ how }) => how);
	for (const how of [
		'cors POST of text to faults',
		'JSON with the token to settings',
		'cors GET of the state',
	])
		assert.ok(got.includes(how), `${how} failed: ${JSON.stringify(tried)}`);
	// The page reads no answer of these, but they arrive.
	for (const request of ['POST /sandbox/faults', 'PUT /sandbox/settings', 'GET /sandbox/state'])
		assert.ok(taken.includes(request), request);
	assert.equal(taken.filter((request) => request === 'POST /sandbox/faults').length, 4);
});

const NAMES = [
	['on another port of this computer', () => `http://127.0.0.1:${port}/`, () => sandbox.url],
	[
		'whose name leads to this computer',
		() => `http://evil.test:${port}/`,
		() => sandbox.url.replace('127.0.0.1', 'evil.test'),
	],
	['with a name of its own', () => `http://evil.test:${port}/`, () => sandbox.url],
] as const;

for (const [who, from, target] of NAMES)
	test(`a page ${who} changes nothing in the sandbox and reads nothing of it`, async () => {
		const before = await everything();
		const tried = await attack(from(), target(), sandbox.token);
		assert.ok(tried.length > 10);
		assert.deepEqual(
			tried.filter(({ read }) => read !== ''),
			[],
		);
		assert.deepEqual(await everything(), before);
	});

test('a page that has the origin of the sandbox under a name of its own gets refusals only', async () => {
	// After rebinding, page and sandbox are one origin to the browser: nothing but the sandbox itself can refuse.
	const rebound = sandbox.url.replace('127.0.0.1', 'evil.test');
	const before = await everything();
	const context = await browser.newContext();
	const visitor = await context.newPage();
	const answer = await visitor.goto(`${rebound}/sandbox/state?access_token_query=${sandbox.token}`);
	assert.equal(answer?.status(), 421);
	assert.doesNotMatch((await answer?.text()) ?? '', /chats|leads/);
	await context.close();
	assert.deepEqual(await everything(), before);
});
