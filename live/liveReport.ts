import { isRecord, type JsonRecord } from '../nodes/shared/json';
import { settingsSchema, type Settings } from '../sandbox/settings';
import type { Finding, Verdict } from './guesses';

const WORDS: Record<Verdict['is'], string> = {
	holds: 'holds',
	differs: 'differs',
	unknown: 'could not tell',
};

/** One line for each guess; of what differs, what follows from it. */
export function lines(findings: readonly Finding[]): string[] {
	return findings.flatMap(({ guess, verdict, follows }) => {
		const seen = verdict.seen ? ` (${verdict.seen})` : '';
		const line = `${WORDS[verdict.is].padEnd(14)} ${guess}${seen}`;
		return verdict.is === 'differs' ? [line, `${' '.repeat(15)}→ ${follows}`] : [line];
	});
}

/** How many hold, differ, and could not be told. */
export function summary(findings: readonly Finding[]): string {
	const count = (is: Verdict['is']) => findings.filter(({ verdict }) => verdict.is === is).length;
	return `${count('holds')} hold, ${count('differs')} differ, of ${count('unknown')} it could not tell.`;
}

/** The report as a file: no address, no secret, no ID and no text of a message. */
export function asJson(service: string, findings: readonly Finding[]): string {
	const rows = findings.map(({ id, guess, verdict: { is, seen } }) => ({
		id,
		guess,
		verdict: WORDS[is],
		...(seen && { seen }),
	}));
	return `${JSON.stringify({ service, findings: rows }, undefined, '\t')}\n`;
}

/** Settings with which the sandbox behaves as the service did, as far as it has such settings. */
export function sandboxSettings(findings: readonly Finding[]): Partial<Settings> {
	const settings: JsonRecord = {};
	for (const { verdict } of findings) {
		if (verdict.is !== 'differs') continue;
		for (const [name, value] of Object.entries(verdict.sandbox ?? {})) {
			const before = settings[name];
			settings[name] = isRecord(before) && isRecord(value) ? { ...before, ...value } : value;
		}
	}
	return settingsSchema.partial().parse(settings);
}
