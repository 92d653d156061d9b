// What people type into the node panel, and at which place n8n's own search puts the node.
import assert from 'node:assert/strict';
import { until } from '../../../playground/until.mjs';
import { step } from '../step.mjs';
import { FORM, formWorkflow, OPTIMLY } from '../workflows.mjs';

const WORDS = [
	...['optimly', 'leads', 'chatbot', 'chat bot', 'live chat', 'ai agent', 'whatsapp', 'crm'],
	...['calendar', 'booking', 'human', 'customer support', 'contact form', 'ticket'],
	...['lead capture', 'escalate', 'appointment', 'handoff'],
];

step(
	'13',
	'the search finds the node by what people type',
	async ({ n8n, editor, page, shoot }) => {
		const { id } = await n8n.rest.save(formWorkflow('Search', ['Email']));
		await editor.openWorkflow(id);
		await editor.canvas.addTo(editor.canvas.output(FORM), 'What happens next?');
		const ranks = new Map<string, number>();
		for (const words of WORDS) {
			await editor.panel.find(words, OPTIMLY);
			// The list comes in parts: until it is the same twice.
			let before = '';
			const entries = await until(`the list for "${words}" to come to rest`, 10, async () => {
				const now = await editor.panel.entries();
				const rests = now.join('|') === before;
				before = now.join('|');
				return rests ? now : undefined;
			});
			ranks.set(words, entries.indexOf(OPTIMLY) + 1);
			if (words === 'optimly') {
				assert.deepEqual(
					entries.filter((entry) => entry.includes('Optimly')),
					[OPTIMLY],
				);
				await shoot('one-entry');
			}
		}
		await shoot('last-word');
		console.log([...ranks].map(([words, rank]) => `${words}: ${rank}`).join(', '));
		const first = [...ranks].filter(([, rank]) => rank === 1);
		assert.deepEqual(
			[...ranks].filter(([, rank]) => rank === 0),
			[],
		);
		assert.ok(first.length >= 10, `first for ${first.length} words only`);
		await page.keyboard.press('Escape');
	},
);
