// The node behind a form: dragged, connected, and given a credential.
import assert from 'node:assert/strict';
import { step } from '../step.mjs';
import { OPTIMLY } from '../workflows.mjs';

const FORM = 'On form submission';
const NODE = 'Capture lead';

step('02', 'the node is dragged behind a Form Trigger', async ({ editor, shoot }) => {
	await editor.newWorkflow();
	await editor.panel.open();
	await editor.panel.chooseNode('form', 'n8n Form', 'On new n8n Form event');
	await editor.node.close();

	const behindTheForm = await editor.canvas.pointBeside(FORM, 200, 0);
	await editor.panel.open();
	await editor.panel.find('optimly', OPTIMLY);
	await editor.panel.choose(OPTIMLY);
	await editor.panel.drag(NODE, behindTheForm);
	await editor.node.waitUntilOpen();
	await editor.node.close();
	await editor.canvas.connect(FORM, NODE);
	await shoot('connected');

	await editor.node.open(NODE);
	await shoot('opened');
	assert.deepEqual(await editor.node.chosen(['resource', 'operation']), ['Lead', 'Capture']);
});

step('02', 'the plus of a Form Trigger adds the node connected', async ({ editor, shoot }) => {
	await editor.newWorkflow();
	await editor.panel.open();
	await editor.panel.chooseNode('form', 'n8n Form', 'On new n8n Form event');
	await editor.node.close();
	await editor.canvas.addTo(editor.canvas.output(FORM), 'What happens next?');
	await editor.panel.chooseNode('optimly', OPTIMLY, NODE);
	await editor.node.waitUntilOpen();
	await editor.node.close();
	await editor.canvas.waitForConnection();
	await shoot('added-by-the-plus');
});
