import { isSomebodyElses, type Reading } from './label';
import { companyPoints } from './person/company';
import { emailPoints } from './person/email';
import { messagePoints } from './person/message';
import { namePoints } from './person/nameLabels';
import { phonePoints } from './person/phone';
import type { PersonField } from './personField';

/** What a label is asked about each field; somebody else's label can only ask for the message. */
const POINTS_OF: ReadonlyMap<PersonField, (reading: Reading) => number> = new Map<
	PersonField,
	(reading: Reading) => number
>([
	['message', messagePoints],
	['email', emailPoints],
	['phone', phonePoints],
	['firstName', namePoints.firstName],
	['lastName', namePoints.lastName],
	['middleName', namePoints.middleName],
	['secondLastName', namePoints.secondLastName],
	['nameSuffix', namePoints.nameSuffix],
	['nickname', namePoints.nickname],
	['name', namePoints.name],
	['company', companyPoints],
]);

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

/** How well a label fits each field; only fields that it can be. */
export function fieldsOfLabel(reading: Reading): ReadonlyMap<PersonField, number> {
	const fits = new Map<PersonField, number>();
	if (saysNothing(reading)) return fits;
	const isOthers = isSomebodyElses(reading);
	for (const [field, pointsOf] of POINTS_OF) {
		const points = isOthers && field !== 'message' ? 0 : pointsOf(reading);
		if (points > 0) fits.set(field, points);
	}
	return fits;
}
