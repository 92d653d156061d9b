import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com', phone: '030 5550123' };

test.each([
	['Correo de la tienda', 'Teléfono de la tienda', 'Correo', 'Teléfono'],
	['E-Mail des Shops', 'Telefon des Shops', 'E-Mail', 'Telefon'],
	['E-mail du site', 'Téléphone du site', 'E-mail', 'Téléphone'],
	['E-mail da loja', 'Telefone da loja', 'E-mail', 'Telefone'],
	['Email del negozio', 'Telefono del negozio', 'Email', 'Telefono'],
	['E-mail sklepu', 'Telefon sklepu', 'E-mail', 'Telefon'],
	['Почта магазина', 'Телефон магазина', 'Почта', 'Телефон'],
	['Имейл на магазина', 'Телефон на магазина', 'Имейл', 'Телефон'],
	['بريد المتجر', 'هاتف المتجر', 'البريد', 'الهاتف'],
	['ایمیل فروشگاه', 'تلفن فروشگاه', 'ایمیل', 'تلفن'],
])('the address and the number of the site are nobody’s: %s, %s', (...labels) => {
	const [siteEmail, sitePhone, email, phone] = labels;
	const site = { [siteEmail]: 'shop@example.org', [sitePhone]: '030 5550199' };
	expect(findPerson({ ...site, [email]: ada.email, [phone]: ada.phone })).toMatchObject({
		email: ada.email,
		phone: ada.phone,
	});
	expect(findPerson(site)).not.toHaveProperty('email');
	expect(findPerson(site)).not.toHaveProperty('phone');
});

test.each([
	['Empresa reclutadora', 'Engine Works S.L.'],
	['Empresa fornecedora', 'Engine Works Lda'],
	['Société organisatrice', 'Engine Works SARL'],
	['Ausführende Firma', 'Engine Works GmbH'],
	['Impresa esecutrice', 'Engine Works S.r.l.'],
	['Firma wykonawcza', 'Engine Works Sp. z o.o.'],
	['Фирма исполнитель', 'ООО Двигатель'],
	['Hiring company', 'Engine Works Ltd'],
])('a company on the other side is not the person’s: %s', (label, value) => {
	expect(findPerson({ ...ada, [label]: value })).not.toHaveProperty('company');
});

test.each(['management', 'propertyManagement', 'Verwaltung', 'gestion', 'gestione'])(
	'who manages a house has not reported its damage: %s',
	(key) => {
		const desk = { name1: 'House Works', email: 'desk@example.org', phonebusiness: '030 5550199' };
		const damage = { room: 'Kitchen', damagedescription: 'The tap drips.' };
		const found = findPerson({ location: { city: 'Bonn', [key]: desk }, damage });
		for (const field of ['name', 'email', 'phone']) expect(found).not.toHaveProperty(field);
		expect(findPerson({ location: { [key]: desk }, tenant: ada }).email).toBe(ada.email);
	},
);

test.each([
	['اسم الوكيل', 'بريد الوكيل', 'اسم العميل', 'بريد العميل'],
	['Recrutador', 'E-mail do recrutador', 'Nome do candidato', 'E-mail do candidato'],
	['Recruteur', 'E-mail du recruteur', 'Nom du candidat', 'E-mail du candidat'],
	['Rekruter', 'E-mail rekrutera', 'Imię i nazwisko kandydata', 'E-mail kandydata'],
])('an agent or a recruiter is not the person: %s', (...labels) => {
	const [agent, agentEmail, name, email] = labels;
	const agents = { [agent]: 'Eve Sample', [agentEmail]: 'eve@example.org' };
	expect(findPerson({ ...agents, [name]: ada.name, [email]: ada.email })).toMatchObject({
		name: ada.name,
		email: ada.email,
	});
	expect(findPerson(agents)).not.toHaveProperty('email');
});
