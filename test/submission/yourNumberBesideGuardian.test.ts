import { findPerson } from '../../nodes/OptimlyMessage/found';

test.each([
	['Child’s name', 'Parent’s name', 'Parent’s email', 'Your phone number', 'Phone'],
	['Name des Kindes', 'Name der Eltern', 'E-Mail der Eltern', 'Ihre Telefonnummer', 'Telefon'],
	['Nom de l’enfant', 'Nom du parent', 'E-mail du parent', 'Votre téléphone', 'Téléphone'],
	['Nombre del niño', 'Nombre del padre', 'Correo del padre', 'Su teléfono', 'Teléfono'],
])('"your number" is that of the guardian who fills in the form: %s', (...labels) => {
	const [child, name, email, yours, plain] = labels;
	const form = { [child]: 'Mia Example', [name]: 'Ada Example', [email]: 'ada@example.com' };
	const ada = { name: 'Ada Example', email: 'ada@example.com' };
	const number = '+49 30 5550123';
	expect(findPerson({ ...form, [yours]: number })).toMatchObject({ ...ada, phone: number });
	expect(findPerson({ ...form, [plain]: number })).toMatchObject(ada);
});
