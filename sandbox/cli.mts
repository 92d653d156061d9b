import { parseArgs } from 'node:util';

import { startSandbox, type Sandbox } from './index.js';

const usage = `A local Optimly, and a local Numeno, for development.

  npx tsx sandbox/cli.mts [options]

  --port <number>       port to listen on; a free one by default
  --host <host>         127.0.0.1 (default), ::1 or localhost; nothing else
  --token <text>        access token; a new one by default
  --dialect <name>      agentResponse (default) or messageSchema: the form of a
                        message in answers
  --latency <ms>        time between taking a request and answering it; else 250
  --no-rate-limits      never answer 429
  --window-factor <n>   multiplies the windows of the limits; 0.0167 makes a
                        minute a second
  --numeno-key <text>   key of the local Numeno; a new one by default
  --json                print {"url","token","numeno":{"url","key"}} in one line
                        when ready, nothing else
  --help                this text
`;

function options() {
	return parseArgs({
		options: {
			port: { type: 'string', default: '0' },
			host: { type: 'string', default: '127.0.0.1' },
			token: { type: 'string' },
			'numeno-key': { type: 'string' },
			dialect: { type: 'string', default: 'agentResponse' },
			latency: { type: 'string', default: '250' },
			'no-rate-limits': { type: 'boolean', default: false },
			'window-factor': { type: 'string', default: '1' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	}).values;
}

function number(name: string, text: string): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value))
		throw new Error(`--${name} needs a number, not "${text}"`);
	return value;
}

function dialect(text: string): 'agentResponse' | 'messageSchema' {
	if (text === 'agentResponse' || text === 'messageSchema') return text;
	throw new Error(`--dialect is agentResponse or messageSchema, not "${text}"`);
}

async function main(): Promise<void> {
	const given = options();
	if (given.help) {
		process.stdout.write(usage);
		return;
	}
	const sandbox = await startSandbox({
		port: number('port', given.port),
		host: given.host,
		token: given.token,
		numenoKey: given['numeno-key'],
		dialect: dialect(given.dialect),
		latencyMs: number('latency', given.latency),
		// Of the three contradicting sets the one of the message page: the strictest for new chats.
		rateLimits: given['no-rate-limits']
			? false
			: { set: 'messages', windowFactor: number('window-factor', given['window-factor']) },
	});
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => void sandbox.close());
	process.stdout.write(given.json ? `${inJson(sandbox)}\n` : inWords(sandbox));
}

function inJson({ url, token, numeno: { url: numenoUrl, key } }: Sandbox): string {
	return JSON.stringify({ url, token, numeno: { url: numenoUrl, key } });
}

/** What to type into the credentials, each on a line of its own. */
function inWords({ url, token, numeno }: Sandbox): string {
	return `A local Optimly and a local Numeno; nothing here is the real service.

  Optimly API   Access Token  ${token}
                Base URL      ${url}
  Numeno API    API Key       ${numeno.key}
                Base URL      ${numeno.url}

What they hold:
  ${url}/sandbox/state?access_token_query=${token}

Stop it with Ctrl-C.
`;
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
