import { isRecord, type JsonRecord } from '../../nodes/shared/json';
import { useSandbox } from '../engine/useSandbox';
import { appointmentFromInput, leadFromInput } from './fromInput';
import { payloads } from './payloads';

const sandbox = useSandbox();

const appointment = { ...appointmentFromInput, purpose: 'demo' };

const asItem = (input: unknown): JsonRecord => (isRecord(input) ? input : { body: input });
const withEmail = payloads.filter(({ expected }) => expected.email !== undefined);
const withoutEmail = payloads.filter(({ expected }) => expected.email === undefined);

test('a lead is stored for each payload with an e-mail address, though the user wrote no expression', async () => {
	const items = withEmail.map(({ input }) => JSON.parse(JSON.stringify(asItem(input))));
	const { done, run } = await sandbox.run(leadFromInput, { items });
	expect(run.data.resultData.error).toBeUndefined();
	expect(done).toHaveLength(withEmail.length);
	for (const [index, { expected }] of withEmail.entries()) {
		const stored = sandbox.now.store.leads.filter(({ chat_id }) => chat_id === done[index].chat_id);
		expect(stored.some(({ email }) => email === expected.email)).toBe(true);
		expect(done[index].mapped_fields).toHaveProperty('email');
	}
});

test('the e-mail address names the client, and a client that is given wins', async () => {
	const items = [{ Email: 'ada@example.com' }];
	await sandbox.run(leadFromInput, { items });
	await sandbox.run({ ...leadFromInput, clientId: 'crm-7' }, { items });
	expect(sandbox.now.store.chats.map(({ client_id }) => client_id)).toEqual([
		'ada@example.com',
		'crm-7',
	]);
});

test('a payload without an e-mail address is refused in words that name the keys that were seen, not their content', async () => {
	expect(withoutEmail.length).toBeGreaterThan(0);
	for (const { input } of withoutEmail) {
		const { run } = await sandbox.run(leadFromInput, {
			items: [JSON.parse(JSON.stringify(asItem(input)))],
		});
		expect(run.data.resultData.error?.message).toContain("'Email' is empty");
	}
	expect(sandbox.now.requests).toHaveLength(0);
	const { run } = await sandbox.run(leadFromInput, {
		items: [{ 'Favourite Colour': 'ultramarine' }],
	});
	expect(run.data.resultData.error?.message).toContain('Favourite Colour');
	expect(JSON.stringify(run.data.resultData.error?.message)).not.toContain('ultramarine');
});

test("keys of the operation win over the form's, the user's metadata wins over unmapped answers", async () => {
	const items = [{ Email: 'ada@example.com', form_type: 'other', colour: 'red', size: 'M' }];
	await sandbox.run(
		{
			...leadFromInput,
			chatSource: 'client',
			metadataMode: 'json',
			metadataJson: '{"colour": "blue"}',
		},
		{ items },
	);
	const sent = sandbox.now.requests.find(({ path }) => path.endsWith('new-message'));
	expect(sent?.body).toHaveProperty('metadata.form_type', 'lead_capture');
	expect(sent?.body).toHaveProperty('metadata.colour', 'blue');
	expect(sent?.body).toHaveProperty('metadata.size', 'M');
});

test('headers, cookies and secrets of a webhook never leave', async () => {
	const headers = {
		cookie: 'session=abc123',
		authorization: 'Bearer xyz789',
		'x-real-ip': '10.1.2.3',
	};
	const body = {
		name: 'Ada',
		email: 'ada@example.com',
		password: 'hunter22',
		signature: 'sig-456',
	};
	await sandbox.run(leadFromInput, { items: [{ headers, params: {}, query: {}, body }] });
	const wire = JSON.stringify(sandbox.now.requests.map(({ bodyText }) => bodyText));
	for (const secret of ['abc123', 'xyz789', '10.1.2.3', 'hunter22', 'sig-456']) {
		expect(wire).not.toContain(secret);
	}
});

test('an invitee of a calendar becomes an appointment request, with its time, length and time zone', async () => {
	const invited = payloads.filter(
		({ expected }) => expected.email !== undefined && expected.startTime !== undefined,
	);
	expect(invited.length).toBeGreaterThan(5);
	const items = invited.map(({ input }) => JSON.parse(JSON.stringify(asItem(input))));
	const { done, run } = await sandbox.run(appointment, { items });
	expect(run.data.resultData.error).toBeUndefined();
	for (const [index, { expected }] of invited.entries()) {
		const { metadata } = sandbox.now.store.messages.find(
			({ message_id }) => message_id === done[index].message_id,
		) ?? { metadata: {} };
		expect(metadata).toHaveProperty('email', expected.email);
		const zoneless = !/(Z|[+-]\d\d:?\d\d)$/i.test(String(expected.startTime));
		const { start_time } = Object(metadata);
		if (zoneless) expect(String(start_time)).toContain(String(expected.startTime).slice(0, 10));
		else
			expect(Date.parse(String(start_time))).toBe(
				Math.floor(Date.parse(String(expected.startTime)) / 1000) * 1000,
			);
	}
});
