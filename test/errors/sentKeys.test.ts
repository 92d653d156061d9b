import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { textsOf } from '../../nodes/shared/http/redact';
import { messageSend } from '../engine/parameters';
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

/** The error item for an API that refuses with this body. */
async function refused(parameters: INodeParameters, status: number, body: IDataObject) {
	sandbox.now.createChat({ chat_id: 'chat_1', client_id: 'client-1' });
	sandbox.now.addFault({ match: {}, fault: { kind: 'status', status, body } });
	const { output } = await sandbox.run(parameters, {
		settings: { onError: 'continueRegularOutput' },
	});
	const { json } = output[0];
	return { all: JSON.stringify(json), detail: String(Object(json.details).api_detail) };
}

const withMetadata = (metadata: object, content = 'Hello'): INodeParameters =>
	messageSend('chat_1', {
		content,
		metadataMode: 'json',
		metadataJson: JSON.stringify(metadata),
	});

test.each([
	['an address', { 'ada.lovelace@private.example': 1 }, 'ada.lovelace@private.example'],
	['a number', { '+49 170 1234567': 1 }, '+49 170 1234567'],
	['a name', { 'Ada Lovelace': 1 }, 'Ada Lovelace'],
	['a name in letters of its own', { 山田太郎: 1 }, '山田太郎'],
	['a key further down', { people: [{ 'ada@private.example': 1 }] }, 'ada@private.example'],
])('a key of the metadata is removed from what the API says: %s', async (_what, metadata, key) => {
	const loc = ['body', 'metadata', key];
	const { all, detail } = await refused(withMetadata(metadata), 422, {
		detail: [{ loc, msg: `Input at ${key} should be a string`, type: 'string_type' }],
	});
	expect(detail).toBe('body.metadata.[value]: Input at [value] should be a string');
	expect(all).not.toContain(key);
});

test('the names of the API’s own fields stay readable', async () => {
	const metadata = { email: 'ada@example.com', plan: 'team', E_Mail: 'x', 'Your e-mail': 'y' };
	const { detail } = await refused(withMetadata(metadata), 422, {
		detail: [
			{ loc: ['body', 'content'], msg: 'Field required' },
			{ loc: ['body', 'customer_email'], msg: 'Field required' },
			{ loc: ['body', 'metadata', 'plan'], msg: 'Too long' },
		],
	});
	expect(detail).toBe(
		'body.content: Field required; body.customer_email: Field required; body.metadata.plan: Too long',
	);
});

test('the keys of what was sent are texts of it where a program would not name a field so', () => {
	const body = {
		'Top level': 1,
		metadata: {
			plan: true,
			plan_b: true,
			'Ada Lovelace': true,
			a1234567: true,
			'a.b': [{ 'c d': null }],
		},
	};
	expect(textsOf(body).sort()).toEqual(['1', 'Ada Lovelace', 'a.b', 'a1234567', 'c d']);
});

describe('where the words of the API are cut', () => {
	test.each([1_950, 1_970, 1_975, 1_980, 1_985])(
		'no half of a value is left behind a message of %d characters',
		async (length) => {
			const content = 'x'.repeat(length);
			for (const value of [
				'ada.lovelace@private.example',
				'Ada Kay Lovelace',
				'Ada Lovelace',
				'+49 170 1234567',
			]) {
				const words = `Message '${content}' by ${value} was refused`;
				for (const body of [
					{ detail: words },
					{ detail: [{ msg: words }] },
					{ detail: `  ${words}` },
				]) {
					const { detail } = await refused(withMetadata({ by: value }, content), 400, body);
					expect(detail).toMatch(/^Message '\[value\](' (by( \[value\]( was?( refused)?)?)?)?)?$/);
					sandbox.now.reset();
				}
			}
		},
	);
});

describe('a key inside what was sent', () => {
	const isSomebodys = (key: string) => textsOf({ data: { [key]: true } }).includes(key);

	test.each([
		...['email', 'Zip', 'A', '_id', '$ref', 'a$b', 'utm-source', 'utm_source', 'address_2', 'z9'],
		...['entry_123456', 'a1b2c3d4e5f6'],
	])('names a field: %s', (key) => {
		expect(isSomebodys(key)).toBe(false);
	});

	test.each([
		...['ada@example.com', 'Ada Lovelace', '4917', '2fa', '-a', '`a', '{a', 'a.b', 'a`', 'é'],
		...['tel_9999999', 'tel_0000000', 'tel_1234567', 'tel_12345678', 'ab1cd2ef3gh4ij5kl6mn7'],
	])('is a text of somebody: %s', (key) => {
		expect(isSomebodys(key)).toBe(true);
	});
});
