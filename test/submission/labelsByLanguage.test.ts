import { findPerson, type Found } from '../../nodes/OptimlyMessage/found';
import asked from './labelsByLanguage.json';

const email = 'x@example.com';
const meeting = { email, Start: '2026-09-03 14:00' };

/** For each field, a form that asks for it with a label, the field and what is found in it. */
const FORMS: Readonly<
	Record<keyof typeof asked, readonly [(label: string) => object, keyof Found, unknown]>
> = {
	name: [(label) => ({ email, [label]: 'Ada Example' }), 'name', 'Ada Example'],
	middleName: [
		(label) => ({ email, 'First name': 'Ada', [label]: 'Maria', 'Last name': 'Example' }),
		'name',
		'Ada Maria Example',
	],
	// Of two addresses, and of two numbers, only one is asked for with words that are known.
	email: [
		(label) => ({ [label]: 'ada@example.com', Xyzzy: 'other@example.com' }),
		'email',
		'ada@example.com',
	],
	phone: [
		(label) => ({ email, [label]: '+49 30 5550123', Xyzzy: '+49 30 5550999' }),
		'phone',
		'+49 30 5550123',
	],
	countryCode: [
		(label) => ({ email, Phone: '30 5550123', [label]: '+49' }),
		'phone',
		'+49 30 5550123',
	],
	company: [(label) => ({ email, [label]: 'Ada Example' }), 'company', 'Ada Example'],
	// "your": whatever else the label speaks of, this is asked of the one who answers.
	your: [(label) => ({ email, [`friend ${label} name`]: 'Ada Example' }), 'name', 'Ada Example'],
	message: [(label) => ({ email, [label]: 'Two words' }), 'message', 'Two words'],
	start: [(label) => ({ email, [label]: '2026-09-03 14:30' }), 'startTime', '2026-09-03T14:30'],
	date: [(label) => ({ email, [label]: '2026-09-03 14:30' }), 'startTime', '2026-09-03T14:30'],
	time: [
		(label) => ({ email, 'Appointment date': '2026-09-03', [label]: '14:30' }),
		'startTime',
		'2026-09-03T14:30',
	],
	end: [(label) => ({ ...meeting, [label]: '2026-09-03 14:45' }), 'endTime', '2026-09-03T14:45'],
	duration: [(label) => ({ ...meeting, [label]: '45' }), 'durationMinutes', 45],
	timezone: [(label) => ({ ...meeting, [label]: 'Asia/Tokyo' }), 'timezone', 'Asia/Tokyo'],
	purpose: [(label) => ({ ...meeting, [label]: 'Haircut' }), 'purpose', 'Haircut'],
	channel: [(label) => ({ ...meeting, [label]: 'Haircut' }), 'preferredChannel', 'Haircut'],
	// Of two texts only one is asked for with words that are known.
	text: [
		(label) => ({
			email,
			[label]: 'Please tell me what it costs.',
			Xyzzy: 'This is another text of five words.',
		}),
		'message',
		'Please tell me what it costs.',
	],
	subject: [
		(label) => ({
			email,
			[label]: 'Please tell me what it costs.',
			Xyzzy: 'This is another text of five words.',
		}),
		'purpose',
		'Please tell me what it costs.',
	],
};

const languages = Object.entries(asked).flatMap(([what, labels]) =>
	Object.entries(labels).map(([language, list]): [string, string, readonly string[]] => [
		what,
		language,
		list.split(', '),
	]),
);

test.each(languages)('%s, as forms in "%s" ask for it', (what, _language, labels) => {
	const [, [formOf, field, answer] = []] =
		Object.entries(FORMS).find(([name]) => name === what) ?? [];
	expect(
		labels.map((label) => [label, formOf && field && findPerson(formOf(label))[field]]),
	).toEqual(labels.map((label) => [label, answer]));
});
