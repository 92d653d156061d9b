// An error, as the user sees it in the node.
import assert from 'node:assert/strict';
import { sandboxCredential } from '../stage.mjs';
import { step } from '../step.mjs';
import { OPTIMLY, optimlyWorkflow } from '../workflows.mjs';

interface Mistake {
	title: string;
	name: string;
	parameters: Record<string, unknown>;
	message: RegExp;
	description: RegExp;
}

const MISTAKES: Mistake[] = [
	{
		title: 'a chat that does not exist is named, and where its ID comes from',
		name: 'no-such-chat',
		parameters: {
			...{ resource: 'message', operation: 'send' },
			...{ chatSource: 'id', chatId: 'chat_that_is_gone', content: 'Hello' },
		},
		message: /^Message: Send: .*404.*Chat not found/,
		description: /Check 'Chat ID'/,
	},
	{
		title: 'a mistake in a field is named with the field',
		name: 'bad-input',
		parameters: {
			...{ resource: 'lead', operation: 'capture' },
			...{ chatSource: 'newChat', clientId: 'visitor-3', name: 'Ada Byron', email: 'ada at home' },
		},
		message: /^Lead: Capture: .*'Email'/,
		description: /\w/,
	},
];

for (const { title, name, parameters, message, description } of MISTAKES) {
	step('06', title, async ({ editor, n8n, shoot }) => {
		const { id } = await n8n.rest.save(
			optimlyWorkflow(title, parameters, await sandboxCredential(n8n)),
		);
		await editor.openWorkflow(id);
		await editor.node.open(OPTIMLY);
		await editor.node.execute();
		await editor.dismissMessages();
		await shoot(name);
		const error = await editor.node.readError();
		await shoot(`${name}-unfolded`);
		assert.match(error.message, message);
		assert.match(error.description, description);
		assert.ok(!error.details.includes(n8n.sandbox.token), 'the token is shown');
		assert.doesNotMatch(error.details, /authorization|bearer/i);
	});
}
