/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();
const mapping = readFileSync(join(__dirname, '..', '..', 'docs', 'form-mapping.md'), 'utf8');

/** The items that docs/form-mapping.md shows, by the service that sends them. */
const ITEMS = new Map(
	mapping
		.split(/^### /m)
		.slice(1)
		.flatMap((section): Array<[string, IDataObject]> => {
			const [service] = section.split('\n', 1);
			const json = /```json\n([^]*?)```/.exec(section)?.[1];
			return json ? [[service, JSON.parse(json)]] : [];
		}),
);

/** What the pages say to choose for a service; everything else is found. */
const LEAD = { resource: 'lead', operation: 'capture' };
const APPOINTMENT = { resource: 'appointment', operation: 'request' };
const CALENDARS = ['Calendly', 'Cal.com'];

test('the page shows what form, CRM and calendar steps send', () => {
	expect(ITEMS.size).toBeGreaterThanOrEqual(8);
	for (const calendar of CALENDARS) expect([...ITEMS.keys()]).toContain(calendar);
});

test.each([...ITEMS])('behind %s nothing but the action is chosen', async (service, item) => {
	const parameters = CALENDARS.includes(service) ? APPOINTMENT : LEAD;
	const { done, run } = await sandbox.run(parameters, { items: [item] });
	expect(run.data.resultData.error).toBeUndefined();
	expect(done).toEqual([
		expect.objectContaining({
			chat_id: expect.any(String),
			email: 'ada@example.com',
			mapped_fields: expect.objectContaining({ email: expect.any(String) }),
		}),
	]);
});

test('somebody who submits twice stays in one chat, but with New Chat', async () => {
	const item = ITEMS.get('n8n Form Trigger') ?? {};
	const chats = async (parameters: typeof LEAD & { chatSource?: string }) => {
		const { done } = await sandbox.run(parameters, { items: [item, item] });
		return new Set(done.map(({ chat_id }) => chat_id)).size;
	};
	expect(await chats(LEAD)).toBe(1);
	expect(await chats({ ...LEAD, chatSource: 'newChat' })).toBe(2);
});
