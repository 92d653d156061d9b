import { findPerson } from '../../nodes/OptimlyMessage/found';

const text = { name: 'Ada Example', message: 'I would like an offer for a new logo.' };

test.each(['replyto', 'reply_to', 'replyTo', 'reply-to', '_replyto'])(
	'the only address of a form is the visitor’s, when it is called by what is done with it: %s',
	(key) => {
		const found = findPerson({ body: { ...text, [key]: 'ada@example.com' } });
		expect(found).toMatchObject({ ...text, email: 'ada@example.com', problems: [] });
	},
);

test.each(['replyto', 'reply_to', 'replyTo', 'reply-to'])(
	'beside other addresses it is nobody’s who asks: %s',
	(key) => {
		const site = { [key]: 'office@site.example' };
		for (const theirs of [{ email: 'ada@example.com' }, { 'e-mail': 'ada@example.com' }])
			expect(findPerson({ ...text, ...theirs, ...site }).email).toBe('ada@example.com');
		expect(findPerson({ ...text, to: 'x@site.example', ...site }).email).toBeUndefined();
	},
);

test('only a key that is no more than "reply to" is that address', () => {
	for (const key of ['reply_to_address', 'replyToken', 'reply_to_id'])
		expect(findPerson({ ...text, [key]: 'office@site.example' }).email).toBeUndefined();
	const found = findPerson({ ...text, reply_to_name: 'Ada', reply_to: 'ada@example.com' });
	expect(found.email).toBe('ada@example.com');
});
