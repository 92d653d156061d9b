import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };
const desk = { name: 'Ben Other', email: 'ben@example.org' };

test.each([
	...['booked_by', 'bookedBy', 'requested_by', 'submitted_by', 'ordered_by', 'filled_by'],
	...['registered_by', 'RegisteredBy', 'submittedby'],
])('what whoever asks is at work makes them nobody else: %s', (key) => {
	expect(findPerson({ [key]: { role: 'Assistant', ...ada } })).toMatchObject(ada);
});

test.each(['booked_by_phone', 'account_registered_by'])(
	'%s is somebody else by their role',
	(key) => {
		expect(findPerson({ [key]: { role: 'Assistant', ...ada } })).not.toHaveProperty('email');
	},
);

test.each(['stage', 'pipeline', 'stage_id', 'stageId', 'deal_stage', 'dealStage', 'pipeline_id'])(
	'the user of a deal with a %s works on it',
	(key) => {
		const deal = { title: 'Engines', [key]: 'New', user: desk };
		expect(findPerson(deal)).not.toHaveProperty('email');
		expect(findPerson({ ...deal, contact: ada }).email).toBe(ada.email);
	},
);

test.each(['stage_name', 'onstage', 'pipeline_owner', 'raw_digits_count', 'dealer_stage'])(
	'a user beside %s can be the person',
	(key) => {
		expect(findPerson({ [key]: 'New', user: ada }).email).toBe(ada.email);
	},
);

test.each(['sender', 'from', 'author', 'Sender', 'FROM'])(
	'the record of the %s beside the answers is the person’s',
	(key) => {
		const answers = { Email: ada.email, 'Since when?': 'Monday' };
		expect(findPerson({ answers, [key]: { full_name: 'Bo Sample' } }).name).toBe('Bo Sample');
	},
);

test.each(['sender_settings', 'from_page', 'page_author', 'wherefrom'])(
	'the record %s beside them is not',
	(key) => {
		const answers = { Email: ada.email, 'Since when?': 'Monday' };
		expect(findPerson({ answers, [key]: { full_name: 'Bo Sample' } })).not.toHaveProperty('name');
	},
);

test.each(['raw_digits', 'rawDigits', 'rawdigits'])(
	'the user beside the %s of a call has taken it',
	(key) => {
		expect(findPerson({ [key]: '+4915255550199', user: desk })).not.toHaveProperty('email');
	},
);

test.each(['upload', 'file_upload', 'file', 'FileUpload'])(
	'of a file of the type %s only the name is handed on, as its address can have a key to it',
	(type) => {
		const answer = 'https://example.com/files/plan.pdf?key=1234';
		expect(findPerson({ fields: [{ label: 'Your plan', type, answer }] }).rest).toEqual({
			your_plan: 'plan.pdf',
		});
	},
);

test.each(['no label email', 'No Label email'])('%s is called email', (key) => {
	expect(findPerson({ [key]: ada.email, rest: '1' }).mappedFields.email).toContain('label');
});

test.each(['args', 'arguments', 'ARGS'])(
	'what a function is called with below %s is the person’s',
	(key) => {
		const call = { name: 'book_table', [key]: ada };
		expect(findPerson({ agent: { tool: call } })).toMatchObject(ada);
	},
);

test.each(['arguments_of_agent', 'my_args'])('%s are not those of a function', (key) => {
	expect(findPerson({ agent: { tool: { [key]: ada } } })).not.toHaveProperty('email');
});

test.each([
	...['custom_analysis_data', 'customAnalysisData', 'structured_data', 'structuredData'],
	...['structured_output', 'structuredOutput', 'data_collection_results', 'dataCollectionResults'],
	...['extracted_data', 'extractedData', 'extracted_information', 'extractedInformation'],
	...['extracted_variables', 'extractedVariables', 'output_agent_variables'],
	...['outputAgentVariables', 'Extracted_Data'],
])('what a caller told an agent is the caller’s: %s', (key) => {
	expect(findPerson({ agent: { [key]: ada } })).toMatchObject(ada);
});

test.each(['structured_data_of_agent', 'unstructured_data'])(
	'%s is not what a caller told',
	(key) => {
		expect(findPerson({ agent: { [key]: ada } })).not.toHaveProperty('email');
	},
);
