import type { Locator, Page } from 'playwright-core';

/** The panel on the right in which nodes are looked up: "What triggers this workflow?", "What happens next?". */
export class NodePanel {
	private readonly search: Locator;

	constructor(private readonly page: Page) {
		this.search = page.getByTestId('node-creator-search-bar');
	}

	/** Opens the panel with the plus in the corner of the canvas. */
	async open(): Promise<void> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.search.waitFor();
	}

	/** Types into the search field and waits until the panel offers this entry. */
	async find(words: string, entry: string): Promise<void> {
		// What an earlier search found must not count.
		await this.search.fill('');
		await this.entry(entry).waitFor({ state: 'detached' });
		await this.search.fill(words);
		await this.entry(entry).waitFor();
	}

	/** What the panel offers, from top to bottom. */
	async entries(): Promise<string[]> {
		return await this.page.getByTestId('node-creator-item-name').allInnerTexts();
	}

	async choose(entry: string): Promise<void> {
		await this.entry(entry).click();
	}

	/** Unfolds a part of the list of what a node can do: "Triggers", "Actions". */
	async unfold(part: string): Promise<void> {
		await this.page.getByText(new RegExp(`^${part} \\(\\d+\\)$`)).click();
	}

	/** The list of a node's actions, which opens when the node is chosen. */
	async chooseNode(words: string, node: string, action: string): Promise<void> {
		await this.find(words, node);
		await this.choose(node);
		await this.choose(action);
	}

	/** Drags an entry with the mouse and drops it at this point of the page. */
	async drag(entry: string, to: { x: number; y: number }): Promise<void> {
		const { mouse } = this.page;
		await this.entry(entry).hover();
		await mouse.down();
		// The first moves only start the drag.
		await mouse.move(to.x + 40, to.y + 40, { steps: 12 });
		await mouse.move(to.x, to.y, { steps: 6 });
		await mouse.up();
	}

	entry(name: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}
}
