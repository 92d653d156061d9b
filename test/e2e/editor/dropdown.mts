import type { Locator } from 'playwright-core';

/** A drop-down menu. Its list is at the end of the page; the menu names it. */
export class Dropdown {
	constructor(private readonly menu: Locator) {}

	/** Chooses the entry with exactly this title. */
	async choose(title: string): Promise<void> {
		const list = await this.open();
		await list
			.getByRole('option')
			.filter({ has: this.menu.page().getByText(title, { exact: true }) })
			.click();
		await list.waitFor({ state: 'hidden' });
	}

	/** The titles of all entries, without their descriptions. */
	async titles(): Promise<string[]> {
		const list = await this.open();
		const entries = await list.getByRole('option').allInnerTexts();
		await this.menu.click();
		await list.waitFor({ state: 'hidden' });
		return entries.map((text) => text.split('\n')[0]?.trim() ?? '');
	}

	private async open(): Promise<Locator> {
		await this.menu.click();
		const id = await this.menu.getByRole('combobox').getAttribute('aria-controls');
		const list = this.menu.page().locator(`[id="${id}"]`);
		await list.waitFor();
		return list;
	}
}
