import { findPerson } from '../../nodes/OptimlyMessage/found';

test.each([
	...['Vereinsemail', 'Klubemail', 'Schulhausemail', 'Zugangsemail', 'buchungsemail'],
	...['foreningsemail'],
])('a word that ends with e-mail asks for an address, whatever it begins with: %s', (label) => {
	const found = findPerson({ 'Vor- und Nachname': 'Ada Example', [label]: 'ada@example.com' });
	expect(found.email).toBe('ada@example.com');
	expect(found.mappedFields.email).toBe(`${label} (label)`);
});

test.each(['Vereinstelefon', 'klubbtelefon', 'Notruftelefonnummer'])(
	'a word that ends with telephone asks for a number: %s',
	(label) => {
		const number = '+49 30 5550123';
		expect(findPerson({ Name: 'Ada Example', [label]: number }).phone).toBe(number);
	},
);

test.each([
	...['mensaje_zzq', 'mensagem_zzq', 'messaggio_zzq', 'pesan_zzq', 'commentaire_zzq'],
	...['missatge_zzq', 'lời_nhắn_zzq'],
])('where the thing comes first, a key asks for it whatever follows: %s', (key) => {
	const found = findPerson({
		Name: 'Ada Example',
		'E-mail': 'ada@example.com',
		[key]: 'Two cats.',
	});
	expect(found.message).toBe('Two cats.');
});

test.each(['nachricht_zzq', 'wiadomosc_zzq', 'comment_zzq'])(
	'where the thing comes last, nobody knows what a key asks for that ends with an unknown word: %s',
	(key) => {
		const found = findPerson({
			Name: 'Ada Example',
			'E-mail': 'ada@example.com',
			[key]: 'Two cats.',
		});
		expect(found.message).toBeUndefined();
	},
);

test.each(['shem mishpacha', 'shem_mishpaha', 'mishpacha'])(
	'Hebrew in Latin letters asks for the family name: %s',
	(label) => {
		const form = { [label]: 'Example', 'shem prati': 'Ada', email: 'ada@example.com' };
		expect(findPerson(form).name).toBe('Ada Example');
	},
);

test.each([
	...[
		'페이지 이름',
		'양식 이름',
		'Page name',
		'Nombre de la página',
		'Formularname',
		'Nom de la page',
	],
	...[
		'Nome da página',
		'Nome del modulo',
		'Naam van de pagina',
		'フォーム名',
		'表单名称',
		'Form adı',
	],
])('the name of a page or a form is nobody’s: %s', (label) => {
	expect(findPerson({ [label]: 'Ada Example', 'E-mail': 'ada@example.com' }).name).toBeUndefined();
});
