import { logOfN8n } from '../engine/logOfN8n';
import type { Fault } from '../../sandbox';
import { everythingIn, placesOf } from '../secrets/placesOfSecret';
import { useTrigger } from './useTrigger';

const { sandbox, trigger } = useTrigger();

const CLIENT = 'ada@example.com';

const faultsThatRepeat = (token: string): Array<[string, Fault]> => [
	['its detail', { kind: 'status', status: 403, body: { detail: `${token} of ${CLIENT}` } }],
	['a web page', { kind: 'html' }],
	['a redirect', { kind: 'redirect', location: `http://127.0.0.1:1/?access_token_query=${token}` }],
	['a cut connection', { kind: 'truncatedJson' }],
];

describe.each(['bearer', 'apiKey', 'queryToken'])('%s', (authentication) => {
	test('neither token nor client stand in errors, in what is remembered or in the log', async () => {
		const { token } = sandbox.now;
		const credential = sandbox.credential({ authentication });
		const two = { event: 'newChat', clientIds: [CLIENT, 'other'] };
		for (const [, fault] of faultsThatRepeat(token)) {
			sandbox.now.addFault({ times: 2, fault });
			const failed = trigger(two, { credential });
			const error: unknown = await failed.activate().then(
				() => undefined,
				(reason: unknown) => reason,
			);
			expect(error).toBeInstanceOf(Error);
			expect(placesOf(token, everythingIn(error))).toEqual([]);
			// The error also holds the node itself, with what the user has set.
			const said = everythingIn({
				...Object(error),
				message: Object(error).message,
				stack: Object(error).stack,
				cause: Object(error).cause,
				node: undefined,
			});
			expect(said).toContain('New Chat:');
			expect(placesOf(CLIENT, said)).toEqual([]);

			sandbox.now.addFault({ match: { path: /ada/ }, fault });
			const partly = await trigger(two, { credential }).activate();
			expect(placesOf(token, partly.saved)).toEqual([]);
			expect(placesOf(CLIENT, partly.saved)).toEqual([]);
		}
		const log = await logOfN8n();
		expect(log).toContain(
			'Optimly Message Trigger: 1 of 2 clients could not be read (permission 403)',
		);
		expect(log).toContain('(unexpected_redirect 307)');
		expect(placesOf(token, log)).toEqual([]);
		expect(placesOf(CLIENT, log)).toEqual([]);
	});
});
