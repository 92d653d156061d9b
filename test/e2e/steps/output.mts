// Running the node and reading what it returns.
import assert from 'node:assert/strict';
import { sandboxCredential } from '../stage.mjs';
import { step } from '../step.mjs';
import { OPTIMLY, optimlyWorkflow } from '../workflows.mjs';

step('05', "the agent's reply stands in the output table", async ({ editor, n8n, shoot }) => {
	const parameters = { resource: 'message', operation: 'send', chatSource: 'client' };
	const { id } = await n8n.rest.save(
		optimlyWorkflow('Output', parameters, await sandboxCredential(n8n)),
	);
	await editor.openWorkflow(id);
	await editor.node.open(OPTIMLY);
	await editor.node.fill('clientId', 'visitor-1');
	await editor.node.fill('content', 'What does the Pro plan cost?');
	await editor.node.execute();
	const { columns, rows } = await editor.node.readTable();
	await editor.dismissMessages();
	await shoot('output-table');

	assert.deepEqual(columns.slice(0, 2), ['reply', 'chat_id']);
	assert.equal(rows.length, 1);
	const [reply = '', chat = ''] = rows[0] ?? [];
	assert.match(reply, /What does the Pro plan cost.*Sandbox agent/);
	assert.match(chat, /^chat_\w+$/);
});

step('05', 'a run of the whole workflow ends in green ticks', async ({ editor, n8n, shoot }) => {
	const parameters = { resource: 'chat', operation: 'getOrCreate', clientId: 'visitor-2' };
	const { id } = await n8n.rest.save(
		optimlyWorkflow('Whole run', parameters, await sandboxCredential(n8n)),
	);
	await editor.openWorkflow(id);
	await editor.canvas.execute(OPTIMLY);
	await editor.dismissMessages();
	await shoot('green-ticks');
});
