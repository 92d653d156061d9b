import { createServer } from 'node:net';

/** A loopback port to listen on; `instead` says which one was wanted and is taken. */
export interface Port {
	port: number;
	instead?: number;
}

/** The wanted port when it is free, else a free one. */
export async function choosePort(wanted: number): Promise<Port> {
	const free = await listenBriefly(wanted);
	if (free !== undefined) return { port: free };
	const other = await listenBriefly(0);
	if (other === undefined) throw new Error('No free port on 127.0.0.1');
	return { port: other, instead: wanted };
}

/** "port 8787", or the same with the remark that another program has the usual one. */
export function describePort({ port, instead }: Port): string {
	return instead === undefined
		? `port ${port}`
		: `port ${port}, because another program uses ${instead}`;
}

async function listenBriefly(port: number): Promise<number | undefined> {
	const server = createServer();
	return await new Promise((resolve) => {
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const chosen = typeof address === 'object' ? address?.port : undefined;
			server.close(() => resolve(chosen));
		});
	});
}
