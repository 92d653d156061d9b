// Starts app.py and prints what it prints; on continuous integration installs what it needs.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { findProgram } from '../../../scripts/programs.mjs';

const uvicorn = await findProgram('uvicorn');
const folder = dirname(fileURLToPath(import.meta.url));
const server = spawn(
	uvicorn,
	['app:app', '--app-dir', folder, '--host', '127.0.0.1', '--port', '0', '--no-access-log'],
	{ stdio: 'inherit', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } },
);
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code) => process.exit(code ?? 0));
