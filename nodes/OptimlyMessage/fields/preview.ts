import type { IDataObject } from 'n8n-workflow';
import type { Awaitable } from '../../shared/breaks';
import type { PreparedItem } from '../../shared/service';
import type { ItemParameters } from '../../shared/parameters/itemParameters';
import { options, previewOnly } from './options';

/**
 * Reads an item part by part. What is not valid stops the item; in a preview it is noted, and the other parts are
 * read all the same, so that a person sees at once all that is missing.
 */
export class Preview {
	private readonly isOn: boolean;
	private readonly problems: string[] = [];

	constructor(parameters: ItemParameters) {
		this.isOn = parameters.within(options).optionalBoolean(previewOnly) === true;
	}

	/** A part of the item; `undefined` only in a preview. Throws what `read` throws, in a preview nothing. */
	async part<T>(read: () => Awaitable<T>): Promise<T | undefined> {
		return this.isOn ? await this.noted(read) : await read();
	}

	/**
	 * The item as it was prepared; in a preview one that sends nothing and returns what it would send.
	 *
	 * @param fields what would be stored; what is missing is left out
	 * @param mapped where each field was found that the user left empty
	 */
	finish(
		prepared: PreparedItem | undefined,
		fields: IDataObject,
		mapped: IDataObject,
	): PreparedItem {
		if (prepared && !this.isOn) return prepared;
		const present = Object.entries(fields).filter(
			([, value]) => value !== undefined && value !== '',
		);
		const json = {
			preview: true,
			ready: this.problems.length === 0,
			...Object.fromEntries(present),
			mapped_fields: mapped,
			problems: this.problems,
		};
		return { forModel: (output) => output, deliver: async () => json };
	}

	private async noted<T>(read: () => Awaitable<T>): Promise<T | undefined> {
		try {
			return await read();
		} catch (error) {
			const problem = error instanceof Error ? error.message : String(error);
			if (!this.problems.includes(problem)) this.problems.push(problem);
			return undefined;
		}
	}
}
