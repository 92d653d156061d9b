import { findMessage } from '../../nodes/OptimlyMessage/found/findMessage';
import { serviceOf } from '../../nodes/OptimlyMessage/found/submissionIds';

const id = (length: number) => 'x'.repeat(length);

// Cut, two of them could be the same, and the second would count as delivered.
test('an id of more than 255 characters is none: it is never cut', () => {
	const slack = (length: number) =>
		findMessage({
			client_msg_id: id(length),
			type: 'message',
			text: 'Hi',
			user: 'U1',
			ts: '1.2',
			channel: 'D1',
		});
	expect(slack(255)).toMatchObject({ text: 'Hi', messageId: { value: id(255) } });
	expect(slack(256)).toMatchObject({ text: 'Hi' });
	expect(slack(256)).not.toHaveProperty('messageId');

	const tally = (length: number) =>
		serviceOf({ eventType: 'FORM_RESPONSE', data: { submissionId: id(length) } });
	expect(tally(255).submissionId).toEqual({ field: 'data.submissionId', value: id(255) });
	expect(tally(256)).toEqual({ name: 'Tally' });
});
