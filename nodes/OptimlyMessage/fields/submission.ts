import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../shared/input/invalidInput';
import type { ItemParameters } from '../../shared/input/itemParameters';
import { readSubmission, type Submission } from '../../shared/input/submission/submission';

/** The choice between fields that the user fills in and the item as the form or CRM step sent it. */
function mapping(name: string, displayName: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'options',
		options: [
			{
				name: 'From Input',
				value: 'auto',
				description: 'Find name, email and the rest in what the form, CRM or calendar step sent',
			},
			{ name: 'Fields Below', value: 'fields', description: 'Fill in each field yourself' },
		],
		default: 'fields',
		description: 'Where the data comes from',
	};
}

export const leadMapping = mapping('leadMapping', 'Lead Data');
export const appointmentMapping = mapping('appointmentMapping', 'Appointment Data');

/** Whether the data comes from the input item. */
export const isAuto = (parameters: ItemParameters, field: INodeProperties) =>
	parameters.choice(field, ['fields', 'auto']) === 'auto';

export const personName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Nathan Smith',
	description: 'Full name of the person',
};

export const personEmail: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. name@email.com',
	description: 'Address at which the person can be reached',
};

/** A step that often stands before this one but sends no e-mail address: what to put in between. */
const NO_EMAIL_IN = new Map([['HubSpot event', "put a HubSpot step 'Get a contact' in between"]]);

/**
 * Reads the input item as a submission that has an e-mail address.
 *
 * @throws InvalidInput that names the keys that were seen, never their content
 */
export function submissionOf(
	parameters: ItemParameters,
	field: INodeProperties,
): Submission & { readonly email: string } {
	const submission = readSubmission(parameters.inputJson());
	const { email, seenKeys, source } = submission;
	if (email !== undefined) return { ...submission, email };
	const seen = seenKeys.length > 0 ? `: it has ${seenKeys.join(', ')}` : ', it is empty';
	const instead = NO_EMAIL_IN.get(source) ?? "choose 'Fields Below'";
	throw new InvalidInput(
		field.displayName,
		`finds no email address, or several, in the input (${source})${seen}. To go on, ${instead}`,
	);
}

/** What the output says about where each field was found. */
export const mappedFields = ({ mappedFields: mapped }: Submission): IDataObject => ({
	mapped_fields: { ...mapped },
});
