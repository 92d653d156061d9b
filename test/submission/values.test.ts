import {
	addressesIn,
	company,
	email,
	message,
	name,
	nameBesideAddress,
	phone,
	shortText,
	wordCount,
} from '../../nodes/OptimlyMessage/found/values';

const NOTHING =
	'n/a|na|N.A.|n. a.|k.A.|k. A.|keine Angabe|keine Angaben|yes|si|sí|ja|nein|oui|non|sim|não|none|nothing|no|nil|null|undefined|kein|keine|keiner|keines|keins|ninguno|ninguna|nenhum|nenhuma|aucun|aucune|nessuno|nessuna|geen|brak|true|false|on|off|unknown|not provided|anonymous|-|---|.|...|да|нет|はい|いいえ|なし|特になし|无|無|没有|なし。|없음|نعم|لا';

test.each(NOTHING.split('|'))('"%s" says nothing, in any case', (text) => {
	for (const spelt of [text, text.toUpperCase(), ` ${text} `]) {
		expect([name(spelt), company(spelt), message(spelt)]).toEqual([
			...[undefined, undefined, undefined],
		]);
	}
	expect(message(`${text} and more`)).toBe(`${text} and more`);
	expect(message(`more and ${text}`)).toBe(`more and ${text}`);
});

test.each([
	['ada@example.com', 'ada@example.com'],
	[' ada@example.com ', 'ada@example.com'],
	['mailto:ada@example.com', 'ada@example.com'],
	['MAILTO:ada@example.com', 'ada@example.com'],
	['ada@example.com;', 'ada@example.com'],
	['ada@example.com., ', 'ada@example.com'],
	['Ada <ada@example.com>', 'ada@example.com'],
	['Ada < ada@example.com > ', 'ada@example.com'],
	['<ada@example.com> Ada', undefined],
	['to mailto:ada@example.com', undefined],
	['ada@example.com bob@example.com', undefined],
	['ada', undefined],
	['ada@example', undefined],
	['ada：@example.com', undefined],
	['ada@exam\u200bple.com', undefined],
	...['sms.cal.com', 's.whatsapp.net', 'g.whatsapp.net', 'c.whatsapp.net', 'c.us', 'g.us'].map(
		(host): [string, undefined] => [`49123@${host}`, undefined],
	),
	...['thread.v2', 'thread.tacv2', 'thread.skype', 'unq.gbl.spaces'].map(
		(host): [string, undefined] => [`49123@${host}`, undefined],
	),
	['c_1@group.calendar.google.com', undefined],
	['c_1@resource.calendar.google.com', undefined],
	['ada@sms.cal.com.example.com', 'ada@sms.cal.com.example.com'],
	['ada@mysms.cal.com', 'ada@mysms.cal.com'],
	['ada@calendar.google.com', 'ada@calendar.google.com'],
	...['no-reply', 'noreply', 'do-not-reply', 'donotreply', 'mailer-daemon', 'postmaster'].map(
		(local): [string, undefined] => [`${local}@example.com`, undefined],
	),
	['WordPress@example.com', undefined],
	['not-a-noreply@example.com', 'not-a-noreply@example.com'],
	[`${'a'.repeat(49)}@example.com`.padStart(300), `${'a'.repeat(49)}@example.com`],
	[`Ada${' '.repeat(280)}<ada@example.com>`, 'ada@example.com'],
	[`Ada${' '.repeat(290)}<ada@example.com>`, undefined],
])('the address of %j', (text, address) => {
	expect(email(text)).toBe(address);
});

test.each([
	['Ada <ada@example.com>', 'Ada'],
	['"Ada Example" <ada@example.com> ', 'Ada Example'],
	[' Ada <ada@example.com>', 'Ada'],
	['<ada@example.com>', undefined],
	['ada@example.com', undefined],
	['Ada <no address>', undefined],
	['a@b.example <ada@example.com>', undefined],
	['Ada <ada@example.com> and more', undefined],
	['none <ada@example.com>', undefined],
	[`${'a'.repeat(120)} <ada@example.com>`, 'a'.repeat(120)],
	[`${'a'.repeat(121)} <ada@example.com>`, undefined],
])('the name beside the address: %j', (text, found) => {
	expect(nameBesideAddress(text)).toBe(found);
});

test('all addresses in a text, without the signs around them', () => {
	const text =
		'(a@example.com) [b@example.com]; "c@example.com", *d@example.com* _e@example.com_ !f@example.com?… g@example.com、h@example.com：<i@example.com>|j@example.com\\k@example.com noreply@example.com @nobody';
	expect(addressesIn(text)).toEqual([...'abcdefghijk'].map((one) => `${one}@example.com`));
	expect(addressesIn('none here')).toEqual([]);
	expect(addressesIn(5)).toEqual([]);
	const far = `${'x '.repeat(4_992)}a@example.com`;
	expect(addressesIn(far)).toEqual(['a@example.com']);
	expect(addressesIn(` ${'x '.repeat(5_000)}a@example.com`)).toEqual([]);
	expect(addressesIn(`${'a'.repeat(250)}@example.com b@example.com`)).toEqual(['b@example.com']);
});

