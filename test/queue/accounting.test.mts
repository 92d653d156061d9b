// The accounting itself: what was lost or came twice has to show, whatever n8n says about it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, notFine, type Evidence, type Verdict } from './accounting.mjs';

const EMAIL = 'one@example.com';

/** One submission that went well; each case changes what it is about. */
function evidence(changes: Partial<Evidence> = {}): Evidence {
	return {
		submissions: [{ email: EMAIL, responseMode: 'lastNode', answer: 200, notTaken: [], tookMs: 1 }],
		chats: [{ chatId: 'c1', email: EMAIL, executionId: '7' }],
		leads: [{ chatId: 'c1', email: EMAIL }],
		executions: [{ id: '7', status: 'success', email: EMAIL }],
		named: new Map(),
		workers: [{ name: 'worker-1', started: ['7'], finished: ['7'] }],
		...changes,
	};
}

const well = evidence();
const nothing = { chats: [], leads: [] };
/** How n8n leaves an execution whose worker died: failed, and without what was submitted. */
const givenUp = {
	executions: [{ id: '7', status: 'error', email: undefined }],
	named: new Map([['7', EMAIL]]),
};
const failed = well.submissions.map((submission) => ({ ...submission, answer: 500 }));

const CASES: Array<[verdict: Verdict, fine: boolean, what: string, evidence: Evidence]> = [
	['stored once', true, 'all went well', well],
	['lost', false, 'the API took it and forgot it', evidence(nothing)],
	['lost', false, 'the lead of the chat is missing', evidence({ leads: [] })],
	['lost', false, 'n8n said yes and has no execution', evidence({ ...nothing, executions: [] })],
	[
		'lost',
		false,
		'the execution never ended',
		evidence({ executions: [{ id: '7', status: 'running', email: EMAIL }] }),
	],
	[
		'lost',
		false,
		'a failed execution that nobody can tie to it',
		evidence({ ...nothing, ...givenUp, named: new Map() }),
	],
	['twice, by the node', false, 'two leads', evidence({ leads: [...well.leads, ...well.leads] })],
	['twice, by the node', false, 'two chats', evidence({ chats: [...well.chats, ...well.chats] })],
	[
		'twice, n8n ran it again',
		true,
		'two leads, by an execution that two workers started',
		evidence({
			leads: [...well.leads, ...well.leads],
			workers: [...well.workers, { name: 'worker-2', started: ['7'], finished: [] }],
		}),
	],
	['stored once, given up', true, 'the worker died after the last answer', evidence(givenUp)],
	['half, given up', true, 'it died between chat and lead', evidence({ ...givenUp, leads: [] })],
	['not sent, given up', true, 'it died before', evidence({ ...givenUp, ...nothing })],
	[
		'not taken',
		true,
		'the caller was told that it failed',
		evidence({ ...nothing, executions: [], submissions: failed }),
	],
];

for (const [verdict, fine, what, given] of CASES) {
	test(`${what}: ${verdict}`, () => {
		const result = account(given);
		assert.deepEqual(
			result.accounts.map((one) => one.verdict),
			[verdict],
		);
		assert.equal(notFine(result).length, fine ? 0 : 1);
	});
}

test('what belongs to no submission is named', () => {
	const { strangers } = account(evidence({ submissions: [] }));
	assert.deepEqual(strangers, ['chat c1', 'lead in c1', 'execution 7 (success)']);
});
