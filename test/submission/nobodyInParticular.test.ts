import { findPerson } from '../../nodes/OptimlyMessage/found';
import { isUnread, message, name } from '../../nodes/OptimlyMessage/found/values';

/** What services call somebody who has not said a name, in the order of words of each language. */
const NAMELESS = [
	...['Anonymous visitor', 'Unknown caller', 'UNKNOWN CALLER', 'Unnamed lead', 'Website visitor'],
	...['Web visitor', 'Anonymer Besucher', 'Unbekannter Gast', 'Unbekannte Person'],
	...['Inconnu client', 'Visiteur inconnu', 'Visiteur anonyme', 'Cliente inconnue'],
	...['Desconocido cliente', 'Cliente desconocido', 'Anónimo cliente', 'Cliente anónimo'],
	...['Desconhecido cliente', 'Cliente desconhecida', 'Sconosciuto cliente'],
	...['Cliente sconosciuto', 'Anonimo cliente', 'Onbekende bezoeker', 'Nieznany klient'],
	...['Nieznana osoba', 'Okänd kund', 'Okand kund', 'Bilinmeyen kişi', 'Неизвестный клиент'],
	...['Анонимный посетитель', 'АНОНИМ КЛИЕНТ'],
];

test.each(NAMELESS)('somebody unknown has no name: %s', (text) => {
	expect(name(text)).toBeUndefined();
	expect(findPerson({ name: text, email: 'ada@example.com' })).not.toHaveProperty('name');
});

test.each(['Visitor 60812', 'Guest #4', 'Gast 7 8', 'Besucher-12'])(
	'nor has somebody with a number: %s',
	(text) => {
		expect(name(text)).toBeUndefined();
	},
);

test.each([
	...['Webster Guest', 'Weber Gast', 'Cobweb Guest', 'Kokand Guest', 'Ada Guest', 'Unknown Ada'],
	...['Ada Anonymova', 'Guest 4 Ada', 'Web'],
])('people have names that are like it: %s', (text) => {
	expect(name(text)).toBe(text);
});

/** Addresses that a program writes from, or a messenger makes up. */
const UNREAD = [
	...['no-reply', 'noreply', 'do-not-reply', 'donotreply', 'mailer-daemon', 'postmaster'],
	...['wordpress', 'leads', 'notification', 'notifications', 'alert', 'alerts', 'mailer'],
	...['bounce', 'bounces', 'newsletter'],
].map((local) => `${local}@example.com`);

const MADE = [
	...['4915155501234@lid', 'status@broadcast', '120363144038483540@newsletter'],
	...['4915155501234@c.us', '120363144038483540@g.us', '4915155501234@sms.cal.com'],
];

test.each([...UNREAD, ...MADE])('nobody reads what is sent to %s', (address) => {
	expect([isUnread(address), isUnread(` ${address.toUpperCase()} `)]).toEqual([true, true]);
	const record = { name: 'Example Forms', email: address };
	const found = findPerson({ ...record, phone: '+49 30 5550123' });
	expect(found).not.toHaveProperty('name');
	expect(found).not.toHaveProperty('email');
});

test.each([
	...['ada@newsletter.example.com', 'ada@broadcast.example.com', 'ada@mylid.example.com'],
	...['my-newsletter@example.com', 'alerted@example.com', 'adaleads@example.com'],
])('somebody reads what is sent to %s', (address) => {
	expect(isUnread(address)).toBe(false);
	expect(findPerson({ email: address }).email).toBe(address);
});

test.each(['n.a', 'N.A', 'n. a', 'k.A', 'k. A', '-', '--', '.', '...', '– –'])(
	'what is written to get past a question is no answer: %s',
	(text) => {
		expect([name(text), message(text)]).toEqual([undefined, undefined]);
	},
);
