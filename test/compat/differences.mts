// Tests of things that an older n8n does not have. They run all the same: one that passes in spite of its row
// here is counted as failed, as is one that fails without a row.

/** Tests that cannot pass on some engines. */
export interface Difference {
	/** Versions of n8n, as in engines.mts. */
	engines: readonly string[];
	/** Path from the root of the repository. */
	file: string;
	/** Full names of the tests; a file that does not load is one without a name. */
	tests: RegExp;
	reason: string;
}

const BEFORE_2_41 = ['1.85.4', '1.123.81', '2.8.4'];

export const DIFFERENCES: readonly Difference[] = [
	{
		engines: BEFORE_2_41,
		file: 'test/trigger/rememberedState.test.ts',
		tests: /\(cursor\)/,
		reason:
			'this n8n has no durable cursors of polls; it keeps static data with the workflow, which is tested',
	},
	{
		engines: BEFORE_2_41,
		file: 'test/trigger/everyMessageOnce.test.ts',
		tests: /\(cursor\)/,
		reason:
			'this n8n has no durable cursors of polls; it keeps static data with the workflow, which is tested',
	},
	{
		engines: BEFORE_2_41,
		file: 'test/trigger/failingPolls.test.ts',
		tests: /^out of time /,
		reason:
			'this n8n does not say how long a poll may take; a poll then ends after the time that the trigger itself allows',
	},
	{
		engines: BEFORE_2_41,
		file: 'test/operations/outputSchemas.test.ts',
		tests: /^/,
		reason: 'this n8n-core has no function that loads an output schema; its server does it',
	},
	{
		engines: ['1.85.4'],
		file: 'test/operations/tool.test.ts',
		tests: /^the model gets a name|^when it fails /,
		reason:
			'this n8n describes a tool by the description of its node, and tells the model only the advice of an error',
	},
	{
		engines: ['1.85.4'],
		file: 'test/delivery/awkwardWorkflows.test.ts',
		tests: /^Retry On Fail with continue\w+ the first item fails once/,
		reason:
			'this n8n hands on the output of the first try, whatever later ones did; that nothing is sent twice is tested on it, too',
	},
];
