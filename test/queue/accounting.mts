// Holds what was submitted against what the sandbox has stored and what n8n says of its executions, one by one.
import type { WorkerRecord } from './workers.mjs';
import type { LedgerEntry } from './ledger.mjs';
import type { Submission } from './submissions.mjs';

/** A chat that the sandbox has stored. */
export interface StoredChat {
	chatId: string;
	/** The submission's e-mail address. */
	email: string;
	/** Who opened it. */
	executionId: string;
}

/** A lead's message that the sandbox has stored. */
export interface StoredLead {
	chatId: string;
	email: string;
}

/** What is known after a run. */
export interface Evidence {
	submissions: Submission[];
	chats: StoredChat[];
	leads: StoredLead[];
	/** All executions that n8n has, with their status and the submission that their saved data names, if any. */
	executions: LedgerEntry[];
	/** Executions whose submission was read from n8n while they were under way: id → e-mail address. */
	named: ReadonlyMap<string, string>;
	workers: WorkerRecord[];
}

/** An execution of one submission. */
export interface RunExecution {
	id: string;
	status: string;
	/** Which workers started it; more than one entry is a re-run by n8n. */
	runs: string[];
	/** Whether n8n still has what was submitted. */
	inputKept: boolean;
}

export interface Account {
	submission: Submission;
	executions: RunExecution[];
	chats: number;
	leads: number;
	verdict: Verdict;
}

type Facts = Omit<Account, 'verdict'>;

const succeeded = ({ executions }: Facts) => executions.some(({ status }) => status === 'success');
const GIVEN_UP = ['error', 'crashed', 'canceled'];
const givenUp = ({ executions }: Facts) =>
	executions.length > 0 && executions.every(({ status }) => GIVEN_UP.includes(status));

/** The verdicts; the first that fits counts. `fine`: what has to hold of every submission, whatever happens to n8n. */
const VERDICTS = [
	{
		verdict: 'twice, n8n ran it again',
		fine: true,
		meaning: 'stored more than once, by an execution that n8n started more than once',
		fits: (facts: Facts) =>
			(facts.chats > 1 || facts.leads > 1) && facts.executions.some(({ runs }) => runs.length > 1),
	},
	{
		verdict: 'twice, by the node',
		fine: false,
		meaning: 'stored more than once although each execution ran once',
		fits: (facts: Facts) => facts.chats > 1 || facts.leads > 1,
	},
	{
		verdict: 'stored once',
		fine: true,
		meaning: 'chat and lead are there, and an execution says success',
		fits: (facts: Facts) => facts.chats === 1 && facts.leads === 1 && succeeded(facts),
	},
	{
		verdict: 'stored once, given up',
		fine: true,
		meaning: 'chat and lead are there, but n8n could not save the success',
		fits: (facts: Facts) => facts.chats === 1 && facts.leads === 1 && givenUp(facts),
	},
	{
		verdict: 'half, given up',
		fine: true,
		meaning: 'the chat is there, the lead is not; a failed execution says so',
		fits: (facts: Facts) => facts.chats === 1 && facts.leads === 0 && givenUp(facts),
	},
	{
		verdict: 'not sent, given up',
		fine: true,
		meaning: 'nothing is there; a failed execution says so',
		fits: (facts: Facts) => facts.chats === 0 && facts.leads === 0 && givenUp(facts),
	},
	{
		verdict: 'not taken',
		fine: true,
		meaning: 'n8n has no execution, and the caller was not told that it worked',
		fits: (facts: Facts) =>
			facts.chats === 0 &&
			facts.leads === 0 &&
			facts.executions.length === 0 &&
			facts.submission.answer !== 200,
	},
	{
		verdict: 'lost',
		fine: false,
		meaning: 'everything else: not stored as it should be, and nothing says so',
		fits: () => true,
	},
] as const;

export type Verdict = (typeof VERDICTS)[number]['verdict'];

/** What each verdict means, in the order of {@link VERDICTS}. */
export const MEANINGS: ReadonlyMap<Verdict, string> = new Map(
	VERDICTS.map(({ verdict, meaning }) => [verdict, meaning]),
);

export interface Accounts {
	accounts: Account[];
	/** Stored chats and leads, and executions, that belong to no submission; there should be none. */
	strangers: string[];
}

/** Gives each submission its verdict and names what belongs to none. */
export function account(evidence: Evidence): Accounts {
	const { submissions, chats, leads, executions, named, workers } = evidence;
	const emailOf = new Map(named);
	for (const { id, email } of executions) if (email !== undefined) emailOf.set(id, email);
	for (const { executionId, email } of chats) emailOf.set(executionId, email);
	for (const { executionId, email } of submissions)
		if (executionId !== undefined) emailOf.set(executionId, email);

	const runsOf = groupBy(
		workers.flatMap(({ name, started }) => started.map((id) => ({ id, name }))),
		({ id }) => id,
	);
	const executionsOf = groupBy(executions, ({ id }) => emailOf.get(id) ?? '');
	const chatsOf = groupBy(chats, ({ email }) => email);
	const leadsOf = groupBy(leads, ({ email }) => email);
	const accounts = submissions.map((submission) => {
		const { email } = submission;
		const facts: Facts = {
			submission,
			executions: (executionsOf.get(email) ?? []).map(({ id, status, email: kept }) => ({
				id,
				status,
				runs: (runsOf.get(id) ?? []).map(({ name }) => name),
				inputKept: kept === email,
			})),
			chats: chatsOf.get(email)?.length ?? 0,
			leads: leadsOf.get(email)?.length ?? 0,
		};
		return { ...facts, verdict: verdictOf(facts) };
	});
	const known = new Set(submissions.map(({ email }) => email));
	const strangers = [
		...chats.filter(({ email }) => !known.has(email)).map(({ chatId }) => `chat ${chatId}`),
		...leads.filter(({ email }) => !known.has(email)).map(({ chatId }) => `lead in ${chatId}`),
		...executions
			.filter(({ id }) => !known.has(emailOf.get(id) ?? ''))
			.map(({ id, status }) => `execution ${id} (${status})`),
	];
	return { accounts, strangers };
}

/** The accounts that no failure of n8n excuses. */
export function notFine({ accounts }: Accounts): Account[] {
	const fine = new Set<Verdict>(VERDICTS.filter((row) => row.fine).map(({ verdict }) => verdict));
	return accounts.filter(({ verdict }) => !fine.has(verdict));
}

/** How many submissions got which verdict. */
export function countVerdicts({ accounts }: Accounts): Map<Verdict, number> {
	const counts = new Map<Verdict, number>();
	for (const { verdict } of accounts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
	return counts;
}

function verdictOf(facts: Facts): Verdict {
	return VERDICTS.find(({ fits }) => fits(facts))?.verdict ?? 'lost';
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const group = groups.get(keyOf(one));
		if (group) group.push(one);
		else groups.set(keyOf(one), [one]);
	}
	return groups;
}
