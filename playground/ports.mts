import { createServer } from 'node:net';

/** A loopback port to listen on; `instead` says which one was wanted and is taken. */
export interface Port {
	port: number;
	instead?: number;
}

/** Below what Linux, macOS and Windows give to outgoing connections: what is free there stays free until it is used. */
const FREE = { from: 20_000, count: 10_000 };

/** How often a server is started when others take its ports between the choice and the start. */
const TRIES = 3;

/** What servers write when another program listens on their port: Node.js, Redis and PostgreSQL; n8n, its task broker, its workers. */
const TAKEN = /address already in use|port \d+ is already in use/i;

/** The wanted port when it is free and not `kept` for something else, else a free one; 0 wants none in particular. */
export async function choosePort(wanted: number, kept?: number): Promise<Port> {
	if (wanted !== 0 && wanted !== kept && (await isFree(wanted))) return { port: wanted };
	for (let tries = 0; tries < 100; tries += 1) {
		const other = FREE.from + Math.floor(Math.random() * FREE.count);
		if (await isFree(other))
			return wanted === 0 ? { port: other } : { port: other, instead: wanted };
	}
	throw new Error('No free port on 127.0.0.1');
}

/**
 * The port that the user asked for, or else what {@link choosePort} finds.
 *
 * @param asked  what was written behind `option`, if anything
 * @throws Error when the port that was asked for is taken: another one would not be what was asked for
 */
export async function askedOrChosen(
	asked: number | undefined,
	option: string,
	usual: number,
	kept?: number,
): Promise<Port> {
	if (asked === undefined) return await choosePort(usual, kept);
	if (await isFree(asked)) return { port: asked };
	throw new Error(`Another program uses port ${asked}: ${option} needs a free one.`);
}

/** "port 8787", or the same with the remark that another program has the usual one. */
export function describePort({ port, instead }: Port): string {
	return instead === undefined
		? `port ${port}`
		: `port ${port}, because another program uses ${instead}`;
}

/**
 * Starts a server, and again on other ports when somebody else took one after it was found free.
 *
 * @param ports which are tried first
 * @param start rejects with the server's last words when it ends
 * @throws Error of the last try, or at once when it is about something else
 */
export async function startOnPorts<T>(
	ports: readonly number[],
	start: (ports: readonly number[]) => Promise<T>,
): Promise<T> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await start(ports);
		} catch (error) {
			const words = error instanceof Error ? error.message : String(error);
			if (tries === TRIES || !TAKEN.test(words)) throw error;
			ports = await otherThan(ports, words);
		}
	}
}

/** New ones for those that the words name; for all, when they name none. */
async function otherThan(ports: readonly number[], words: string): Promise<number[]> {
	const named = ports.filter((port) => new RegExp(`\\b${port}\\b`).test(words));
	const kept: number[] = [];
	for (const port of ports) {
		const stays = named.length > 0 && !named.includes(port);
		kept.push(stays ? port : (await choosePort(0)).port);
	}
	return kept;
}

async function isFree(port: number): Promise<boolean> {
	const server = createServer();
	return await new Promise((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
