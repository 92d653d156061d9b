import fc from 'fast-check';
import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com', phone: '030 5550123' };
const eve = { name: 'Eve Sample', email: 'eve@example.org', phone: '030 5550199' };

/** Labels of a child's name, and of a guardian's name, address and number. */
const FORMS: ReadonlyArray<readonly string[]> = [
	['studentName', 'parentName', 'parentEmail', 'parentPhone'],
	['child_name', 'guardian_full_name', 'guardian_email', 'guardian_mobile'],
	["Child's name", "Parent/Guardian's name", 'Parent/Guardian email', 'Parent/Guardian phone'],
	['Nome do aluno', 'Nome do responsável', 'E-mail do responsável', 'Telefone do responsável'],
	['Nombre del alumno', 'Nombre del padre', 'Correo del padre', 'Teléfono del padre'],
	['Name des Kindes', 'Name der Mutter', 'E-Mail der Mutter', 'Telefon der Mutter'],
	['Prénom de l’enfant', 'Nom du parent', 'E-mail du parent', 'Téléphone du parent'],
	['Imię dziecka', 'Imię i nazwisko opiekuna', 'E-mail opiekuna', 'Telefon opiekuna'],
	['Naam kind', 'Naam ouder', 'E-mail ouder', 'Telefoon ouder'],
	['Barnets navn', 'Foresattes navn', 'Foresattes e-post', 'Foresattes telefon'],
	['Имя ребёнка', 'Имя родителя', 'Email родителя', 'Телефон родителя'],
	['お子様氏名', '保護者氏名', '保護者メールアドレス', '保護者電話番号'],
	['孩子姓名', '家长姓名', '家长邮箱', '家长电话'],
	['자녀 이름', '보호자 이름', '보호자 이메일', '보호자 전화번호'],
];

const filledIn = ([child, name, email, phone]: readonly string[], who = ada) => ({
	[child]: 'Bo',
	[name]: who.name,
	[email]: who.email,
	[phone]: who.phone,
});

test.each(FORMS)('who fills in a form for a child is taken: %s, %s', (...labels) => {
	expect(findPerson(filledIn(labels))).toMatchObject(ada);
});

test('also in a record, two records deep and in a list of questions', () => {
	const child = { name: 'Bo' };
	expect(findPerson({ child, guardian: ada })).toMatchObject(ada);
	expect(findPerson({ body: { child, contacts: { parent: ada } } })).toMatchObject(ada);
	const answers = Object.entries(filledIn(FORMS[2])).map(([label, value]) => ({ label, value }));
	expect(findPerson({ answers })).toMatchObject(ada);
});

test('with an address of anybody who is not said to be somebody else, no guardian is taken', () => {
	const own = fc.constantFrom(
		'email',
		'E-Mail',
		'student_email',
		'Correo',
		'contact',
		'reply',
		'x',
	);
	const several = fc.uniqueArray(own, { minLength: 1, maxLength: 3 });
	fc.assert(
		fc.property(fc.constantFrom(...FORMS), several, fc.boolean(), (labels, addresses, isFirst) => {
			const mine = Object.fromEntries(
				addresses.map((label, index) => [label, `eve${index}@example.org`]),
			);
			const form = filledIn(labels);
			const found = findPerson(isFirst ? { ...mine, ...form } : { ...form, nested: mine });
			expect(found.email).not.toBe(ada.email);
			expect(found.name).not.toBe(ada.name);
			expect(found.phone).not.toBe(ada.phone);
		}),
	);
});

test('of two guardians the first is taken where they are numbered, and none where they are not', () => {
	const both = (one: string, other: string) => ({
		child: 'Bo',
		[`${other} name`]: eve.name,
		[`${other} email`]: eve.email,
		[`${one} name`]: ada.name,
		[`${one} email`]: ada.email,
	});
	for (const [one, other] of [
		['parent 1', 'parent 2'],
		['Parent', 'Second parent'],
		['First guardian', 'Second guardian'],
		['Elternteil 1', 'Elternteil 2'],
		['保護者1', '保護者2'],
	]) {
		expect(findPerson(both(one, other)).email).toBe(ada.email);
	}
	for (const [one, other] of [
		['mother', 'father'],
		['Mutter', 'Vater'],
		['parent', 'mother'],
	]) {
		expect(findPerson(both(one, other))).not.toHaveProperty('email');
	}
	const { child, ...ofOne } = { child: 'Bo', mother: ada, father: { name: eve.name } };
	expect(findPerson({ child, ...ofOne })).toMatchObject(ada);
});

test.each([
	['an emergency contact', 'emergency_contact'],
	['a parent to call in an emergency', 'Emergency parent'],
	['one who may fetch the child', 'Authorised pick-up parent'],
	['one who may fetch the child, in Spanish', 'Padre autorizado a recoger'],
	['one who may fetch the child, in Japanese', 'お迎えの保護者'],
	['the message that is answered', 'parentMessage'],
	['a company above another', 'parent_company'],
])('%s is no guardian', (_who, label) => {
	const form = { [`${label} name`]: ada.name, [`${label} email`]: ada.email, child: 'Bo' };
	expect(findPerson(form)).not.toHaveProperty('email');
	expect(findPerson({ child: 'Bo', [label]: ada })).not.toHaveProperty('email');
});

test('a guardian without a name or an address is not taken', () => {
	expect(findPerson({ child: 'Bo', parentEmail: ada.email })).not.toHaveProperty('email');
	expect(findPerson({ child: 'Bo', parentName: ada.name })).not.toHaveProperty('name');
});
