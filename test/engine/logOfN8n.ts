/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LoggerProxy } from 'n8n-workflow';
import { waitUntil } from '../waitUntil';

// To be imported before the engine: n8n reads these when it makes its first logger.
const folderOfN8n = join(process.env.N8N_USER_FOLDER ?? '', '.n8n');
mkdirSync(folderOfN8n, { recursive: true });
const file = join(mkdtempSync(join(folderOfN8n, 'log-')), 'n8n.log');
Object.assign(process.env, {
	N8N_LOG_LEVEL: 'debug',
	N8N_LOG_OUTPUT: 'file',
	// From n8n's folder: older versions (n8n-core 1.84) take any path so.
	N8N_LOG_FILE_LOCATION: relative(folderOfN8n, file),
});

const read = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

let marks = 0;

/** Everything that n8n logged so far at level debug, from its first logger on (made by the first request). */
export async function logOfN8n(): Promise<string> {
	const mark = `end of what was asked for, ${++marks}`;
	LoggerProxy.info(mark);
	await waitUntil(() => read().includes(mark), "n8n's log is written");
	return read();
}
