/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { isRecord } from '../../nodes/shared/json';
import { useSandbox } from '../engine/useSandbox';
import { appointmentFromInput, leadFromInput } from '../submission/fromInput';

const sandbox = useSandbox();
const page = readFileSync(join(__dirname, '..', '..', 'docs', 'form-mapping.md'), 'utf8');

/** The sections that show a person's time are about appointments. */
const APPOINTMENTS: ReadonlySet<string> = new Set(['Calendly', 'Cal.com']);

/** The section under a heading, with its JSON blocks. */
function sectionOf(heading: string): { readonly text: string; readonly blocks: IDataObject[] } {
	const text = page.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
	const blocks = [...text.matchAll(/```json\n([^]*?)```/g)].map(([, json]) => JSON.parse(json));
	return { text, blocks };
}

const sources = page
	.slice(page.indexOf('\n## What each step sends'), page.indexOf('\n## All other answers'))
	.match(/(?<=^### ).+/gm);

/** Runs the node on an item; returns the metadata that arrived and what the output says. */
async function arrivalOf(item: IDataObject, parameters: INodeParameters) {
	const { done, run } = await sandbox.run(parameters, { items: [item] });
	expect(run.data.resultData.error).toBeUndefined();
	const stored = sandbox.now.store.messages.find(
		({ message_id }) => message_id === done[0].message_id,
	);
	if (!isRecord(stored?.metadata)) throw new Error('No metadata arrived');
	const { delivery_id, ...metadata } = stored.metadata;
	expect(delivery_id).toEqual(expect.any(String));
	return { metadata, content: stored.content, mapped: done[0].mapped_fields };
}

test('the page shows every service that it promises', () => {
	expect(sources).toEqual([
		...['n8n Form Trigger', 'Webhook', 'Tally', 'Typeform', 'Jotform', 'Facebook Lead Ads'],
		...['HubSpot', 'Pipedrive', 'Calendly', 'Cal.com', 'Anything else'],
	]);
});

test.each(sources ?? [])('%s: the sample becomes what the page says', async (name) => {
	const { blocks } = sectionOf(name);
	expect(blocks).toHaveLength(2);
	const [input, wanted] = blocks;
	const about = APPOINTMENTS.has(name) ? appointmentFromInput : leadFromInput;
	const { metadata, content } = await arrivalOf(input, about);
	expect(metadata).toEqual(wanted);
	expect(Object.keys(metadata)).toEqual(Object.keys(wanted));
	expect(content).toMatch(
		APPOINTMENTS.has(name) ? /^Book a \d+-minute Intro call on / : /^Lead captured for Ada Byron </,
	);
});

test('the sample of mapped_fields is that of the n8n form', async () => {
	const [input] = sectionOf('n8n Form Trigger').blocks;
	const { mapped } = await arrivalOf(input, leadFromInput);
	expect(mapped).toEqual(sectionOf('When a field is not recognized').blocks[0]);
});

test('fields with the names of the page are found', async () => {
	const names = ['name', 'email', 'phone', 'company', 'message'];
	const [, listed] = /set fields with the names (.*)\. They are found/.exec(page) ?? [];
	expect(listed.match(/(?<=`)\w+(?=`)/g)).toEqual(names);
	const item = {
		...{ name: 'Ada', email: 'ada@example.com', phone: '+1 555 010 0123' },
		...{ company: 'Engine Ltd', message: 'Hello' },
	};
	const { mapped } = await arrivalOf(item, leadFromInput);
	expect(mapped).toEqual(Object.fromEntries(names.map((name) => [name, `${name} (label)`])));
});

test('the error of an item without an email address is the one of the page', async () => {
	const items = [{ 'Your Name': 'Ada Byron', 'Favorite color': 'blue' }];
	const { run } = await sandbox.run(leadFromInput, { items });
	expect(page).toContain(`\n${run.data.resultData.error?.message}\n`);
	const event = [{ subscriptionType: 'contact.creation', portalId: 1, objectId: 201 }];
	const ofHubSpot = await sandbox.run(leadFromInput, { items: event });
	expect(ofHubSpot.run.data.resultData.error?.description).toContain('(HubSpot event)');
	expect(sandbox.now.requests).toEqual([]);
});
