import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const desk = { name: 'Ben Other', email: 'ben@example.org' };
const text = 'The customer asked for a quote, and wanted to know when somebody can come.';
const message = 'Can somebody come on Monday?';

const each = (words: string): readonly string[] => words.split(' ');

/** Whatever else is there, what the person wrote is the message, and where they wrote nothing there is none. */
const expectNoMessage = (item: object) => {
	expect(findPerson(item)).not.toHaveProperty('message');
	expect(findPerson({ ...item, message }).message).toBe(message);
};

test.each(each('author created_by written_by sent_by posted_by sender from writer by'))(
	'what the owner of a record wrote, as %s says, is no message of the customer',
	(writer) => {
		const written = (by: object) => ({
			customer: ada,
			owner: desk,
			comment: { body: text, [writer]: by },
		});
		expect(findPerson(written(desk))).not.toHaveProperty('message');
		expect(findPerson(written(ada)).message).toBe(text);
	},
);

test.each([
	...each('first_message welcome_message opening_message closing_text end_call_message'),
	...each('greeting_message greeting_prompt idle_message fallback_message thank_you_text'),
	...each('success_message error_message confirmation_text auto_reply_text away_message'),
	...each('offline_message system_message system_prompt system_text voicemailmessage firstMessage'),
])('what a program is set up to say is no message of the person: %s', (key) => {
	expectNoMessage({ ...ada, [key]: 'We are glad to help you with whatever you need today.' });
});

test('a label that only ends with such words asks for what somebody writes', () => {
	expect(findPerson({ ...ada, 'Your first message': message }).message).toBe(message);
	expect(findPerson({ ...ada, 'Votre message au rayon bio': message }).message).toBe(message);
});

test.each([
	...each('source origin via channel created_by created_via created_from created_in created_role'),
	...each('added_by booked_via entered_by made_by made_via created_by_type created_by_role'),
	...each('created_source booked_by_role booking_source appointment_source record_source'),
	...each('lead_source entry_source booking_origin lead_channel booking_channel entryChannel'),
])('what staff entered, as %s says, is no message; what came through the website is', (key) => {
	expect(findPerson({ ...ada, comment: text, [key]: 'staff' })).not.toHaveProperty('message');
	expect(findPerson({ ...ada, comment: text, [key]: 'website' }).message).toBe(text);
});

test.each([
	...each('admin administrator staff operator manager employee backend backoffice reception'),
	...each('receptionist crm manual manually internal STAFF Admin back-office back_office'),
	...['Back office', 'admin panel', 'staff area', 'Reception app', 'CRM user', 'manual entry'],
	...each('admin_panel staff-area crm_app internal-user'),
])('a record was entered by staff where its source is %s', (source) => {
	const record = { ...ada, comment: text };
	expect(findPerson({ ...record, source })).not.toHaveProperty('message');
	expect(findPerson({ ...record, source: `${source} shop` }).message).toBe(text);
});

test.each([
	...each('bio user_bio author_bio profile_bio member_bio contact_bio short_bio my_bio'),
	...each('biography userBiography biografia biographie biografie about_me sobre_mi sobre_mim'),
	...each('internal_note internal_notes staff_note administrator_comment admin_comment'),
	...each('agent_note private_note private_comment manager_comment manager_remark crm_note'),
	...each('call_note operator_comment operator_note reception_note reception_remarks'),
	...each('notes_internal comment_admin'),
	...['Agent note', 'Manager comment', 'Administrator note', 'Notes (internal)', 'Comment (admin)'],
])('what is said about somebody is no message of theirs: %s', (key) => {
	expectNoMessage({ ...ada, [key]: text });
});

test.each([
	...each('ai gpt bot agent generated auto').flatMap((who) =>
		each('summary comment note notes remark description').map((what) => `${who}_${what}`),
	),
	...each('sentiment intent_detection sentiment_detection keyword_detection topic_detection'),
	...each('emotion_detection AutoNote'),
	...['AI note', 'Bot notes', 'Agent notes', 'GPT comment'],
])('what a program noted of somebody is no message of theirs: %s', (key) => {
	expectNoMessage({ ...ada, [key]: text });
});

test.each([
	...each('analysis Analysis analytics insight insights Insights sentiment call_analysis'),
	...each('ai_summary aiSummary AI_Summary ai_analysis aiAnalysis ai_note ai_notes ai_result'),
	...each('aiResult ai_output aiOutput call.insights call.ai_note'),
])('what a program read out of a call is no message, where all of it is below %s', (path) => {
	const below = (keys: string, value: object) =>
		keys.split('.').reduceRight<object>((inner, key) => ({ [key]: inner }), value);
	const record = { ...ada, comment: text };
	expect(findPerson(below(path, record))).not.toHaveProperty('message');
	expect(findPerson(below('contact', record)).message).toBe(text);
});

test.each(each('visitor user profile account member author subscriber Visitor MEMBER'))(
	'a note that a program keeps of its %s is no message',
	(key) => {
		for (const label of ['description', 'about', 'note', 'notes']) {
			expect(findPerson({ [key]: { ...ada, [label]: text } })).not.toHaveProperty('message');
			expect(
				findPerson({ data: { lead: { [key]: { ...ada, [label]: text } } } }),
			).not.toHaveProperty('message');
		}
		expect(findPerson({ [`${key}_request`]: { ...ada, description: text } }).message).toBe(text);
	},
);
