/** Says which field is wrong and what to do. Holds the field's name, never its content. */
export class InvalidInput extends Error {
	/**
	 * @param field label of the field as the editor shows it
	 * @param reason what is wrong, as the rest of a sentence that begins with the field's name
	 */
	constructor(
		readonly field: string,
		readonly reason: string,
	) {
		super(`'${field}' ${reason}`);
		this.name = 'InvalidInput';
	}
}
