/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests are not part of the package */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { NO_QUOTA } from '../../engine/parameters';

/** What app.py holds. */
interface Stored {
	readonly chats: IDataObject[];
	readonly messages: IDataObject[];
	readonly handoffs: IDataObject[];
}

/** The API in Python, see app.py; before each test it forgets all but the chat `chat_1` of `client-1`. */
export interface FastApi {
	readonly url: string;
	readonly token: string;
	credential(more?: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject;
	stored(): Promise<Stored>;
}

async function started(child: ChildProcess): Promise<string> {
	const said: string[] = [];
	if (!child.stderr) throw new Error('The server has no stderr');
	const lines = createInterface(child.stderr);
	const url = new Promise<string>((resolve) => {
		lines.on('line', (line) => {
			said.push(line);
			const [, at] = /running on (http:\S+)/.exec(line) ?? [];
			if (at !== undefined) resolve(at);
		});
	});
	const ended = once(child, 'exit').then(() => {
		throw new Error(`FastAPI's server did not start:\n${said.join('\n')}`);
	});
	return await Promise.race([url, ended]);
}

/** Starts FastAPI's server for the tests of a file. */
export function useFastApi(): { readonly now: FastApi } {
	const token = `agt_${randomBytes(16).toString('hex')}`;
	let child: ChildProcess | undefined;
	let url = '';
	beforeAll(async () => {
		child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'start.mts')], {
			stdio: ['ignore', 'inherit', 'pipe'],
			env: { ...process.env, OPTIMLY_TOKEN: token },
		});
		url = await started(child);
	});
	beforeEach(async () => {
		await fetch(`${url}/stored`, { method: 'DELETE' });
	});
	afterAll(async () => {
		if (!child || child.exitCode !== null) return;
		child.removeAllListeners('exit');
		child.kill('SIGTERM');
		await once(child, 'exit');
	});
	const credential: FastApi['credential'] = (more) => ({
		...{ authentication: 'bearer', accessToken: token, baseUrl: url },
		...{ ...NO_QUOTA, ...more },
	});
	const stored = async () => JSON.parse(await (await fetch(`${url}/stored`)).text());
	return {
		get now() {
			return { url, token, credential, stored };
		},
	};
}
