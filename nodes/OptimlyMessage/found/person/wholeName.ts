import type { Candidate, FoundValue } from './choice';
import { hasLegalForm } from './legalForm';

const contains = (text: string, part: string): boolean => {
	const [whole, piece] = [text, part].map((one) => one.toLowerCase().normalize('NFKC'));
	return /[^\p{scx=Han}\p{scx=Hangul}\p{scx=Hiragana}\p{scx=Katakana}]/u.test(
		piece.replace(/\s/g, ''),
	)
		? ` ${whole} `.includes(` ${piece} `)
		: whole.includes(piece);
};

/** Of "Nombre completo" and "Nombre" the one that holds the other, when nothing else is said. */
export function withoutParts(candidates: readonly Candidate[]): readonly Candidate[] {
	const most = Math.max(...candidates.map(({ points }) => points));
	const top = candidates.filter(({ points }) => points === most);
	const whole = top.find(({ value }) => top.every((other) => contains(value, other.value)));
	return whole === undefined
		? candidates
		: candidates.filter((one) => one.points < most || one === whole || one.value === whole.value);
}

/** Beside "Contact person", a name with a legal form is the company's. */
export function withoutCompanies(candidates: readonly Candidate[]): readonly Candidate[] {
	const people = candidates.filter(({ value }) => !hasLegalForm(value));
	return people.length === 0 ? candidates : people;
}

const EASTERN = /^[\p{scx=Han}\p{scx=Hangul}\p{scx=Hiragana}\p{scx=Katakana}\s]+$/u;

/** Languages whose speakers put the family name first. */
const FAMILY_FIRST = new Set(['ja', 'zh', 'ko', 'hu', 'vi']);

interface NameParts {
	readonly name?: FoundValue;
	readonly first?: FoundValue;
	readonly middle?: FoundValue;
	readonly last?: FoundValue;
	readonly secondLast?: FoundValue;
	readonly suffix?: FoundValue;
}

function joined(
	parts: ReadonlyArray<FoundValue | undefined>,
	between = ' ',
): FoundValue | undefined {
	const there = parts.filter((part) => part !== undefined);
	const [one] = there;
	if (!one) return undefined;
	return {
		value: there.map(({ value }) => value).join(between),
		answers: there.flatMap(({ answers }) => answers),
		by: one.by,
	};
}

/**
 * The whole name. "Name" beside "Vorname" is the last name, "Nombre" beside "Apellidos" the first
 * one, and "Name" that already holds the part is the full one: the values tell.
 */
export function wholeName(
	parts: NameParts,
	languages: ReadonlySet<string>,
	japanese: boolean,
): FoundValue | undefined {
	const { name: whole, first, middle, secondLast, suffix } = parts;
	const last =
		parts.last && secondLast && parts.last.value !== secondLast.value
			? joined([parts.last, secondLast])
			: (parts.last ?? secondLast);
	const assemble = (given: FoundValue | undefined, family: FoundValue | undefined) => {
		if (!given || !family) return given ?? family;
		if (EASTERN.test(given.value + family.value))
			return joined([family, given], japanese ? ' ' : '');
		return [...languages].some((language) => FAMILY_FIRST.has(language))
			? joined([family, middle, given])
			: joined([given, middle, family, suffix]);
	};
	if (whole && first && last) {
		return contains(whole.value, first.value) && contains(whole.value, last.value)
			? { ...whole, answers: [...whole.answers, ...first.answers, ...last.answers] }
			: assemble(first, last);
	}
	if (first && last) return assemble(first, last);
	if (whole && first) return contains(whole.value, first.value) ? whole : assemble(first, whole);
	if (whole && last) return contains(whole.value, last.value) ? whole : assemble(whole, last);
	return whole ?? first ?? last;
}
