import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { until } from '../../../playground/until.mjs';

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

	/** Waits until these steps are listed, and no others: names of nodes, in the order in which they ran. */
	async waitForSteps(names: readonly string[]): Promise<void> {
		const rows = this.page.getByTestId('logs-overview-body').getByRole('treeitem');
		let listed: string[] = [];
		const areThere = async () => {
			listed = (await rows.allInnerTexts()).map((text) => text.split('\n')[0]?.trim() ?? '');
			return isDeepStrictEqual(listed, names) || undefined;
		};
		await until('the steps', 30, areThere).catch(() => assert.deepEqual(listed, names));
	}

	/** Chooses a step: its details are shown beside the list. A step that is chosen already stays so. */
	async choose(step: string): Promise<void> {
		const header = this.page.getByTestId('log-details-header').getByText(step, { exact: true });
		const row = this.page.getByTestId('logs-overview-body').getByText(step, { exact: true });
		// A click on the chosen one would put its details away.
		if (!(await header.isVisible())) await row.click();
		await header.waitFor();
	}

	/** Waits until this is shown as what the chosen step was given; only some steps show it. */
	async waitForInput(text: string | RegExp): Promise<void> {
		await this.page.getByTestId('log-details-input').filter({ hasText: text }).waitFor();
	}

	async waitForOutput(text: string | RegExp): Promise<void> {
		await this.page.getByTestId('log-details-output').filter({ hasText: text }).waitFor();
	}
}
