import { findPerson } from '../../nodes/OptimlyMessage/found';

const phone = '+49 30 5550123';
const email = 'ada@example.com';
const [ada, max] = [{ name: 'Ada Example' }, { name: 'Max Other' }];

test.each([
	['stands with the number', { customer: { ...ada, phone }, person: max }],
	['stands around the number', { customer: { ...ada, address: { phone } }, person: max }],
	['stands with the address', { customer: { ...ada, email }, person: max }],
	['stands around the address', { customer: { ...ada, address: { email } }, person: max }],
])('of two names the one counts that %s, in any order', (_where, item) => {
	expect(findPerson(item).name).toBe('Ada Example');
	const turned = Object.fromEntries(Object.entries(item).reverse());
	expect(findPerson(turned).name).toBe('Ada Example');
});

test('of two names that are equally far from the number none counts', () => {
	const { name, problems } = findPerson({ customer: ada, person: max, phone });
	expect(name).toBeUndefined();
	expect(problems.map(({ field }) => field)).toEqual(['name']);
});

test('a short form of a number is the same number', () => {
	const whole = { Phone: '+4740156666', Mobile: '40 15 66 66' };
	expect(findPerson({ email, ...whole })).toMatchObject({ phone: '+4740156666', problems: [] });
	const shorter = { Phone: '40 15 66 66', Mobile: '+4740156666' };
	expect(findPerson({ email, ...shorter }).phone).toBe('+4740156666');
	const other = { Phone: '+4740156666', 'Phone number': '40 15 66 67' };
	expect(findPerson({ email, ...other })).not.toHaveProperty('phone');
});

test('a number with the code of its country is no short form of another one', () => {
	const found = findPerson({ email, Phone: '+1 5550123', Mobile: '+44 15550123' });
	expect(found).toMatchObject({ phone: '+1 5550123', rest: { mobile: '+44 15550123' } });
});
