import { findPerson } from '../../nodes/OptimlyMessage/found';
import {
	FATHER_WORDS,
	GUARDIAN_WORDS,
	MOTHER_WORDS,
} from '../../nodes/OptimlyMessage/found/words/guardianWords';
import { termsOf } from '../../nodes/OptimlyMessage/found/words/dictionary';

const ada = { name: 'Ada Example', email: 'ada@example.com', phone: '030 5550123' };
const isOther = (phrase: string) => termsOf(phrase).some(({ kind }) => kind === 'other');

test('whoever answers for a child is somebody else, whichever form the word has', () => {
	const declined = [
		'zákonného zástupce',
		'законного представителя',
		'vårdnadshavares',
		'apoderado',
	];
	for (const word of declined) expect([word, isOther(word)]).toEqual([word, true]);
	const words = [GUARDIAN_WORDS, MOTHER_WORDS, FATHER_WORDS]
		.flatMap((table) => Object.values(table))
		.flatMap((list) => list.split(', '));
	const others = words.filter(isOther);
	// "executor" and a few more are words of other kinds, too.
	expect(others.length / words.length).toBeGreaterThan(0.95);
});

/** A child's name, the guardian named in full, and in short an address and a number. */
const FORMS: ReadonlyArray<readonly string[]> = [
	[
		'Prénom de l’enfant',
		'Nom du responsable légal',
		'E-mail du responsable',
		'Tél. du responsable',
	],
	['Nombre del niño', 'Nombre del tutor legal', 'Correo del tutor', 'Teléfono del tutor'],
	['Name des Kindes', 'Name gesetzlicher Vertreter', 'E-Mail Vertreter', 'Telefon Vertreter'],
	['Jméno dítěte', 'Jméno zákonného zástupce', 'E-mail zástupce', 'Telefon zástupce'],
	['Имя ребёнка', 'Имя законного представителя', 'Почта представителя', 'Телефон представителя'],
	[
		"Child's name",
		'Name of legal representative',
		"Representative's email",
		"Representative's phone",
	],
];

test.each(FORMS)('a guardian who is named in full is meant in short: %s, %s, %s', (...labels) => {
	const [child, name, email, phone] = labels;
	const form = { [child]: 'Bo', [name]: ada.name, [email]: ada.email, [phone]: ada.phone };
	expect(findPerson(form)).toMatchObject(ada);
	expect(findPerson({ [email]: ada.email, [phone]: ada.phone }).name).toBeUndefined();
});

test.each([
	[{ parentName: 'Bo', guardianName: ada.name, guardianPhone: ada.phone }],
	[{ parent_name: 'Bo', caregiver_name: ada.name, caregiver_email: ada.email }],
	[{ 'Elternteil Name': 'Bo', 'Sorgeberechtigte Name': ada.name, 'Sorgeberechtigte Handy': '1' }],
	[{ rodzic_nazwisko: 'Bo', opiekun_nazwisko: ada.name, opiekun_telefon: ada.phone }],
])('of two whom a form tells apart, the one who can be reached is taken: %j', (form) => {
	const found = findPerson(form);
	expect([ada.name, undefined]).toContain(found.name);
	if (Object.values(form).includes(ada.phone)) expect(found.phone).toBe(ada.phone);
});

test.each([
	['E-Mail der Schule', 'Name der Eltern', 'E-Mail der Eltern', 'Telefon der Eltern'],
	['Correo de la escuela', 'Nombre del apoderado', 'Correo del apoderado', 'Celular del apoderado'],
	['E-mail da escola', 'Nome do responsável', 'E-mail do responsável', 'Celular do responsável'],
	['विद्यालय ईमेल', 'अभिभावक का नाम', 'अभिभावक का ईमेल', 'अभिभावक का मोबाइल'],
])('at the address of a school nobody is reached beside a guardian: %s', (...labels) => {
	const [school, name, email, phone] = labels;
	const form = { [name]: ada.name, [email]: ada.email, [phone]: ada.phone };
	expect(findPerson({ [school]: 'desk@example.org', ...form })).toMatchObject(ada);
});
