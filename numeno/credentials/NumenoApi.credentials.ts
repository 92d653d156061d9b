import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { credentialTest } from '../nodes/shared/http/credentialTest';
import { quotaProperties } from '../nodes/shared/parameters/quotaFields';
import { LIMITS, numenoConnection } from '../nodes/NumenoChat/access';
import { API_PATH, messagesPath } from '../nodes/NumenoChat/calls';

const WORDS = new Map([
	[401, 'Numeno does not accept this API key (401). Check API Key.'],
	[
		403,
		'Numeno knows this API key but does not allow it to write messages (403). Check its scopes.',
	],
	[429, 'Not verified: Numeno takes no more requests for now (429). Try again in a minute.'],
]);

/** An ID that no conversation has. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

export class NumenoApi implements ICredentialType {
	name = 'numenoApi';

	displayName = 'Numeno API';

	icon: Icon = { light: 'file:../icons/numeno.svg', dark: 'file:../icons/numeno.dark.svg' };

	documentationUrl = 'https://github.com/optimly/n8n-nodes-optimly/tree/main/numeno#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'A key from the Numeno dashboard that may write conversations',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.numeno.ai/chat',
			placeholder: 'e.g. https://api.numeno.ai/chat',
			description: 'Address of the API, with https. Plain http is accepted for this machine only.',
		},
		...quotaProperties(LIMITS),
	];

	/** Also used by the node itself. Throws when a field is not valid. */
	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		numenoConnection(credentials).authenticate(requestOptions);

	/**
	 * Posts a control message to a conversation that does not exist: changes nothing, and is answered with 404 when
	 * the key works. It is the only endpoint whose statuses are documented; none is documented that reads.
	 */
	test: ICredentialTestRequest = credentialTest(
		{
			method: 'POST',
			url: messagesPath(NOWHERE),
			body: { role: 'control', content: 'Test of the credential' },
		},
		WORDS,
		API_PATH,
	);
}
