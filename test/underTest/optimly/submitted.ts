import type { INodeParameters } from 'n8n-workflow';
import {
	appointmentRequest,
	handoffEmail,
	leadCapture,
	messageSend,
} from '../../engine/parameters';

const PHONE = '+49 30 1234567';

/** Beside the text of a message: operations, and a text that each submits. */
export const submitted: ReadonlyArray<[field: string, INodeParameters, text: string]> = [
	['name', leadCapture('chat_1', { name: 'Ada Byron' }), 'Ada Byron'],
	['e-mail', leadCapture('chat_1', { email: 'ada@example.com' }), 'ada@example.com'],
	['phone', leadCapture('chat_1', { leadFields: { phone: PHONE } }), PHONE],
	['start time', appointmentRequest('chat_1'), '2026-06-20T14:00:00'],
	['reason', handoffEmail('chat_1', { reason: 'Owes us 900 €' }), 'Owes us 900 €'],
	[
		'metadata, deep inside',
		messageSend('chat_1', { metadataMode: 'json', metadataJson: '{"a":[{"b":"secret plan"}]}' }),
		'secret plan',
	],
	[
		'number in metadata',
		messageSend('chat_1', { metadataMode: 'json', metadataJson: '{"salary": 123456}' }),
		'123456',
	],
];
