// What can be written behind `npm start --`.
import { parseArgs } from 'node:util';

/** Each option and what `--help` says of it; `needs` names the value that follows it. */
const OPTIONS = [
	{ name: 'port', needs: 'N', about: 'where n8n listens; else 5678, or a free one' },
	{
		name: 'sandbox-port',
		needs: 'N',
		about: 'where the sandbox listens; else 8787, or a free one',
	},
	{ name: 'once', about: 'end after the example runs; code 0 when all went well' },
	{ name: 'reset', about: 'forget what n8n has saved (your workflows, too), then start' },
	{ name: 'help', about: 'say this' },
] as const;

type Name = (typeof OPTIONS)[number]['name'];

/** The options of npm start that were given. */
export interface StartOptions {
	once: boolean;
	reset: boolean;
	help: boolean;
	/** Undefined: the usual one, or a free one. */
	port: number | undefined;
	sandboxPort: number | undefined;
}

/** Thrown for options that do not exist; the message says which ones do. */
export class WrongUsage extends Error {}

const synopsis = (option: (typeof OPTIONS)[number]) =>
	`--${option.name}${'needs' in option ? ` ${option.needs}` : ''}`;

const WIDTH = Math.max(...OPTIONS.map((option) => synopsis(option).length));

/** What `--help` prints. */
export const HELP = `npm start [-- OPTIONS]

Starts a real n8n with this package in it, beside a local Optimly, with the
examples loaded. Ctrl-C ends all of it.

${OPTIONS.map((option) => `  ${synopsis(option).padEnd(WIDTH)}  ${option.about}`).join('\n')}`;

/**
 * Reads the options.
 *
 * @param args what was written behind `npm start --`
 * @param env  npm takes an option that has no `--` before it for one of its own, and hands it on as npm_config_NAME
 * @throws WrongUsage
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv = process.env): StartOptions {
	refuseSwallowed(env);
	const given = new Map<Name, string | undefined>();
	const { tokens } = parseArgs({ args, options: forParser, strict: false, tokens: true });
	for (const token of tokens) {
		const known =
			token.kind === 'option' ? OPTIONS.find(({ name }) => name === nameOf(token)) : undefined;
		if (
			known === undefined ||
			token.kind !== 'option' ||
			(token.value !== undefined && !('needs' in known))
		)
			throw new WrongUsage(`npm start does not know ${args[token.index]}.\n\n${HELP}`);
		given.set(known.name, token.value);
	}
	const port = portOf('port', given);
	const sandboxPort = portOf('sandbox-port', given);
	if (port !== undefined && port === sandboxPort)
		throw new WrongUsage('--port and --sandbox-port need two different ports.');
	return {
		once: given.has('once'),
		reset: given.has('reset'),
		help: given.has('help'),
		port,
		sandboxPort,
	};
}

const forParser = Object.fromEntries(
	OPTIONS.map((option) => [
		option.name,
		{ type: 'needs' in option ? ('string' as const) : ('boolean' as const) },
	]),
);

/** @throws WrongUsage when npm kept an option for itself */
function refuseSwallowed(env: NodeJS.ProcessEnv): void {
	// npm has a --help of its own, and shows it.
	const swallowed = OPTIONS.find(
		({ name }) => name !== 'help' && env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined,
	);
	if (swallowed === undefined) return;
	throw new WrongUsage(
		`npm took --${swallowed.name} for itself. Write: npm start -- ${synopsis(swallowed)}`,
	);
}

function nameOf({ name }: { name: string }): string {
	return name === 'h' ? 'help' : name;
}

/** @throws WrongUsage for what is no port */
function portOf(name: Name, given: ReadonlyMap<Name, string | undefined>): number | undefined {
	if (!given.has(name)) return undefined;
	const text = given.get(name) ?? '';
	const port = Number(text);
	if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
	throw new WrongUsage(
		`--${name} needs a number from 1 to 65535${text === '' ? '' : `, not ${text}`}.`,
	);
}
