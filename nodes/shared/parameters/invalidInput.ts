/** Says which field is wrong and what to do. Holds the field's name, never its content. */
export class InvalidInput extends Error {
	/**
	 * @param field label of the field as the editor shows it
	 * @param reason what is wrong, as the rest of a sentence that begins with the field's name
	 * @param advice what to do about it, as whole sentences; the error table's advice where it is missing
	 */
	constructor(
		readonly field: string,
		readonly reason: string,
		readonly advice?: string,
	) {
		super(`'${field}' ${reason}`);
		this.name = 'InvalidInput';
	}
}
