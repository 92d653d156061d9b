import type { IDataObject } from 'n8n-workflow';
import { stepByStep } from '../../shared/breaks';
import type { PreparedItem } from '../../shared/service';
import { checkEmail, checkId, type Check } from '../../shared/parameters/checks';
import type { JsonRecord } from '../../shared/json';
import { InvalidInput } from '../../shared/parameters/invalidInput';
import type { Field, ItemParameters } from '../../shared/parameters/itemParameters';
import {
	findMessageInSteps,
	findPersonInSteps,
	type Found,
	type FoundField,
	type FoundMessage,
	type FoundProblem,
} from '../found';
import { refusal } from './inputRefusal';

/** Its address is public, and it hands on all that it was sent. */
const CHAT_TRIGGER = '@n8n/n8n-nodes-langchain.chatTrigger';

/** What a field is called in the output, where a found one goes by another name there. */
const OUTPUT_NAMES: Partial<Record<FoundField, string>> = {
	startTime: 'start_time',
	endTime: 'end_time',
	durationMinutes: 'duration_minutes',
	preferredChannel: 'preferred_channel',
};

export const outputName = (name: FoundField): string => OUTPUT_NAMES[name] ?? name;

/** Fields that an operation can hand on as answers where it has no use of its own for them. */
const ANSWERS: readonly FoundField[] = [
	'phone',
	'company',
	'message',
	'startTime',
	'endTime',
	'durationMinutes',
	'timezone',
];

/**
 * The fields of one item: what the user filled in, and for fields that were left empty what the input item says. An
 * expression counts as filled in, whatever it comes out as, so that nothing is guessed in its place.
 */
export class FieldsOrInput {
	/** Where each field was found that the user left empty, by its name in the output. */
	readonly mapped: IDataObject = {};
	private foundPerson: Promise<Found> | undefined;
	private foundMessage: Promise<FoundMessage> | undefined;

	constructor(readonly parameters: ItemParameters) {}

	/** What the input says of a person. Looked for once, and only when it is asked for. */
	async person(): Promise<Found> {
		return await (this.foundPerson ??= stepByStep(findPersonInSteps(this.parameters.inputJson())));
	}

	/** What the input says of a message. */
	async message(): Promise<FoundMessage> {
		return await (this.foundMessage ??= stepByStep(
			findMessageInSteps(this.parameters.inputJson(), this.parameters.comesFrom(CHAT_TRIGGER)),
		));
	}

	/**
	 * The number that a service gave the submission: its idempotency key. One submission can name several people, as
	 * items of a list that was split up: each is one of its own.
	 */
	async submissionOf(email: string): Promise<PreparedItem['submissionId']> {
		const { submissionId } = await this.person();
		return submissionId && { ...submissionId, value: `${submissionId.value} ${email}` };
	}

	/**
	 * The number that a messenger or a form's service gave the text that was found: its idempotency key. None where the
	 * user filled the text in, which can be another one for the same input.
	 *
	 * @param field of the text
	 */
	async numberOf(field: Field): Promise<PreparedItem['submissionId']> {
		if (this.parameters.isFilledIn(field)) return undefined;
		const { messageId, source } = await this.message();
		return messageId ?? (source === 'JSON' ? (await this.person()).submissionId : undefined);
	}

	/** Text that may be missing. Throws InvalidInput when what was filled in is not valid. */
	async optional(
		field: Field,
		name: TextField,
		{ within = this.parameters, check }: { within?: ItemParameters; check?: Check } = {},
	): Promise<string | undefined> {
		if (within.isFilledIn(field)) return within.optionalText(field, check);
		const person = await this.person();
		return this.take(name, person[name], person);
	}

	/** Notes where a found value stood. */
	take<T>(name: FoundField, value: T, { mappedFields }: Found): T {
		if (value !== undefined) this.mapped[outputName(name)] = mappedFields[name] ?? '';
		return value;
	}

	/** What is there for a field but could not be understood, when the user left the field empty. */
	async problem(field: Field, name: FoundField): Promise<FoundProblem | undefined> {
		if (this.parameters.isFilledIn(field)) return undefined;
		return (await this.person()).problems.find((problem) => problem.field === name);
	}

	/**
	 * What the input says beside the named fields, for the metadata. Nothing where the user filled in whose data it
	 * is: then nobody said that the input is what somebody submitted.
	 *
	 * @param whose the field of the person's address
	 */
	async answersBeside(whose: Field, names: readonly FoundField[]): Promise<JsonRecord> {
		if (this.parameters.isFilledIn(whose)) return {};
		const person = await this.person();
		const others = ANSWERS.filter((name) => !names.includes(name) && person[name] !== undefined);
		return {
			...person.rest,
			...Object.fromEntries(others.map((name) => [outputName(name), person[name]])),
		};
	}

	/** The person's address. Throws InvalidInput. */
	async email(field: Field): Promise<string> {
		if (this.parameters.isFilledIn(field)) return this.parameters.text(field, checkEmail);
		const person = await this.person();
		if (person.email !== undefined) return this.take('email', person.email, person);
		throw refusal(field, 'email address', person, await this.problem(field, 'email'));
	}

	/** What somebody wrote. Throws InvalidInput. */
	async text(field: Field): Promise<string> {
		if (this.parameters.isFilledIn(field)) return this.parameters.content(field);
		const { text, problems } = await this.message();
		const problem = problems.find(({ field: of }) => of === 'text');
		const found = text ?? (problem ? undefined : (await this.person()).message);
		if (found !== undefined && found.trim() !== '') return found;
		throw refusal(field, 'message', await this.person(), problem);
	}

	/**
	 * The client: an ID that was filled in, else the session or sender that the input names, else an e-mail address.
	 * Throws InvalidInput.
	 *
	 * @param email the address, where it is known
	 */
	async client(field: Field, email?: string): Promise<string> {
		if (this.parameters.isFilledIn(field)) return this.parameters.id(field);
		const { clientId, problems } = await this.message();
		const problem = problems.find(({ field: of }) => of === 'clientId');
		const found = clientId ?? email ?? (problem ? undefined : (await this.person()).email);
		if (found !== undefined && checkId(found) === undefined) return found;
		throw refusal(field, 'sender or email address', await this.person(), problem);
	}

	/** The client of an operation on a person's data: an ID that was filled in, else the person's address. Throws InvalidInput. */
	clientOrEmail(field: Field, email: string): string {
		if (this.parameters.isFilledIn(field)) return this.parameters.id(field);
		// In a preview there may be no address.
		const wrong = email && checkId(email);
		if (!wrong) return email;
		throw new InvalidInput(
			field.displayName,
			`is empty, and the email address cannot stand in its place, as it ${wrong}`,
			`Fill in '${field.displayName}', for instance with an expression. Nothing was sent for this item.`,
		);
	}
}

type TextField =
	| 'name'
	| 'phone'
	| 'company'
	| 'message'
	| 'timezone'
	| 'purpose'
	| 'preferredChannel';
