// n8n's own books: the executions as they are in its database. (The list that the editor reads is no ledger: while
// executions start it skips some of them between its pages.)
import { createRequire } from 'node:module';
import { z } from 'zod';
import { RUNTIME } from '../../playground/folders.mjs';
import type { DataService } from './kept.mjs';

/** The part that is used of the library "pg"; n8n brings it along. */
interface Pg {
	Client: new (options: Record<string, unknown>) => {
		connect(): Promise<void>;
		query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
		end(): Promise<void>;
	};
}

const EXECUTIONS = z.array(
	z.object({
		id: z.coerce.string(),
		status: z.string(),
		/** What n8n has saved of it, as a text of the library "flatted". */
		data: z.string().nullable(),
	}),
);

/** An execution with the submission that its saved data names; undefined when there is none (any more). */
export interface LedgerEntry {
	id: string;
	status: string;
	email: string | undefined;
}

const ALL = `
	SELECT e.id, e.status, d.data
	FROM execution_entity e LEFT JOIN execution_data d ON d."executionId" = e.id
	WHERE e."workflowId" = ANY($1)
	ORDER BY e.id`;

const STATUSES = `
	SELECT e.id, e.status, NULL AS data
	FROM execution_entity e
	WHERE e."workflowId" = ANY($1)
	ORDER BY e.id`;

/** The statuses of executions that have not ended. */
export const UNFINISHED: readonly string[] = ['new', 'running', 'waiting', 'unknown'];

/** Reads every execution of the workflows in one statement, the given-up and the deleted ones, too. */
export async function readLedger(
	postgres: DataService,
	workflowIds: string[],
	withData: boolean,
): Promise<LedgerEntry[]> {
	const { Client }: Pg = createRequire(`${RUNTIME}/package.json`)('pg');
	const { settings } = postgres;
	const client = new Client({
		host: settings['DB_POSTGRESDB_HOST'],
		port: Number(settings['DB_POSTGRESDB_PORT']),
		database: settings['DB_POSTGRESDB_DATABASE'],
		user: settings['DB_POSTGRESDB_USER'],
		password: settings['DB_POSTGRESDB_PASSWORD'],
	});
	await client.connect();
	try {
		const { rows } = await client.query(withData ? ALL : STATUSES, [workflowIds]);
		return EXECUTIONS.parse(rows).map(({ id, status, data }) => ({
			id,
			status,
			email: /[\w-]+@example\.com/.exec(data ?? '')?.[0],
		}));
	} finally {
		await client.end();
	}
}
