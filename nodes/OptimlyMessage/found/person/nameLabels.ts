import { AROUND_OWN, BESIDE_NAME, THINGS } from '../besideField';
import type { Reading } from '../label';
import { anyOf, around, POINTS } from '../labelPoints';
import type { NamePart } from '../personField';
import type { Kind } from '../words/kinds';

/** Things above a name: the name is the thing's. Above a company the name is the company's. */
export const nameOfAThing = ({ above, own }: Reading): boolean =>
	THINGS.some((kind) => above.has(kind)) && !above.has('person') && !own.has('person');

/** A name is only a person's when every word around it is known to allow that. */
function nameLike(reading: Reading, ...heads: readonly Kind[]): number {
	const { own, above, ownField } = reading;
	const isHead = anyOf(own, ...heads);
	// A product has a name, and neither a first name nor a contact person.
	const ofAThing =
		nameOfAThing(reading) && !reading.ofPeople && !anyOf(own, 'firstName', 'lastName');
	if (!isHead || ofAThing) return 0;
	if ([...own].some((kind) => !BESIDE_NAME.has(kind) && !(ownField && AROUND_OWN.has(kind))))
		return 0;
	return (
		POINTS.plain +
		around(reading) +
		(own.has('person') ? POINTS.namesPerson : 0) -
		(above.has('second') && own.has('second') ? 1 : 0)
	);
}

/** "Vor-/Nachname", "First name and surname": both in one label are the whole name. */
const asksForBoth = ({ own }: Reading): boolean => own.has('firstName') && own.has('lastName');

/** A second name is the last one, unless there is one that is called so: then it is the middle one. */
const secondName = (reading: Reading): number =>
	Math.max(nameLike(reading, 'secondName') + POINTS.secondName, 0);

const underName = ({ above }: Reading): boolean => anyOf(above, 'name');

/** How well a label asks for each part of a name; 0: it does not. */
export const namePoints: Readonly<Record<NamePart, (reading: Reading) => number>> = {
	firstName: (reading) => (asksForBoth(reading) ? 0 : nameLike(reading, 'firstName')),
	lastName: (reading) =>
		asksForBoth(reading) ? 0 : Math.max(nameLike(reading, 'lastName'), secondName(reading)),
	middleName: (reading) => Math.max(nameLike(reading, 'middleName'), secondName(reading)),
	secondLastName: (reading) => nameLike(reading, 'secondLastName'),
	nameSuffix: (reading) => nameLike(reading, 'nameSuffix'),
	nickname: (reading) => {
		const points = nameLike(reading, 'nickname');
		return points > 0 ? Math.max(points - POINTS.plain + POINTS.nickname, 1) : 0;
	},
	name: (reading) => {
		const { own } = reading;
		if (asksForBoth(reading)) return nameLike(reading, 'firstName');
		if (
			anyOf(
				own,
				'firstName',
				'lastName',
				'secondName',
				'middleName',
				'nickname',
				'honorific',
				'nameSuffix',
			)
		)
			return 0;
		// {"name": {"full": …}}, and "Ansprechpartner" alone.
		if (
			!own.has('name') &&
			underName(reading) &&
			reading.unknown === 0 &&
			[...own].every((kind) => kind === 'filler')
		) {
			return nameOfAThing(reading) ? 0 : POINTS.plain;
		}
		// "Customer", "Client": the value says whether it is a name.
		if (own.has('person') && reading.size === 1 && !nameOfAThing(reading))
			return POINTS.nickname + 5;
		return nameLike(reading, 'name');
	},
};
