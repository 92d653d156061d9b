// A PostgreSQL cluster of our own: a free loopback port, a password, its data in a folder of its own.
import { randomBytes } from 'node:crypto';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../../playground/must.mjs';
import { choosePort, startOnPorts } from '../../playground/ports.mjs';
import { findProgram } from '../../scripts/programs.mjs';
import { runAs, startKept, type DataService, type User } from './kept.mjs';

const ACCOUNT = 'n8n';

/** Makes a cluster below `folder`, which every user has to be able to pass through, and starts it. */
export async function startPostgres(folder: string): Promise<DataService> {
	const initdb = await findProgram('initdb');
	const command = await findProgram('postgres');
	const user = await databaseUser();
	const home = join(folder, 'postgres');
	const data = join(home, 'data');
	const password = randomBytes(16).toString('hex');
	const passwordFile = join(home, 'password');
	await mkdir(home, { mode: 0o700 });
	await writeFile(passwordFile, password, { mode: 0o600 });
	if (user !== undefined)
		for (const path of [home, passwordFile]) await chown(path, user.uid, user.gid);
	const access = ['--username', ACCOUNT, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
	await runAs({ command: initdb, args: ['-D', data, ...access], cwd: folder, user });
	const { port: found } = await choosePort(0);
	return await startOnPorts([found], async ([port = found]) => {
		const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
		const process = await startKept({
			name: 'postgres',
			command,
			args: ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
			cwd: folder,
			user,
			// Its fast shutdown: at a SIGTERM it would wait until n8n has closed its connections.
			stop: 'SIGINT',
			readyLine: 'database system is ready to accept connections',
		});
		return {
			process,
			settings: {
				DB_TYPE: 'postgresdb',
				DB_POSTGRESDB_HOST: '127.0.0.1',
				DB_POSTGRESDB_PORT: String(port),
				// The one that initdb makes.
				DB_POSTGRESDB_DATABASE: 'postgres',
				DB_POSTGRESDB_USER: ACCOUNT,
				DB_POSTGRESDB_PASSWORD: password,
			},
		};
	});
}

/** PostgreSQL refuses to run as root: then the user takes over that its package has made. */
async function databaseUser(): Promise<User | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const number = async (option: string) => Number(await must('id', [option, 'postgres']));
	return { uid: await number('-u'), gid: await number('-g') };
}
