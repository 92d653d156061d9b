import { hasLegalForm } from '../person/legalForm';
import { termsOf } from '../words/dictionary';
import type { Answer } from './answer';

const BETWEEN = /\s*(?:[/|;\n／、]|\s[-–—]\s)\s*/u;

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
	if (typeof answer.value !== 'string' || !BETWEEN.test(answer.value)) return [answer];
	const parts = answer.value.split(BETWEEN).filter((part) => part !== '');
	const [company, ...others] = parts.filter(hasLegalForm);
	const person = parts.find((part) => part !== company);
	if (parts.length !== 2 || company === undefined || others.length > 0 || !person) return [answer];
	if (!asksForBoth(label)) return [answer];
	return [
		{ ...answer, labels: ['company'], value: company },
		{ ...answer, labels: ['contact person'], value: person },
	];
}
