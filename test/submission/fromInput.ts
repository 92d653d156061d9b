import type { INodeParameters } from 'n8n-workflow';

/** Parameters of `lead: capture` that take everything from the input, into a new chat. */
export const leadFromInput: INodeParameters = {
	resource: 'lead',
	operation: 'capture',
	chatSource: 'newChat',
};

/** Parameters of `appointment: request` that take everything from the input, in the client's chat. */
export const appointmentFromInput: INodeParameters = {
	resource: 'appointment',
	operation: 'request',
	chatSource: 'client',
};
