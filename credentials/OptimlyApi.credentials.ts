import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { optimlyConnection } from '../nodes/OptimlyMessage/api/access';
import { LIMITS } from '../nodes/OptimlyMessage/api/limits';
import { API_PATH } from '../nodes/OptimlyMessage/api/routes';
import { credentialTest } from '../nodes/shared/http/credentialTest';
import { quotaProperties } from '../nodes/shared/parameters/quotaFields';

const WORDS = new Map([
	[
		401,
		"Optimly does not accept this access token (401). Check 'Access Token' and 'Authentication'.",
	],
	[
		403,
		'Optimly knows this access token but does not allow it to read chats (403). Check the Optimly plan, and that the token belongs to the right agent.',
	],
	[429, 'Not verified: Optimly takes no more requests for now (429). Try again in a minute.'],
]);

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
					description: 'Send the token in the Authorization header; works everywhere',
				},
				{
					name: 'API Key Header',
					value: 'apiKey',
					description: 'Send the token in a header of its own',
				},
				{
					name: 'Query Token',
					value: 'queryToken',
					description:
						'Send the token in the web address, which servers and proxies write into their logs',
				},
			],
			default: 'bearer',
			description: 'How the access token is sent',
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
				'Find it in Optimly under Agents, in the settings of the agent (API Key or API Access). Each agent has its own.',
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
			description: 'Optimly documents both: if one is refused, try the other',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.optimly.io',
			placeholder: 'e.g. https://api.optimly.io',
			description:
				'Where the Optimly API is found. It has to begin with https://, on this machine also with http://.',
		},
		{
			displayName: 'Change Limits',
			name: 'changeLimits',
			type: 'boolean',
			default: false,
			description:
				'Whether to state the limits of this token yourself; otherwise the documented ones hold. They are for the token, however many n8n processes use it: each finds out its share by itself.',
		},
		...quotaProperties(LIMITS, { show: { changeLimits: [true] } }),
	];

	/** Also used by the node itself, see nodes/shared/http/request.ts. Throws when a field is not valid. */
	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		optimlyConnection(credentials).authenticate(requestOptions);

	/** Reads the chats of a client that does not exist: changes nothing, and is answered with an empty list or 404 when the token works. */
	test: ICredentialTestRequest = credentialTest(
		{ url: '/external/chat/n8n-credential-test/chats' },
		WORDS,
		API_PATH,
	);
}
