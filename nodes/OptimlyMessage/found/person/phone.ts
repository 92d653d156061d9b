import type { Answer } from '../answers/answer';
import type { Reading } from '../label';
import { anyOf, around, isOfThing, POINTS } from '../labelPoints';
import type { ReadAnswer } from '../readAnswer';
import { phone, shortText } from '../values';
import { compactKey } from '../words/wordsOf';
import { best, candidatesFor, type Candidate, type Choice, type FoundValue } from './choice';
import { numbersOfClients, withoutCalled } from './numberCalled';
import { withoutInstitutions, withoutShortForms } from './numbers';
import { unlabelledNumbers } from './unlabelledNumbers';
import type { OfPerson } from './whoseRecord';

/** How well a label asks for a number; 0: it does not. */
export function phonePoints(reading: Reading): number {
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
		(own.has('attribute') ? POINTS.attribute : 0) +
		(isOfThing(own) || isOfThing(above) ? POINTS.thing / 4 : 0)
	);
}

/** The person's number, of those that can be it. */
export const findPhone = (numbers: readonly Candidate[]): Choice => best(numbers, digits);

/** The numbers that can be the person's, those of institutions left out. */
export function numbersOf(
	reads: readonly ReadAnswer[],
	ofPerson: OfPerson,
	home: Answer | undefined,
): readonly Candidate[] {
	const ofCalls = numbersOfClients(reads);
	const labelled = [
		...candidatesFor('phone', reads, phone).filter((one) => !isPostalCode(one)),
		...ofCalls.filter(({ read }) => !read.fits.has('phone')),
	];
	const theirs = ofPerson(labelled.length > 0 ? labelled : unlabelledNumbers(reads));
	// A call that is told of beside the answers is the person's where nothing else is.
	const candidates = withoutCalled(theirs.length > 0 ? theirs : ofCalls, reads);
	return withoutInstitutions(withoutShortForms(longEnough(candidates)), reads, home);
}

/** "cep": a mobile phone in Turkey, and the postal code in Brazil, of eight digits. */
const isPostalCode = ({ answer, value }: Candidate): boolean =>
	compactKey(answer.labels[0] ?? '') === 'cep' && value.replace(/\D/g, '').length <= 8;

/** What two writings of one number have in common: its last nine digits. */
const digits = (text: string): string => text.replace(/\D/g, '').slice(-9);

/** Numbers of seven digits or more, if there are any: shorter ones are more likely ids. */
const longEnough = (candidates: readonly Candidate[]): readonly Candidate[] => {
	const plausible = candidates.filter(({ value }) => value.replace(/\D/g, '').length >= 7);
	return plausible.length > 0 ? plausible : candidates;
};

const AREA_KEYS: ReadonlySet<string> = new Set([
	...['areacode', 'phoneareacode', 'telareacode', 'citycode', 'phonecitycode', 'ddd'],
]);

/** Most digits of a number without its area code. */
const LOCAL_DIGITS = 9;

/** The number with the area code that stands apart from it in its record. */
export function withArea(number: FoundValue, reads: readonly ReadAnswer[]): FoundValue {
	const [own] = number.answers;
	if (number.value.replace(/\D/g, '').length > LOCAL_DIGITS || /^[+(0]/.test(number.value))
		return number;
	const area = reads.find(
		({ answer, vetoed }) =>
			!vetoed &&
			answer.group === own?.group &&
			AREA_KEYS.has(compactKey(answer.labels[0] ?? '')) &&
			/^\(?\d{1,5}\)?$/.test(shortText(answer.value ?? '')),
	);
	if (area?.answer.value === undefined) return number;
	return {
		...number,
		value: `${shortText(area.answer.value)} ${number.value}`,
		answers: [...number.answers, area.answer],
	};
}

/** "+49", "49", "Germany (+49)", "+49 Germany". */
const COUNTRY_CODE = /^(\+?\d{1,4})$|(?<=^|\()(\+\d{1,4})(?=\)|\s)/;

/** "919812300045" beside "91": the code is there already. */
const isInternational = (number: string, code: string): boolean => {
	const all = number.replace(/\D/g, '');
	return all.length > 10 && all.startsWith(code.replace(/\D/g, ''));
};

/** The number with the country's code that was asked for apart from it. */
export function withCountry(number: FoundValue, reads: readonly ReadAnswer[]): FoundValue {
	if (/^(\+|00)/.test(number.value)) return number;
	for (const { answer, reading, vetoed } of reads) {
		if (vetoed || answer.aside || answer.value === undefined || !reading?.own.has('countryCode'))
			continue;
		if (answer.group !== number.answers[0]?.group) continue;
		if (number.answers.includes(answer)) continue;
		const [code] = COUNTRY_CODE.exec(shortText(answer.value)) ?? [];
		if (code === undefined) continue;
		if (isInternational(number.value, code)) return number;
		return {
			...number,
			value: `+${code.replace('+', '')} ${number.value}`,
			answers: [...number.answers, answer],
		};
	}
	return number;
}
