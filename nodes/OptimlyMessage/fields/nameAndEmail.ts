import type { INodeProperties } from 'n8n-workflow';

export const personName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'Leave empty to use the name in the input',
	description:
		'Full name of the person. Left empty: as the form, CRM, calendar or chat step sent it.',
};

export const personEmail: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	placeholder: 'Leave empty to use the email address in the input',
	description:
		'Address at which the person can be reached. Left empty: the one in the input; without any, the item fails.',
};
