// From a form that a visitor fills in to the lead in the sandbox.
import assert from 'node:assert/strict';
import { FORM_EXAMPLE, readExample } from '../../../playground/examples.mjs';
import { findLead } from '../../../playground/sandbox.mjs';
import { until } from '../../../playground/until.mjs';
import { sandboxCredential } from '../stage.mjs';
import { step } from '../step.mjs';

const VISITOR = {
	Name: 'Demo Visitor',
	Email: 'demo.visitor@example.com',
	Company: 'Example Ltd',
	Phone: '+1 555 0100',
	Interest: '50 seat pilot',
	Message: 'Please call me back',
};

step('09', 'a form that was filled in becomes a lead', async ({ n8n, page, shoot }) => {
	const workflow = await readExample(FORM_EXAMPLE.file, await sandboxCredential(n8n));
	await n8n.rest.saveAndActivate(workflow);
	await until('the form', 30, async () => {
		const response = await page.goto(n8n.url + FORM_EXAMPLE.path);
		return response?.ok() ? true : undefined;
	});
	for (const [label, text] of Object.entries(VISITOR)) await page.getByLabel(label).fill(text);
	await shoot('form');
	await page.getByRole('button', { name: 'Submit' }).click();
	await page.getByText('Form Submitted').waitFor();
	await shoot('form-submitted');

	const lead = await until(
		'the lead in the sandbox',
		30,
		async () => await findLead(n8n.sandbox, VISITOR.Email),
	);
	assert.equal(lead['name'], VISITOR.Name);
	assert.equal(lead['company'], VISITOR.Company);
	assert.equal(lead['phone'], VISITOR.Phone);
});
