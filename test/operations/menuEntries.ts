import { underTest } from '../underTest';

const { menus } = underTest;

/** An operation as the menus offer it. */
export interface MenuEntry {
	resource: string;
	operation: string;
	/** "Message: Send". */
	title: string;
	/** What n8n's list of actions and the description of a tool say. */
	action: string;
	description: string;
}

/** Every operation that the menus offer. */
export const menuEntries: MenuEntry[] = menus.fields
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options = [] }) =>
		options.flatMap((option) => {
			const resource = String(displayOptions?.show?.resource?.[0]);
			if (!('value' in option)) return [];
			const { action = '', description = '' } = option;
			const operation = String(option.value);
			const title = menus.find(resource, operation)?.title ?? '';
			return [{ resource, operation, title, action, description }];
		}),
	);
