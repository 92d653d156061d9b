// What can be written behind `npm start --`.
import { parseArgs } from 'node:util';

const OPTIONS = {
	once: { type: 'boolean', about: 'end after the two example runs; code 0 when all went well' },
	reset: { type: 'boolean', about: 'forget what n8n has saved (your workflows, too), then start' },
	help: { type: 'boolean', short: 'h', about: 'say this' },
} as const;

/** The options of npm start that were given. */
export type StartOptions = Record<keyof typeof OPTIONS, boolean>;

/** Thrown for options that do not exist; the message says which ones do. */
export class WrongUsage extends Error {}

/** What `--help` prints. */
export const HELP = `npm start [-- OPTIONS]

Starts a real n8n with this package in it, beside a local Optimly, with the examples loaded.
Ctrl-C ends all of it.

${Object.entries(OPTIONS)
	.map(([name, { about }]) => `  --${name.padEnd(8)} ${about}`)
	.join('\n')}`;

/**
 * Reads the options.
 *
 * @param args what was written behind `npm start --`
 * @param env  npm takes an option that has no `--` before it for one of its own, and hands it on as npm_config_NAME
 * @throws WrongUsage
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv = process.env): StartOptions {
	const swallowed = ['once', 'reset'].find((name) => env[`npm_config_${name}`] !== undefined);
	if (swallowed !== undefined)
		throw new WrongUsage(`npm took --${swallowed} for itself. Write: npm start -- --${swallowed}`);
	const { tokens } = parseArgs({ args, options: OPTIONS, strict: false, tokens: true });
	const given = { once: false, reset: false, help: false };
	for (const token of tokens) {
		const known = token.kind === 'option' ? nameOf(token.name) : undefined;
		if (known === undefined || token.kind !== 'option' || token.value !== undefined)
			throw new WrongUsage(`npm start does not know ${args[token.index]}.\n\n${HELP}`);
		given[known] = true;
	}
	return given;
}

function nameOf(name: string): keyof StartOptions | undefined {
	return (['once', 'reset', 'help'] as const).find((known) => known === name);
}
