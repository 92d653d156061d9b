import type { INodeProperties } from 'n8n-workflow';
import {
	idempotencyKeyOption,
	maxParallelChatsOption,
	maxWaitOption,
	timeoutOption,
} from '../../shared/run/runOptions';
import { replyField } from '../../shared/parameters/replyField';

/** Options of all operations. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		idempotencyKeyOption,
		{
			...maxParallelChatsOption,
			description:
				'How many conversations are worked on at the same time. Items of one conversation always go out one after another; 1 sends everything strictly in order.',
		},
		{
			...maxWaitOption,
			description:
				'How long an item may wait for quota, for the time that the server asks to wait, or for a conversation that is busy with a reply. It counts from when the item is next in its conversation.',
		},
		{
			...replyField,
			displayOptions: { show: { '/operation': ['create'], '/resource': ['message'] } },
		},
		timeoutOption,
	],
};
