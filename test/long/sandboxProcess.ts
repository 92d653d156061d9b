/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests are not part of the package */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Chat, FaultRule, Settings, StoredMessage } from '../../sandbox';

/** A sandbox in a process of its own: its memory and its CPU time are not those of the engine. */
export interface SandboxProcess {
	readonly url: string;
	readonly token: string;
	set(settings: Partial<Settings>): Promise<void>;
	addFault(rule: FaultRule): Promise<void>;
	/** Opens a chat for a client over the API and returns its id. */
	openChat(clientId: string): Promise<string>;
	state(): Promise<{ chats: Chat[]; messages: StoredMessage[]; contractViolations: unknown[] }>;
	/** Status of every request so far, in the order of arrival; undefined: the connection was cut. */
	statuses(): Promise<Array<number | undefined>>;
	stop(): Promise<void>;
}

const ROOT = join(__dirname, '..', '..');

/** Starts `sandbox/cli.mts`; without latency and quotas. */
export async function startSandboxProcess(): Promise<SandboxProcess> {
	const child = spawn(
		process.execPath,
		['--import', 'tsx', join('sandbox', 'cli.mts'), '--json', '--no-rate-limits', '--latency', '0'],
		{ cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const [line]: unknown[] = await once(createInterface(child.stdout), 'line');
	const { url, token } = JSON.parse(String(line));
	const call = async (method: string, path: string, body?: unknown) => {
		const answer = await fetch(`${url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
		return JSON.parse(await answer.text());
	};
	return {
		url,
		token,
		set: async (settings) => void (await call('PUT', '/sandbox/settings', settings)),
		addFault: async (rule) => void (await call('POST', '/sandbox/faults', rule)),
		openChat: async (client_id) =>
			(await call('POST', '/external/message/new-chat', { client_id })).chat_id,
		state: async () => await call('GET', '/sandbox/state'),
		statuses: async () => {
			const requests: Array<{ status?: number }> = await call('GET', '/sandbox/requests');
			return requests.map(({ status }) => status);
		},
		stop: async () => {
			child.kill('SIGTERM');
			await once(child, 'exit');
		},
	};
}
