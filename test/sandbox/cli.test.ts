/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- test code runs in Node */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { send } from './client';

const script = join(__dirname, '..', '..', 'sandbox', 'cli.mts');
const running: ChildProcess[] = [];

function start(...options: string[]): { child: ChildProcess; output: () => string } {
	const child = spawn(process.execPath, ['--import', 'tsx', script, ...options]);
	running.push(child);
	let text = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			text += chunk.toString();
		});
	}
	return { child, output: () => text };
}

afterEach(() => {
	for (const child of running.splice(0)) child.kill('SIGKILL');
});

test.each(['SIGINT', 'SIGTERM'] as const)(
	'prints one JSON line when ready and ends on %s',
	async (signal) => {
		const { child, output } = start(
			'--json',
			'--token',
			'agt_mine',
			'--latency',
			'0',
			'--no-rate-limits',
		);
		if (child.stdout) await once(child.stdout, 'data');
		const ready: { url: string; token: string } = JSON.parse(output());
		expect(ready).toEqual({
			url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
			token: 'agt_mine',
			numeno: { url: `${ready.url}/chat`, key: expect.stringMatching(/^nmo_\w{32}$/) },
		});
		expect(await send(ready, 'GET', '/external/chat/x/chats')).toMatchObject({
			status: 200,
			body: [],
		});
		const settings = await send(ready, 'GET', '/sandbox/settings');
		expect(settings.body).toMatchObject({ latencyMs: 0, rateLimits: false });
		child.kill(signal);
		expect(await once(child, 'exit')).toEqual([0, null]);
		await expect(send(ready, 'GET', '/health')).rejects.toThrow();
	},
);

test('the limits of the message page are on by default', async () => {
	const { child, output } = start('--json', '--window-factor', '0.5');
	if (child.stdout) await once(child.stdout, 'data');
	const ready: { url: string; token: string } = JSON.parse(output());
	const settings = await send(ready, 'GET', '/sandbox/settings');
	expect(settings.body).toMatchObject({ rateLimits: { set: 'messages', windowFactor: 0.5 } });
});

test.each([
	[['--host', '0.0.0.0'], 'this computer only'],
	[['--latency', 'soon'], '--latency needs a number'],
	[['--dialect', 'klingon'], '--dialect is'],
	[['--speed', '1'], '--speed'],
])('refuses %j in words', async (options, words) => {
	const { child, output } = start(...options);
	expect(await once(child, 'close')).toEqual([1, null]);
	expect(output()).toContain(words);
});

test('what it says fits a terminal; what a credential takes stands on lines of their own', async () => {
	const help = start('--help');
	await once(help.child, 'exit');
	const { child, output } = start('--token', 'agt_mine');
	while (!output().includes('Ctrl-C')) if (child.stdout) await once(child.stdout, 'data');
	const lines = `${help.output()}\n${output()}`.split('\n');
	expect(lines.filter((line) => line.length > 80 && !line.includes('http://'))).toEqual([]);
	expect(output()).toMatch(/^ .*Access Token {2}agt_mine$/m);
	expect(output()).toMatch(/^ .*Base URL {6}http:\/\/127\.0\.0\.1:\d+$/m);
	expect(output()).toMatch(/^ .*API Key {7}nmo_\w{32}$/m);
});
