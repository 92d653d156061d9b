// Each operation shows the fields that belong to it, and no others.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { until } from '../../../playground/until.mjs';
import { TALL } from '../browser.mjs';
import type { Editor } from '../editor/editor.mjs';
import {
	ALL_OPERATIONS,
	choicesOf,
	entriesOf,
	expectedFields,
	fieldNamed,
	type Choices,
	type MenuEntry,
} from '../fieldsOf.mjs';
import { sandboxCredential } from '../stage.mjs';
import { step } from '../step.mjs';
import { OPTIMLY, optimlyWorkflow } from '../workflows.mjs';

/** Fields appear and go a moment after a choice. */
const SETTLE_SECONDS = 20;

/** Chooses what is different from before. */
async function choose(
	editor: Editor,
	entry: MenuEntry,
	wanted: Choices,
	before: Choices,
): Promise<void> {
	for (const [name, value] of Object.entries(wanted)) {
		const field = fieldNamed(entry, name);
		if (field === undefined || before[name] === value) continue;
		const title = entriesOf(field).find((option) => option.value === value)?.name;
		if (typeof value === 'boolean') await editor.node.turn(name, value);
		else await editor.node.choose(name, title ?? value);
	}
}

async function assertShown(editor: Editor, entry: MenuEntry, choices: Choices): Promise<void> {
	const expected = expectedFields(entry, choices);
	const labels = expected.map(({ label }) => label);
	const settled = until('the fields', SETTLE_SECONDS, async () =>
		isDeepStrictEqual(await editor.node.fields(), labels) ? true : undefined,
	);
	// The comparison says which field is missing or too many.
	await settled.catch(async () => assert.deepEqual(await editor.node.fields(), labels));
	for (const { label, adds } of expected.filter((field) => field.adds.length > 0))
		assert.deepEqual(await editor.node.addable(label), adds, `what ${label} offers`);
}

assert.equal(ALL_OPERATIONS.length, 9);

for (const entry of ALL_OPERATIONS) {
	const { resource, operation } = entry;
	const title = `${resource.name}: ${operation.name}`;
	step('04', `${title} shows its own fields, whatever is chosen`, async (scene) => {
		const { editor, n8n, page, shoot } = scene;
		await page.setViewportSize(TALL);
		const credential = await sandboxCredential(n8n);
		const { id } = await n8n.rest.save(optimlyWorkflow(`Fields of ${title}`, {}, credential));
		await editor.openWorkflow(id);
		await editor.node.open(OPTIMLY);
		await editor.node.choose('resource', resource.name);
		await editor.node.choose('operation', operation.name);

		let before: Choices = {};
		for (const choices of choicesOf(entry)) {
			await choose(editor, entry, choices, before);
			await assertShown(editor, entry, choices);
			if (Object.keys(before).length === 0) await shoot(title.toLowerCase().replace(/\W+/g, '-'));
			before = { ...before, ...choices };
		}
	});
}
