/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program for developers, not part of the package */
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { findings, type LiveCheck, type Options } from './guesses.js';
import { numenoCheck } from './numeno.js';
import { optimlyCheck } from './optimly/index.js';
import { asJson, lines, sandboxSettings, summary } from './liveReport.js';

const usage = `Finds out how the live service does what its documents leave open.

  OPTIMLY_BASE_URL=https://api.optimly.io OPTIMLY_TOKEN=… npm run check:live -- [options]
  NUMENO_BASE_URL=https://api.numeno.ai/chat NUMENO_KEY=… npm run check:live -- --numeno [options]

  --numeno            check Numeno in place of Optimly
  --yes               do not ask before it writes
  --limits            also ask until the API refuses, to see its limits
  --handoff ADDRESS   also hand the check's chat over by e-mail to this address
  --json FILE         write the report to a file; it has no secret, no ID and no text of a message
  --sandbox FILE      write settings with which the sandbox behaves as the service did
  --help              this text

The token comes from the environment only, and is never printed.
`;

async function agrees(): Promise<boolean> {
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	try {
		return /^y(es)?$/i.test((await terminal.question('Go on? (yes/no) ')).trim());
	} finally {
		terminal.close();
	}
}

const print = (text: string) => void process.stdout.write(`${text}\n`);

interface Given extends Options {
	readonly yes: boolean;
	readonly json?: string;
	readonly sandbox?: string;
}

async function run<E>(check: LiveCheck<E>, given: Given): Promise<number> {
	const { baseUrl: addressOf, secret: secretOf } = check.variables;
	const secret = process.env[secretOf]?.trim();
	const baseUrl = process.env[addressOf]?.trim().replace(/\/+$/, '');
	if (!secret || !baseUrl) {
		print(`Set ${addressOf} and ${secretOf} in the environment.`);
		return 2;
	}
	const refusal = await check.refuses(baseUrl, secret);
	if (refusal) {
		print(`This is not ${check.name} as it is documented: ${refusal} Nothing was written.`);
		return 2;
	}
	print(`${check.name} answers.\n${check.costs(given)}`);
	if (!given.yes && !(await agrees())) {
		print('Nothing was written.');
		return 3;
	}
	const found = findings(check.guesses, await check.gather(baseUrl, secret, given));
	print(['', ...lines(found), '', summary(found)].join('\n'));
	if (given.json) await writeFile(given.json, asJson(check.name, found));
	if (given.sandbox) {
		await writeFile(given.sandbox, `${JSON.stringify(sandboxSettings(found), undefined, '\t')}\n`);
	}
	return 0;
}

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			numeno: { type: 'boolean', default: false },
			yes: { type: 'boolean', default: false },
			limits: { type: 'boolean', default: false },
			handoff: { type: 'string' },
			json: { type: 'string' },
			sandbox: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		print(usage);
		return 0;
	}
	return values.numeno ? await run(numenoCheck, values) : await run(optimlyCheck, values);
}

process.exitCode = await main();
