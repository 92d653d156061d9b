import { findPerson } from '../../nodes/OptimlyMessage/found';

const email = 'ada@example.com';

test.each([
	...['name', 'email', 'phone', 'company', 'message', 'start_time', 'end_time', 'timezone'],
	...['form_type', 'lead_collected', 'delivery_id', 'batch_index', 'initial_message'],
])('what was not recognised does not look like what Optimly calls "%s"', (key) => {
	const { rest } = findPerson({ email, [key]: false });
	expect(rest).toEqual({ [`answer_${key}`]: false });
});
