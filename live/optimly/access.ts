import { refusalOf, saysTooMany } from '../../nodes/shared/http/rateRefusal';
import { isRecord } from '../../nodes/shared/json';
import { decided, differs, holds, unknown, type Guess } from '../guesses';
import { detailOf, isOk, listIn, said, type Evidence } from './evidence';

const worksWith =
	(name: string) =>
	({ auth }: Evidence) => {
		const answer = auth.get(name);
		if (!answer) return unknown('not tried');
		return decided(isOk(answer) || answer.status === 404, said(answer));
	};

const authGuess = (name: string, source: string): Guess<Evidence> => ({
	id: `auth ${name}`,
	guess: `The token is taken by ${name}`,
	source,
	rests: 'credential: Authentication',
	check: 'reads the chats of a client that does not exist',
	follows: 'Choose another value of Authentication (or Header Name) in the credential.',
	judge: worksWith(name),
});

/** The token, errors and limits. */
export const ACCESS_GUESSES: ReadonlyArray<Guess<Evidence>> = [
	authGuess('Bearer', 'all pages'),
	authGuess('X-API-Key', 'conversation automations'),
	authGuess('x_api_key', 'guides with curl and fetch, a customer’s client'),
	authGuess('access_token_query', 'overview, authentication, agent v2'),
	{
		id: '401',
		guess: 'A wrong token is refused with 401 and a `detail` in words',
		source: 'OpenAPI pages; the words from a sample',
		rests: 'error authentication, the credential’s test',
		check: 'reads with a token that cannot exist',
		follows: 'Errors name the status all the same; the credential’s test takes 401 and 403.',
		judge: ({ wrongToken }) =>
			decided(
				wrongToken.status === 401 && detailOf(wrongToken) !== undefined,
				`${said(wrongToken)}, detail ${detailOf(wrongToken) === undefined ? 'missing' : 'there'}`,
			),
	},
	{
		id: 'unknown client',
		guess: 'A client without chats has an empty list',
		source: 'nowhere stated',
		rests: 'Client’s Current Chat, the trigger',
		check: 'reads the chats of a client that does not exist',
		follows: 'Nothing to set: a 404 with JSON is understood as well.',
		judge: ({ unknownClient }) => {
			if (unknownClient.status === 404) return differs('404', { unknownClient: 'notFound' });
			return decided(listIn(unknownClient)?.length === 0, said(unknownClient));
		},
	},
	{
		id: 'unknown chat',
		guess: 'The messages of an unknown chat are a 404 that says so in `detail`',
		source: 'message page, its sample',
		rests: 'If Chat Not Found, error not_found, the trigger’s check of Chat IDs',
		check: 'reads the messages of a chat that does not exist',
		follows: 'Do not rely on the option If Chat Not Found.',
		judge: ({ unknownChat }) =>
			decided(
				unknownChat.status === 404 && !['Not Found', undefined].includes(detailOf(unknownChat)),
				said(unknownChat),
			),
	},
	{
		id: 'slash',
		guess: 'An ID with a slash reaches the route when the slash is encoded',
		source: 'nowhere stated; FastAPI decodes it before it looks for the route',
		rests: 'Client IDs with a slash',
		check: 'reads the chats of a client a/b that does not exist',
		follows: 'Use client IDs without a slash.',
		judge: ({ slash, unknownClient }) =>
			decided(
				slash.status === unknownClient.status && detailOf(slash) !== 'Not Found',
				said(slash),
				{ reading: { encodedSlash: 'refused' } },
			),
	},
	{
		id: '422',
		guess: 'A request that is not valid is refused with 422 and a list of what is wrong',
		source: 'OpenAPI pages name 422; its form is FastAPI’s',
		rests: 'error invalid_request',
		check: 'sends a message without any field, which no server can store',
		follows: 'Errors show what the API says in the form in which it says it.',
		judge: ({ invalid }) =>
			decided(
				invalid.status === 422 && isRecord(invalid.json) && Array.isArray(invalid.json.detail),
				said(invalid),
			),
	},
	{
		id: 'limit',
		guess: 'Too many requests are answered with 429',
		source: 'implied by a sample; no page lists it',
		rests: 'the quota, and how its refusals are recognised',
		check: 'reads at full speed until it is refused, at most 350 times, only with --limits',
		follows: 'Set the limits in the credential (Change Limits).',
		judge: ({ limit }) => {
			if (!limit) return unknown('not asked for: --limits');
			if (!limit.answer) return unknown(`${limit.after} requests, none refused`);
			const seen = `${said(limit.answer)} after ${limit.after} requests`;
			const { status } = limit.answer;
			if (status === 429) return holds(seen);
			return differs(seen, { reading: { limitAnswer: String(status) } });
		},
	},
	{
		id: 'limit words',
		guess: 'A refusal says "Rate limit exceeded"',
		source: 'a sample of the message page looks for these words',
		rests: 'how a refusal with another status than 429 is recognised',
		check: 'looks at the refusal, only with --limits',
		follows: 'Refusals with another status than 429 are not waited for.',
		judge: ({ limit }) => {
			if (!limit?.answer) return unknown('no refusal seen');
			const words = detailOf(limit.answer);
			const named = refusalOf(words, undefined, undefined).limit;
			const seen = named ? `names ${named.count} per ${named.windowMs / 1000} s` : 'names no limit';
			return saysTooMany(words) ? holds(seen) : differs('in other words');
		},
	},
	{
		id: 'retry-after',
		guess: 'A refusal says no Retry-After',
		source: 'no page names it; a sample waits 60 seconds',
		rests: 'how long the node waits',
		check: 'looks at the refusal, only with --limits',
		follows: 'Nothing to set: it is heeded.',
		judge: ({ limit }) => {
			if (!limit?.answer) return unknown('no refusal seen');
			const header = limit.answer.headers.get('retry-after');
			const form = header && /^\d+$/.test(header) ? 'seconds' : 'date';
			return decided(header === undefined, `in ${form}`, { retryAfter: form });
		},
	},
];
