import type { Failure } from '../errors/failure';
import { isRecord } from '../json';
import type { Connection } from './connection';
import type { LooksLike, ResponseBody } from './responseBody';

/** An answer that came from somewhere. */
interface Answer {
	readonly status: number;
	readonly reads: boolean;
	readonly body: ResponseBody;
	readonly baseUrl: URL;
}

interface Sign {
	readonly shows: (answer: Answer) => boolean;
	readonly happened: (answer: Answer) => string;
	readonly reason: string;
}

const ADVICE =
	"Open the credential and correct 'Base URL': the address of the API alone. Its default is right unless your service named another.";

const jsonOf = ({ body }: Answer) => (body.readable ? body.json : undefined);

/** n8n 2.41.1 answers a path that no workflow listens to with these words, FastAPI one without a route with these. */
const isOfN8n = (json: unknown) =>
	isRecord(json) && /^The requested webhook /.test(String(json.message));
const isMissingRoute = (json: unknown) => isRecord(json) && json.detail === 'Not Found';

const isForeign = ({ body }: Answer, kinds: readonly LooksLike[]) =>
	!body.readable && kinds.includes(body.looksLike);

const strangersAnswer = ({ baseUrl, status, body }: Answer) =>
	`The server at ${baseUrl.host} does not know this API (${status}): ${body.readable ? '' : body.reason}`;

/** By what a wrong base URL is told; the first row that fits counts. */
const SIGNS: readonly Sign[] = [
	{
		shows: (answer) => [404, 405].includes(answer.status) && isForeign(answer, ['page', 'text']),
		happened: strangersAnswer,
		reason: 'Every refusal of the API itself is JSON; a web server has pages.',
	},
	{
		shows: (answer) => answer.status === 404 && isOfN8n(jsonOf(answer)),
		happened: ({ baseUrl, status }) =>
			`At ${baseUrl.host} an n8n answers, not this API (${status})`,
		reason: 'n8n names the webhook that it does not have.',
	},
	{
		shows: (answer) =>
			answer.status === 404 && answer.baseUrl.pathname !== '/' && isMissingRoute(jsonOf(answer)),
		happened: ({ baseUrl, status }) =>
			`The path ${baseUrl.pathname} of 'Base URL' does not lead to this API (${status})`,
		reason: 'The route is missing, and there is a path in front of it.',
	},
	{
		shows: (answer) =>
			answer.reads && answer.status >= 200 && answer.status <= 299 && isForeign(answer, ['page']),
		happened: strangersAnswer,
		reason: 'Many web sites answer every path with their start page.',
	},
];

/**
 * Whether an answer shows that the base URL leads to something else than the API; then in words that say so. A
 * request that something else refused did not arrive.
 */
export function wrongAddress(
	answer: Omit<Answer, 'baseUrl'>,
	{ baseUrl }: Pick<Connection, 'baseUrl'>,
): Pick<Failure, 'happened' | 'advice' | 'isElsewhere'> &
	Partial<Pick<Failure, 'kind' | 'delivered'>> {
	const whole = { ...answer, baseUrl: new URL(baseUrl) };
	const sign = SIGNS.find(({ shows }) => shows(whole));
	if (!sign) return {};
	const refused = answer.status >= 400;
	return {
		happened: sign.happened(whole).trim(),
		advice: ADVICE,
		isElsewhere: true,
		...(refused && { kind: 'not_found', delivered: 'no' }),
	};
}
