// Finding the node and the trigger in the node panel.
import assert from 'node:assert/strict';
import { DEMO_LOGIN } from '../../../playground/n8n-rest.mjs';
import { ALL_OPERATIONS } from '../fieldsOf.mjs';
import { step } from '../step.mjs';
import { OPTIMLY } from '../workflows.mjs';

step('01', 'after signing in, the node is found by its name', async ({ editor, page, shoot }) => {
	await page.context().clearCookies();
	await editor.signIn(DEMO_LOGIN);
	await editor.newWorkflow();
	await editor.panel.open();
	await editor.panel.find('optimly', OPTIMLY);
	await shoot('found-by-name');
});

step('01', 'the node is found by what it is for', async ({ editor, shoot }) => {
	await editor.newWorkflow();
	await editor.panel.open();
	for (const words of ['lead capture', 'booking', 'escalate']) {
		await editor.panel.find(words, OPTIMLY);
		await shoot(`found-by-${words.replace(' ', '-')}`);
	}
});

step('01', 'the panel lists what the node can do', async ({ editor, shoot }) => {
	await editor.newWorkflow();
	await editor.panel.open();
	await editor.panel.find('optimly', OPTIMLY);
	await editor.panel.choose(OPTIMLY);
	// In an empty workflow the actions are folded up below the triggers.
	await editor.panel.unfold('Actions');
	await editor.panel.entry('Send message to chat').waitFor();
	await shoot('actions');
	const actions = ALL_OPERATIONS.map(({ operation }) => operation.action);
	const entries = await editor.panel.entries();
	assert.deepEqual(entries.slice(-actions.length), actions);
});

step('10', 'the trigger is found, with its four events', async ({ editor, shoot }) => {
	await editor.newWorkflow();
	await editor.panel.open();
	// One entry for both: n8n joins a node and the trigger that is named after it.
	await editor.panel.find('agent reply', OPTIMLY);
	await editor.panel.choose(OPTIMLY);
	await editor.panel.entry('On new message').waitFor();
	await shoot('trigger');
	assert.equal((await editor.panel.entries()).length, 4);
});
