// The first lead and the first reply: how many clicks and fields they take when the credential is there.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { findLead } from '../../../playground/sandbox.mjs';
import { until } from '../../../playground/until.mjs';
import { countEffort, effortOf, fromHere } from '../effort.mjs';
import { sandboxCredential } from '../stage.mjs';
import { step, type Scene } from '../step.mjs';
import { CHAT, chatWorkflow, FORM, formWorkflow, OPTIMLY } from '../workflows.mjs';

const VISITOR = {
	Name: 'Nora Visitor',
	Email: 'nora.visitor@example.com',
	Company: 'Example Ltd',
	Message: 'Please call me back',
};

/** At most so many clicks, and nothing to fill in. */
const MOST_CLICKS = 4;

/** Adds the node behind another one by its plus, without touching any of its fields. */
async function addBehind(scene: Scene, before: string, action: string): Promise<void> {
	const { editor } = scene;
	await editor.canvas.addTo(editor.canvas.output(before), 'What happens next?');
	await editor.panel.chooseNode('optimly', OPTIMLY, action);
	await editor.node.waitUntilOpen();
}

async function both(page: Page, shoot: Scene['shoot'], what: string): Promise<void> {
	await shoot(`${what}-light`);
	await page.emulateMedia({ colorScheme: 'dark' });
	await shoot(`${what}-dark`);
	await page.emulateMedia({ colorScheme: 'light' });
}

step('11', 'from a form to the first lead: nothing to fill in', async (scene) => {
	const { n8n, editor, page, shoot } = scene;
	await sandboxCredential(n8n);
	await countEffort(page);
	const { id } = await n8n.rest.save(formWorkflow('First lead', Object.keys(VISITOR)));
	await editor.openWorkflow(id);
	await fromHere(page);

	await addBehind(scene, FORM, 'Capture lead');
	await both(page, shoot, 'lead-panel');
	const opened = page.context().waitForEvent('page');
	await page.getByTestId('node-execute-button').click();
	const form = await opened;
	for (const [label, text] of Object.entries(VISITOR)) await form.getByLabel(label).fill(text);
	await form.getByRole('button', { name: 'Submit' }).click();
	await form.close();

	const lead = await until(
		'the lead in the sandbox',
		45,
		async () => await findLead(n8n.sandbox, VISITOR.Email),
	);
	assert.equal(lead['name'], VISITOR.Name);
	assert.equal(lead['company'], VISITOR.Company);
	await page.getByTestId('node-run-status-success').waitFor();
	await both(page, shoot, 'lead-output');
	const { clicks, fields } = await effortOf(page);
	console.log(`form to first lead: ${clicks} clicks, ${fields.length} fields`);
	assert.deepEqual(fields, []);
	assert.ok(clicks <= MOST_CLICKS, `${clicks} clicks`);
});

for (const streams of [false, true]) {
	const how = streams ? 'streamed' : 'not streamed';
	step(
		'12',
		`from the chat window to the first reply, ${how}: nothing to fill in`,
		async (scene) => {
			const { n8n, editor, page, shoot } = scene;
			await sandboxCredential(n8n);
			await countEffort(page);
			const { id } = await n8n.rest.save(chatWorkflow(`First reply, ${how}`, streams));
			await editor.openWorkflow(id);
			await fromHere(page);

			await addBehind(scene, CHAT, 'Send message to chat');
			await page.keyboard.press('Escape');
			await page.getByTestId('workflow-chat-button').click();
			const { clicks, fields } = await effortOf(page);
			const input = page
				.getByTestId('chat-input')
				.locator('textarea')
				.or(page.locator('.chat-inputs textarea'));
			await input.first().fill('What does the Pro plan cost?');
			await page.keyboard.press('Enter');
			await page.locator('.chat-message-from-bot').getByText('Sandbox agent').first().waitFor();
			await both(page, shoot, `reply-${streams ? 'streamed' : 'plain'}`);
			// The editor remembers that it is open.
			await page.getByTestId('workflow-chat-button').first().click();
			console.log(`chat window to first reply, ${how}: ${clicks} clicks, ${fields.length} fields`);
			assert.deepEqual(fields, []);
			assert.ok(clicks <= MOST_CLICKS, `${clicks} clicks`);
		},
	);
}
