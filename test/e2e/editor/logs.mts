import type { Page } from 'playwright-core';

/** The panel below the canvas that shows what ran, step by step. */
export class Logs {
	constructor(private readonly page: Page) {}

	async open(): Promise<void> {
		await this.toggle();
		await this.page.getByTestId('logs-overview-body').waitFor();
	}

	/** Closes it again: the editor remembers what is open. */
	async close(): Promise<void> {
		await this.toggle();
		await this.page.getByTestId('logs-overview-body').waitFor({ state: 'hidden' });
	}

	/** Its title opens and closes it; in the middle of the bar there can be a button. */
	private async toggle(): Promise<void> {
		await this.page.getByTestId('logs-overview-header').getByText('Logs', { exact: true }).click();
	}

	/** The steps that ran, in their order: names of nodes. */
	async steps(): Promise<string[]> {
		const rows = await this.page
			.getByTestId('logs-overview-body')
			.getByRole('treeitem')
			.allInnerTexts();
		return rows.map((text) => text.split('\n')[0]?.trim() ?? '');
	}

	/** Chooses a step: its details are shown beside the list. A step that is chosen already stays so. */
	async choose(step: string): Promise<void> {
		const header = this.page.getByTestId('log-details-header').getByText(step, { exact: true });
		const row = this.page.getByTestId('logs-overview-body').getByText(step, { exact: true });
		// A click on the chosen one would put its details away.
		if (!(await header.isVisible())) await row.click();
		await header.waitFor();
	}

	/** What the chosen step was given; only some steps show it. */
	async input(): Promise<string> {
		return await this.page.getByTestId('log-details-input').innerText();
	}

	async output(): Promise<string> {
		return await this.page.getByTestId('log-details-output').innerText();
	}
}