test.each([
	['+49 30 5550123', '+49 30 5550123'],
	['(030) 555-0123', '(030) 555-0123'],
	['030/555.01.23', '030/555.01.23'],
	['030  555\t0123', '030 555 0123'],
	['030–5550123', '030–5550123'],
	['+49·30·5550123', '+49·30·5550123'],
	['０３０ ５５５０１２３', '030 5550123'],
	['\u202a+49 30 5550123\u202c', '+49 30 5550123'],
	['030 5550123 x12', '030 5550123 x12'],
	['030 5550123 ext. 12', '030 5550123 ext. 12'],
	['030 5550123 ext 12', '030 5550123 ext 12'],
	['030 5550123 extension 12', '030 5550123 extension 12'],
	['030 5550123 Durchwahl 12', '030 5550123 Durchwahl 12'],
	['030 5550123 poste 12', '030 5550123 poste 12'],
	['030 5550123 #12', '030 5550123 #12'],
	['030 5550123#123456', '030 5550123#123456'],
	['030 5550123#1234567', undefined],
	['030 5550123 or so', undefined],
	...['p', 'tel', 'Tel', 'phone', 'whatsapp', 'mobile'].map((before): [string, string] => [
		`${before}: 030 5550123`,
		'030 5550123',
	]),
	['fax: 030 5550123', undefined],
	['my tel: 030 5550123', undefined],
	["'030 5550123", '030 5550123'],
	["'+49 30 5550123", '+49 30 5550123'],
	['49305550123@s.whatsapp.net', '49305550123'],
	['49305550123@c.us', '49305550123'],
	['49305550123@c.us.example', undefined],
	['123456', '123456'],
	['12345', undefined],
	['12345678901234567890', '12345678901234567890'],
	['123456789012345678901', undefined],
	['1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 ', '1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0'],
	['(1) 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9  0', undefined],
	['2026-09-03', undefined],
	['2026/9/3', undefined],
	['2026.09.03 14:30', undefined],
	['03.09.2026', undefined],
	['3/9/2026', undefined],
	['03.09.20265', '03.09.20265'],
	['14:30 123456', undefined],
	['', undefined],
])('the number %j', (text, number) => {
	expect(phone(text)).toBe(number);
});

test('a number that is one, and no text', () => {
	expect([phone(305550123), phone(true), shortText(5), shortText(true)]).toEqual([
		...['305550123', undefined, '5', ''],
	]);
	expect([shortText('x'.repeat(300)).length, shortText('x'.repeat(301))]).toEqual([300, '']);
});

test.each([
	['Ada', 'Ada'],
	['  Ada \n Example ', 'Ada Example'],
	['李', '李'],
	['Jean-Luc O’Neil III.', 'Jean-Luc O’Neil III.'],
	['123', undefined],
	['Ada@work', undefined],
	['{{name}}', undefined],
	['{name', undefined],
	['name}', undefined],
	['see http://x', undefined],
	['www.example', undefined],
	['the www.example', 'the www.example'],
	['con_DEF456', undefined],
	['usr-20451', undefined],
	['usr:20451', undefined],
	['usr-20451-abc', undefined],
	['usr-1abc', 'usr-1abc'],
	['abcdefghijklm-20451', 'abcdefghijklm-20451'],
	['U07K60SESLB', undefined],
	['U07K6SB', 'U07K6SB'],
	['XB12XDEX', 'XB12XDEX'],
	['XB12XD3X', undefined],
	['6512f44f-e0a0-405a', undefined],
	['6512f44f', undefined],
	['6512F44', undefined],
	['6512f4', '6512f4'],
	['deadbeef', 'deadbeef'],
	['send_email_confirmation', undefined],
	['a'.repeat(120), 'a'.repeat(120)],
	['a'.repeat(121), undefined],
])('the name %j', (text, found) => {
	expect(name(text)).toBe(found);
});

test.each([
	['3M', '3M'],
	['X', undefined],
	['12', undefined],
	['Engine  Works', 'Engine Works'],
	['6512f44f-e0a0-405a', undefined],
	['https://example.com', undefined],
	['HTTP://example.com', undefined],
	['Works https://example.com', 'Works https://example.com'],
	['ada@example.com', undefined],
	[`${'a'.repeat(200)}b`, 'a'.repeat(200)],
])('the company %j', (text, found) => {
	expect(company(text)).toBe(found);
});

test.each([
	['Call me', 'Call me'],
	['<p>Call</p><p>me</p>', 'Call\nme'],
	['12345', undefined],
	['', undefined],
	['https://example.com/a', undefined],
	['Page: https://example.com/a', undefined],
	['Page:https://example.com/a', undefined],
	['HTTPS://example.com/a', undefined],
	['See https://example.com/a', 'See https://example.com/a'],
	['https://example.com/a is down', 'https://example.com/a is down'],
	[`${'p'.repeat(30)}: https://example.com/a`, undefined],
	[`${'p'.repeat(31)}: https://example.com/a`, `${'p'.repeat(31)}: https://example.com/a`],
	['2026-03-01T15:37:18.437Z', undefined],
	['2026-03-01 15:37', undefined],
	['2026-03-01 at night', '2026-03-01 at night'],
	['6512f44f-e0a0-405a', undefined],
	['ada@example.com', undefined],
	['This is an automated message', undefined],
	['m'.repeat(5_001), 'm'.repeat(5_000)],
])('the message %j', (text, found) => {
	expect(message(text)).toBe(found);
});

test.each([
	['', 0],
	['one two  three', 3],
	['one - 2 three', 2],
	['我对产品很感兴趣', 1 + 4],
	['カタカナ', 1 + 2],
	['ひらがなと', 1 + 2],
	['นัดเก่าที่ผ่านมา', 1 + 4],
])('words of %j: %d', (text, count) => {
	expect(wordCount(text)).toBe(count);
});
