import { findPerson } from '../../nodes/OptimlyMessage/found';

const ADA = { name: 'Ada Example', email: 'ada@example.com' };

test.each([
	["Child's name", "Parent's name", "Parent's email", 'Message'],
	['child_name', 'parent_name', 'parent_email', 'message'],
	['Name des Kindes', 'Name der Eltern', 'E-Mail der Eltern', 'Nachricht'],
	['Ime i prezime djeteta', 'Ime i prezime roditelja', 'E-mail roditelja', 'Poruka'],
	["Nom de l'enfant", 'Nom du parent', 'Email du parent', 'Message'],
])('what a guardian writes is the message: %s', (child, name, email, message) => {
	const text = 'Do you have places in September?';
	const form = { [child]: 'Max Other', [name]: ADA.name, [email]: ADA.email, [message]: text };
	expect(findPerson(form)).toMatchObject({ ...ADA, message: text });
});

test.each(['internal_note', 'note_interne', 'Interne Notiz', 'Notas internas', '社内メモ'])(
	'what a business notes for itself is no message: %s',
	(note) => {
		const form = { ...ADA, [note]: 'Comes with the birth certificate.' };
		expect(findPerson(form)).not.toHaveProperty('message');
	},
);
