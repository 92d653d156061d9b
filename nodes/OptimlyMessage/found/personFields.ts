import type { Reading } from './label';
import { AROUND_OWN, BESIDE_COMPANY, BESIDE_NAME, THINGS } from './besideField';
import { MAX_UNKNOWN, POINTS } from './labelPoints';
import type { Kind } from './words/kinds';

/** What an answer about a person can be; the parts of a name are put together. */
export type PersonField =
	| 'email'
	| 'phone'
	| 'company'
	| 'name'
	| 'firstName'
	| 'middleName'
	| 'lastName'
	| 'secondLastName'
	| 'nickname'
	| 'nameSuffix'
	| 'message';

const anyOf = (set: ReadonlySet<Kind | 'unknown'>, ...kinds: readonly Kind[]): boolean =>
	kinds.some((kind) => set.has(kind));

const isOfThing = (kinds: ReadonlySet<Kind | 'unknown'>): boolean =>
	anyOf(kinds, 'thing', 'container');

/** What the words around the field say about whose it is. */
export function around({ own, above, unknown, unknownAbove }: Reading): number {
	const has = (kind: Kind) => own.has(kind) || above.has(kind);
	return (
		(own.has('own') ? POINTS.own : 0) +
		(above.has('person') ? POINTS.record : above.has('nickname') ? POINTS.account : 0) +
		(has('personal') ? POINTS.personal : 0) +
		(has('work') ? POINTS.work : 0) +
		(has('perhaps') && !above.has('person') ? POINTS.perhaps : 0) +
		(has('second') ? POINTS.second : 0) +
		Math.min(unknown + unknownAbove, MAX_UNKNOWN) * POINTS.unknown
	);
}

function email(reading: Reading): number {
	const { own, above } = reading;
	if (!own.has('email') && !above.has('email')) return 0;
	return (
		POINTS.plain +
		around(reading) +
		(anyOf(own, 'company') || above.has('company') ? POINTS.company : 0) +
		(own.has('attribute') ? POINTS.attribute : 0) +
		(isOfThing(own) || isOfThing(above) ? POINTS.thing / 4 : 0)
	);
}

function phone(reading: Reading): number {
	const { own, above } = reading;
	const isPhone = anyOf(own, 'phone', 'mobile') || anyOf(above, 'phone', 'mobile');
	// "Contact", "Kontakt": the value says whether it is a number.
	const vague = !isPhone && own.has('person') && reading.size === 1;
	if (!isPhone && !vague) return 0;
	return (
		(vague ? POINTS.vague / 2 : POINTS.plain) +
		around(reading) +
		(anyOf(own, 'mobile') ? POINTS.mobile : 0) +
		(anyOf(own, 'company') || above.has('company') ? POINTS.company : 0) +
		(own.has('attribute') ? POINTS.attribute : 0)
	);
}

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

const personFields: Readonly<
	Record<Exclude<PersonField, 'email' | 'phone'>, (reading: Reading) => number>
> = {
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
	company: (reading) => {
		const { own, above, size } = reading;
		const isCompany =
			own.has('company') || (above.has('company') && own.has('name') && !own.has('person'));
		if (!isCompany) return 0;
		const others = [...own].filter((kind) => !BESIDE_COMPANY.has(kind) && kind !== 'unknown');
		if (others.length > 0 || (anyOf(above, 'thing', 'service') && !own.has('company'))) return 0;
		return POINTS.plain + around(reading) - (size > 6 ? 1 : 0);
	},
	message: (reading) => {
		const { own } = reading;
		if (anyOf(own, 'email', 'phone', 'mobile', 'timezone', 'countryCode')) return 0;
		if (!anyOf(own, 'message', 'weakMessage', 'purpose')) return 0;
		// "Project name" asks for a name, "Message time" for a time.
		if (anyOf(own, 'name', 'firstName', 'lastName') && !own.has('message')) return 0;
		// "eventDescription" describes the event.
		if (reading.key && isOfThing(own) && !own.has('message')) return 0;
		// French asks "comment" where English asks "how".
		if (own.has('attribute') && !own.has('weakMessage')) return 0;
		return (
			(own.has('message') ? POINTS.plain : POINTS.vague) +
			Math.min(reading.unknown, MAX_UNKNOWN) * POINTS.unknown +
			(own.has('other') ? POINTS.messageToOther : 0) +
			(own.has('attribute') || reading.above.has('attribute') ? POINTS.attribute : 0) +
			(anyOf(own, 'thing', 'container', 'service', 'company') ? POINTS.thing / 4 : 0) +
			(own.has('second') && !own.has('message') ? POINTS.second : 0)
		);
	},
};

/** Whether no word is of a kind that any field is decided by: most labels of a long form. */
function saysNothing({ own, above }: Reading): boolean {
	for (const kind of own)
		if (kind !== 'unknown' && kind !== 'filler' && kind !== 'attribute') return false;
	for (const kind of above)
		if (
			kind === 'email' ||
			kind === 'phone' ||
			kind === 'mobile' ||
			kind === 'name' ||
			kind === 'company'
		)
			return false;
	return true;
}

/** How well a label fits each field; only fields that it can be. Somebody else's label fits none but the message. */
export function fieldsOf(reading: Reading): ReadonlyMap<PersonField, number> {
	const fits = new Map<PersonField, number>();
	if (saysNothing(reading)) return fits;
	const put = (field: PersonField, points: number) => {
		if (points > 0) fits.set(field, points);
	};
	put('message', personFields.message(reading));
	if (isSomebodyElses(reading)) return fits;
	put('email', email(reading));
	put('phone', phone(reading));
	for (const [field, points] of Object.entries(personFields)) {
		if (field !== 'message' && isPersonField(field)) put(field, points(reading));
	}
	return fits;
}

const isPersonField = (field: string): field is keyof typeof personFields => field in personFields;

/** Whether the label or the record says that it is about another person. */
export const isSomebodyElses = ({ own, above, role }: Reading): boolean =>
	own.has('other') || above.has('other') || role === 'other';
