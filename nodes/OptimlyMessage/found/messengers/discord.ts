import { fileNames, listAt, OF_BOT, recordAt, textAt, type Messenger } from './written';

/** Discord's message object: {content, author}. */
export const discord: Messenger = {
	name: 'Discord',
	read: (input) => {
		const author = recordAt(input, 'author');
		if (
			!author ||
			typeof input.content !== 'string' ||
			textAt(input, 'channel_id', 'channelId') === ''
		)
			return undefined;
		if (author.bot === true) return { ignored: OF_BOT };
		return {
			text: input.content.trim(),
			clientId: textAt(author, 'id'),
			clientName: textAt(author, 'global_name', 'globalName', 'username'),
			attachments: fileNames(listAt(input, 'attachments')),
		};
	},
};
