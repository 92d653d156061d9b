import { findPerson } from '../../nodes/OptimlyMessage/found';

/** What people write, and forms fill in, where they have nothing to say. */
const NOTHING = [
	...['n/a', 'N/A', 'n.a.', 'none', 'None', 'nothing', 'No', 'nil', 'null', 'undefined', 'unknown'],
	...['not provided', 'Anonymous', 'yes', 'true', 'false', 'on', 'off', '-', '--', '.', '...'],
	...['k.A.', 'k. A.', 'keine Angabe', 'keine Angaben', 'keine', 'ja', 'nein', 'sí', 'si'],
	...['ninguno', 'ninguna', 'oui', 'non', 'aucun', 'aucune', 'sim', 'não', 'nenhum', 'nenhuma'],
	...['nessuno', 'nessuna', 'geen', 'brak', 'да', 'нет', 'はい', 'いいえ', 'なし', '特になし'],
	...['なし。', '無', '无', '没有', 'لا', 'نعم', 'لا', '12345', '…'],
];

test.each(NOTHING)('"%s" is neither a name nor a company nor a message', (text) => {
	const found = findPerson({ Email: 'ada@example.com', Name: text, Company: text, Message: text });
	expect(Object.keys(found.mappedFields)).toEqual(['email']);
});

test.each(['Nada Example', 'Noah', 'Jan', 'Yesim', 'No problem, call me'])(
	'"%s" only begins like one',
	(text) => {
		expect(findPerson({ Email: 'x7@example.com', Name: text }).name).toBe(text);
	},
);
