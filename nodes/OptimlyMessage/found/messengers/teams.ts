import { isPlainRecord } from '../plainInput';
import { at, fileNames, listAt, recordAt, textAt, type Messenger } from './written';

/** Microsoft Teams' message: {body: {content}, from: {user}}. */
export const teams: Messenger = {
	name: 'Microsoft Teams',
	read: (input) => {
		const user = recordAt(input, 'from.user');
		if (!user || !isPlainRecord(at(input, 'body'))) return undefined;
		return {
			text: textAt(input, 'body.content')
				.replace(/<[^<>]{0,300}>/g, ' ')
				.replace(/\s+/g, ' ')
				.trim(),
			clientId: textAt(user, 'id'),
			clientName: textAt(user, 'displayName'),
			attachments: fileNames(listAt(input, 'attachments')),
		};
	},
};
