import { hasLegalForm } from '../person/legalForm';
import { termsOf } from '../words/dictionary';
import type { Answer } from './answer';

/** Longest answer that can be a company and a name. */
const MAX_LENGTH = 300;

const BETWEEN = /[/|;\n／、]|\s[-–—]\s/u;

/** "Company and contact person": a label that asks for both at once. */
function asksForBoth(label: string): boolean {
	const kinds = termsOf(label).map(({ kind }) => kind);
	const isPerson = termsOf(label).some(
		({ kind, ofPeople }) => kind === 'person' || kind === 'firstName' || ofPeople === true,
	);
	return isPerson && kinds.includes('company') && !kinds.includes('other');
}

/** A company and somebody in it, asked for at once, as two answers; the legal form tells which is the company. */
export function companyAndPerson(answer: Answer): readonly Answer[] {
	const [label = ''] = answer.labels;
	const { value } = answer;
	if (typeof value !== 'string' || value.length > MAX_LENGTH || !BETWEEN.test(value))
		return [answer];
	const parts = value
		.split(BETWEEN)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	const [company, ...others] = parts.filter(hasLegalForm);
	const person = parts.find((part) => part !== company);
	if (parts.length !== 2 || company === undefined || others.length > 0 || !person) return [answer];
	if (!asksForBoth(label)) return [answer];
	return [
		{ ...answer, labels: ['company'], value: company },
		{ ...answer, labels: ['contact person'], value: person },
	];
}
