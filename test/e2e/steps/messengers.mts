// The node behind the steps of messengers: their item is there, as when a user has pinned it, and no field is touched.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { openChat, steer } from '../../real/realN8n.mjs';
import { countEffort, effortOf, fromHere } from '../effort.mjs';
import { sandboxCredential } from '../stage.mjs';
import { step } from '../step.mjs';
import { messengerWorkflow, OPTIMLY } from '../workflows.mjs';

const STATE = z.object({
	messages: z.array(z.object({ chat_id: z.string(), sender: z.string(), content: z.string() })),
});

/** One value of Telegram's updates (core.telegram.org/bots/api#update), which n8n's trigger hands on as it is. */
const TELEGRAM_UPDATE = {
	update_id: 524876123,
	message: {
		message_id: 1365,
		from: {
			...{ id: 1111111, is_bot: false, first_name: 'Test', last_name: 'Lastname' },
			...{ username: 'Testuser', language_code: 'en' },
		},
		chat: {
			...{ id: 1111111, type: 'private', first_name: 'Test', last_name: 'Lastname' },
			username: 'Testuser',
		},
		date: 1795000000,
		text: 'Do you ship to Iceland?',
	},
};

/** What Meta posts for a text (Cloud API, webhooks, reference, messages). */
const WHATSAPP_EVENT = {
	object: 'whatsapp_business_account',
	entry: [
		{
			id: '102290129340398',
			changes: [
				{
					value: {
						messaging_product: 'whatsapp',
						metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
						contacts: [{ profile: { name: 'Sheena Nelson' }, wa_id: '16505551234' }],
						messages: [
							{
								...{ from: '16505551234', timestamp: '1749416383', type: 'text' },
								id: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=',
								text: { body: 'Does it come in another color?' },
							},
						],
					},
					field: 'messages',
				},
			],
		},
	],
};

/** What n8n's WhatsApp Trigger makes of it (n8n-nodes-base 2.41): one item for each change. */
const [whatsAppItem] = WHATSAPP_EVENT.entry
	.flatMap(({ changes }) => changes)
	.map(({ value, field }) => ({ ...value, field }));

const MESSENGERS = [
	{
		...{ title: 'Telegram Trigger', type: 'n8n-nodes-base.telegramTrigger', version: 1.2 },
		...{ item: TELEGRAM_UPDATE, client: '1111111', text: TELEGRAM_UPDATE.message.text },
	},
	{
		...{ title: 'WhatsApp Trigger', type: 'n8n-nodes-base.whatsAppTrigger', version: 1 },
		...{ item: whatsAppItem, client: '16505551234', text: 'Does it come in another color?' },
	},
];

for (const { title, type, version, item, client, text } of MESSENGERS) {
	step('14', `behind the ${title}: nothing to fill in`, async (scene) => {
		const { n8n, editor, page, shoot } = scene;
		await sandboxCredential(n8n);
		const chat = await openChat(n8n, client);
		// Somebody else wrote later: theirs is the newest chat of all.
		await openChat(n8n, `${client}0`);
		await countEffort(page);
		const { id } = await n8n.rest.save(messengerWorkflow({ title, type, version, item }));
		await editor.openWorkflow(id);
		await fromHere(page);

		await editor.canvas.addTo(editor.canvas.output(title), 'What happens next?');
		await editor.panel.chooseNode('optimly', OPTIMLY, 'Send message to chat');
		await editor.node.waitUntilOpen();
		await editor.node.execute();
		const { fields } = await effortOf(page);
		const { columns, rows } = await editor.node.readTable();
		await editor.dismissMessages();
		await shoot(title.split(' ')[0]?.toLowerCase() ?? '');

		assert.deepEqual(fields, []);
		assert.equal(rows.length, 1);
		const shown = (column: string) => rows[0]?.[columns.indexOf(column)] ?? '';
		assert.match(shown('reply'), /Sandbox agent/);
		assert.equal(shown('chat_id'), chat);
		const { messages } = STATE.parse(await steer(n8n, 'GET', 'state'));
		const stored = messages.filter(({ content }) => content === text);
		assert.deepEqual(
			stored.map(({ chat_id, sender }) => [chat_id, sender]),
			[[chat, 'user']],
		);
	});
}
