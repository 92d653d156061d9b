import { findPerson } from '../../nodes/OptimlyMessage/found';
import labels from './corpus/programLabels.json';

/** What a program calls the fields of a form, in one of its languages. */
interface Labels {
	readonly first?: string;
	readonly last?: string;
	readonly name?: string;
	readonly email?: string;
	readonly phone?: string;
	readonly mobile?: string;
	readonly company?: string;
	readonly message?: string;
	readonly start?: string;
	readonly duration?: string;
	readonly timezone?: string;
	readonly service?: string;
}

interface Program {
	readonly program: string;
	readonly labels: Readonly<Record<string, Labels | undefined>>;
}

const ADDRESS = 'ada@example.com';

const ANSWERS = {
	first: 'Ada',
	last: 'Example',
	name: 'Ada Example',
	email: ADDRESS,
	phone: '+49 30 5550123',
	company: 'Engine Works',
	message: 'I would like to know what it costs for ten people.',
} as const;

/** Languages that write the family name first: two fields are put together in that order. */
const FAMILY_NAME_FIRST = /^(?:hu|ja|ko|vi|zh)/;

/** A filled-in form, of which only the given fields are asked; an address makes a lead of it. */
function form(
	asked: Readonly<Record<string, string | undefined>>,
	answers: Readonly<Record<string, string>>,
) {
	const entries = Object.entries(answers).flatMap(([field, answer]) => {
		const label = asked[field];
		return label === undefined ? [] : [[label, answer]];
	});
	return {
		...(asked.email === undefined && { 'E-mail': ADDRESS }),
		...Object.fromEntries(entries),
	};
}

/** Every field of a program's form in one language: what it is called, what is wanted and what was found. */
function read(language: string, of: Labels) {
	const { mobile, start, duration, timezone, service, ...person } = of;
	const lead = findPerson(form({ ...person }, ANSWERS));
	const names = of.first === undefined ? of.name : `${of.first} + ${of.last ?? ''}`;
	const inOrder = FAMILY_NAME_FIRST.test(language) && lead.name === 'Example Ada';
	const reachable = findPerson(form({ mobile }, { mobile: ANSWERS.phone }));
	const times = { start: '2026-09-03 14:30', duration: '45', timezone: 'Asia/Tokyo' };
	const booked = findPerson(form({ start, duration, timezone }, times));
	const visit = { Date: '2026-09-03 14:30', ...form({ service }, { service: 'Product Demo' }) };
	return [
		[names, ANSWERS.name, inOrder ? ANSWERS.name : lead.name],
		[of.email, ADDRESS, lead.email],
		[of.phone, ANSWERS.phone, lead.phone],
		[of.company, ANSWERS.company, lead.company],
		[of.message, ANSWERS.message, lead.message],
		[mobile, ANSWERS.phone, reachable.phone],
		[start, '2026-09-03T14:30', booked.startTime],
		[start && duration, 45, booked.durationMinutes],
		[timezone, 'Asia/Tokyo', booked.timezone],
		[service, 'Product Demo', findPerson(visit).purpose],
	].filter(([label]) => label !== undefined);
}

const rowsOf = (programs: readonly Program[]) =>
	programs.flatMap(({ program, labels: of }) =>
		Object.entries(of).flatMap(
			([language, row]): Array<[string, string, Labels]> => (row ? [[program, language, row]] : []),
		),
	);

test.each(rowsOf(labels.learned))(
	'the form of a published program is understood by its labels: %s, %s',
	(_program, language, of) => {
		const fields = read(language, of);
		expect(fields.map(([label, , found]) => [label, found])).toEqual(
			fields.map(([label, wanted]) => [label, wanted]),
		);
	},
);

test('a program whose labels no word was taken from is understood as well', () => {
	const fields = rowsOf(labels.measured).flatMap(([, language, of]) => read(language, of));
	const right = fields.filter(([, wanted, found]) => wanted === found).length;
	expect(fields.length).toBeGreaterThan(90);
	expect(right / fields.length).toBeGreaterThanOrEqual(0.98);
});
