// What comes out of the node is known before it has run.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { TALL } from '../browser.mjs';
import { sandboxCredential } from '../stage.mjs';
import { step } from '../step.mjs';
import { NEXT, optimlyWorkflow } from '../workflows.mjs';

const SCHEMA = z.object({ properties: z.record(z.string(), z.unknown()) });

async function fieldsOfSchema(resource: string, operation: string): Promise<string[]> {
	const file = `../../../nodes/OptimlyMessage/__schema__/v1.0.0/${resource}/${operation}.json`;
	const text = await readFile(new URL(file, import.meta.url), 'utf8');
	return Object.keys(SCHEMA.parse(JSON.parse(text)).properties);
}

for (const [resource, operation] of [
	['message', 'send'],
	['lead', 'capture'],
] as const) {
	step(
		'07',
		`the next node sees the fields of ${resource}: ${operation} before the first run`,
		async ({ editor, n8n, page, shoot }) => {
			await page.setViewportSize(TALL);
			const parameters = { resource, operation };
			const { id } = await n8n.rest.save(
				optimlyWorkflow(`Preview ${resource}`, parameters, await sandboxCredential(n8n)),
			);
			await editor.openWorkflow(id);
			await editor.node.open(NEXT);
			const shown = await editor.node.previewOfInput();
			await shoot(`preview-${resource}`);
			for (const field of await fieldsOfSchema(resource, operation))
				assert.ok(shown.includes(field), `${field} is missing among ${shown.join(', ')}`);
		},
	);
}
