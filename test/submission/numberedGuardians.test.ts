import { findPerson } from '../../nodes/OptimlyMessage/found';

const child = { "Child's name": 'Bo Example' };
const ada = { name: 'Ada Example', email: 'ada@example.com' };
const eve = { name: 'Eve Sample', email: 'eve@example.org' };

const asked = (label: string, { name, email }: typeof ada) => ({
	[`${label} name`]: name,
	[`${label} email`]: email,
});

test.each([
	['1st parent', '2nd parent'],
	['First parent', 'Second parent'],
	['first guardian', 'second guardian'],
	['Parent 1', 'Parent 2'],
])('of two guardians the first is taken, in whatever order they are asked: %s', (first, second) => {
	for (const form of [
		{ ...asked(first, ada), ...asked(second, eve) },
		{ ...asked(second, eve), ...asked(first, ada) },
	])
		expect(findPerson({ ...child, ...form })).toMatchObject(ada);
});

test('"first" says which name it is, where it does not stand right before the guardian', () => {
	const form = { 'First name of parent': 'Ada', 'Last name of parent': 'Example' };
	expect(findPerson({ ...child, ...form, "Parent's email": ada.email })).toMatchObject(ada);
});

test.each([
	['1st', '2nd'],
	['First', 'Second'],
])('"%s parent" is parent 1, however the other labels count them', (first, second) => {
	const names = { [`${first} parent name`]: ada.name, [`${second} parent name`]: eve.name };
	const reached = { 'Parent 1 email': ada.email, 'Parent 2 email': eve.email };
	expect(findPerson({ ...child, ...names, ...reached })).toMatchObject(ada);
});
