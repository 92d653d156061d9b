/** Phrases by language (ISO 639-1), separated by commas. */
export interface Phrases {
	readonly [language: string]: string;
}
