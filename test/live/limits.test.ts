import { findings, type Finding } from '../../live/guesses';
import { sandboxSettings } from '../../live/liveReport';
import { OPTIMLY_GUESSES, optimlyCheck } from '../../live/optimly/index';
import { startSandbox, type Sandbox, type Settings } from '../../sandbox';
import { readings } from '../../sandbox/settings';

jest.setTimeout(120_000);

/** What is asked at full speed with --limits. */
const REFUSED_PATH = '/external/chat/n8n-nodes-optimly-check-limit/chats';

/** What --limits finds out of a sandbox. */
async function found(
	settings: Partial<Settings>,
	prepare: (sandbox: Sandbox) => void = () => {},
): Promise<Finding[]> {
	const sandbox = await startSandbox(settings);
	try {
		prepare(sandbox);
		const { url, token } = sandbox;
		return findings(OPTIMLY_GUESSES, await optimlyCheck.gather(url, token, { limits: true }));
	} finally {
		await sandbox.close();
	}
}

const idsOf = (all: readonly Finding[], is: string) =>
	all.filter(({ verdict }) => verdict.is === is).map(({ id }) => id);

test.each<[string, Partial<Settings>, string[], string]>([
	['as documented', {}, [], 'names no limit'],
	['with a date', { retryAfter: 'date' }, ['retry-after'], 'names no limit'],
	[
		'as 403 with words',
		{ ...readings.get('limits as 403 with words') },
		['limit'],
		'names no limit',
	],
	[
		'as 500 with words that name the limit',
		{ ...readings.get('limits as 500 with words') },
		['limit'],
		'names 100 per 60 s',
	],
])(
	'a limit that is enforced %s: its status, words and header are read',
	async (_how, settings, differing, words) => {
		const rateLimits = { set: 'token', quotaFactor: 0.5 } as const;
		const all = await found({ rateLimits, ...settings });
		expect(idsOf(all, 'differs')).toEqual(differing);
		expect(sandboxSettings(all)).toEqual(settings);
		const said = all.find(({ id }) => id === 'limit words');
		expect(said?.verdict).toMatchObject({ is: 'holds', seen: words });
	},
);

test('a refusal in other words is named, as nothing else shows it with another status than 429', async () => {
	const fault = { kind: 'status', status: 403, body: { detail: 'Slow down' } } as const;
	const all = await found({}, (sandbox) => {
		sandbox.addFault({ match: { path: REFUSED_PATH }, times: 500, fault });
	});
	expect(idsOf(all, 'differs')).toEqual(['limit', 'limit words']);
});
