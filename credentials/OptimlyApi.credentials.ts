import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { optimlyAccess } from '../nodes/OptimlyMessage/access';

/** Every status that does not prove that the token works. 404 does: the service knows the token but not the chat. */
const NOT_VERIFIED = Array.from({ length: 300 }, (_, index) => 300 + index).filter(
	(status) => status !== 404,
);

const WORDS = new Map([
	[401, 'Optimly does not accept this access token (401). Check Access Token and Authentication.'],
	[
		403,
		'Optimly knows this access token but does not allow it to read chats (403). Check the plan and the agent.',
	],
	[429, 'Not verified: Optimly takes no more requests for now (429). Try again in a minute.'],
]);

function wordsFor(status: number): string {
	if (status < 400)
		return `Not verified: the server answered with a redirect (${status}). Check the Base URL.`;
	return (
		WORDS.get(status) ??
		`Not verified: the server answered with status ${status}. Check the Base URL or try again later.`
	);
}

export class OptimlyApi implements ICredentialType {
	name = 'optimlyApi';

	displayName = 'Optimly API';

	icon: Icon = { light: 'file:../icons/optimly.svg', dark: 'file:../icons/optimly.dark.svg' };

	documentationUrl = 'https://docs.optimly.io/docs/api/external/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Bearer Token',
					value: 'bearer',
					description: 'Authorization header; works everywhere',
				},
				{
					name: 'API Key Header',
					value: 'apiKey',
					description: 'The token in a header of its own',
				},
				{
					name: 'Query Token',
					value: 'queryToken',
					description:
						'The token in the web address, which servers and proxies write into their logs',
				},
			],
			default: 'bearer',
			hint: 'Bearer Token is recommended: web addresses get logged, and some proxies drop other headers',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'In Optimly under Agents, in the settings of the agent (API Key or API Access). Each agent has its own.',
		},
		{
			displayName: 'Header Name',
			name: 'headerName',
			type: 'options',
			displayOptions: { show: { authentication: ['apiKey'] } },
			options: [
				{ name: 'X-API-Key', value: 'X-API-Key' },
				{ name: 'X_api_key', value: 'x_api_key' },
			],
			default: 'X-API-Key',
			description: 'The documentation names both; if one is refused, try the other',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.optimly.io',
			placeholder: 'e.g. https://api.optimly.io',
			description: 'Address of the API, with https. Plain http is accepted for this machine only.',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 100,
			description:
				'Quota of this token: every request counts, reading ones too. 0 means no limit. Each n8n process counts for itself: with several workers divide by their number.',
		},
		{
			displayName: 'Requests per Hour',
			name: 'requestsPerHour',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 1000,
			description: 'Quota of this token over an hour. 0 means no limit.',
		},
		{
			displayName: 'Agent Calls per Minute',
			name: 'agentCallsPerMinute',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 60,
			description: 'Quota of this token for asking the agent directly. 0 means no limit.',
		},
		{
			displayName: 'New Chats per Hour',
			name: 'newChatsPerHour',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 50,
			description: 'Quota of this token for opening chats. 0 means no limit.',
		},
	];

	/** Also used by the node itself, see nodes/shared/http/request.ts. Throws when a field is not valid. */
	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		optimlyAccess(credentials).authenticate(requestOptions);

	/**
	 * Reads the chats of a client that does not exist: changes nothing, and is answered with an empty list
	 * or 404 when the token works. A `responseSuccessBody` rule must not be used: n8n's tester ends
	 * with an error on an empty list.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.baseUrl || "").trim().replace(/\\/+$/, "") }}',
			url: '/external/chat/n8n-credential-test/chats',
			ignoreHttpStatusErrors: { ignore: true, except: NOT_VERIFIED },
			disableFollowRedirect: true,
		},
		rules: NOT_VERIFIED.map((status) => ({
			type: 'responseCode',
			properties: { value: status, message: wordsFor(status) },
		})),
	};
}
