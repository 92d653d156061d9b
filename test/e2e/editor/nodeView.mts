import type { Locator, Page } from 'playwright-core';
import { Dropdown } from './dropdown.mjs';

/** What a node's output panel shows as a table. */
export interface OutputTable {
	columns: string[];
	rows: string[][];
}

/** What opens when a node is double-clicked: its input, its parameters, its output. */
export class NodeView {
	private readonly output: Locator;
	private readonly fieldsShown: Locator;

	constructor(private readonly page: Page) {
		this.output = page.getByTestId('output-panel');
		// The tab that is not shown is in the page, too.
		this.fieldsShown = page.locator('[data-test-id="parameter-item"]:visible');
	}

	async open(name: string): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.waitUntilOpen();
	}

	async waitUntilOpen(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').waitFor();
	}

	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('ndv').waitFor({ state: 'detached' });
	}

	/** Labels of all fields that are shown, from top to bottom; the choice of the credential is none of them. */
	async fields(): Promise<string[]> {
		return await this.fieldsShown.evaluateAll((items) =>
			items.flatMap((item) => {
				// The choice of the credential stands in the same box as the first field.
				const labels = [...item.querySelectorAll('label')].filter(
					(label) => label.closest('[data-test-id="node-credentials-slot"]') === null,
				);
				// The first one is the field's; others belong to what was added to a collection.
				return labels.slice(0, 1).map((label) => label.innerText.split('\n')[0]?.trim() ?? '');
			}),
		);
	}

	/** What a collection ("Options") offers to add. */
	async addable(collection: string): Promise<string[]> {
		const item = this.fieldsShown.filter({
			has: this.page.locator('label').getByText(collection, { exact: true }),
		});
		return await new Dropdown(item.getByTestId('collection-parameter-add')).titles();
	}

	/** Chooses an entry of a menu by its title. */
	async choose(parameter: string, title: string): Promise<void> {
		await new Dropdown(this.parameter(parameter)).choose(title);
	}

	/** The titles that menus show as chosen. */
	async chosen(parameters: string[]): Promise<string[]> {
		return await Promise.all(
			parameters.map(async (name) => await this.parameter(name).locator('input').inputValue()),
		);
	}

	async fill(parameter: string, text: string): Promise<void> {
		await this.parameter(parameter).locator('input, textarea').fill(text);
	}

	/** Turns a switch on or off. */
	async turn(parameter: string, on: boolean): Promise<void> {
		const control = this.parameter(parameter).getByRole('switch');
		if ((await control.getAttribute('aria-checked')) !== String(on))
			await this.parameter(parameter).locator('.el-switch').click();
	}

	/** Leaves a field to the model: the button with the stars, in a tool of an AI Agent. Resolves to what the field says then. */
	async letModelDefine(parameter: string): Promise<string> {
		const item = this.fieldsShown.filter({ has: this.parameter(parameter) });
		await item.getByTestId('from-ai-override-button').click();
		return await this.page.getByTestId('fromAI-override-field').innerText();
	}

	/** Runs the node with those before it, and waits until it has succeeded or failed. */
	async execute(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		const done = this.page.getByTestId('node-run-status-success');
		await done.or(this.page.getByTestId('node-run-status-danger')).waitFor();
	}

	async readTable(): Promise<OutputTable> {
		await this.output.getByTestId('radio-button-table').click();
		const table = this.output.locator('table');
		const texts = async (cells: Locator) =>
			(await cells.allInnerTexts()).map((text) => text.trim());
		const columns = await texts(table.locator('thead th'));
		const rows: string[][] = [];
		for (const row of await table.locator('tbody tr').all())
			rows.push(await texts(row.locator('td')));
		return { columns, rows };
	}

	/** Message and description of an error, and all that can be unfolded below them. */
	async readError(): Promise<{ message: string; description: string; details: string }> {
		const message = await this.output.getByTestId('node-error-message').innerText();
		const description = await this.output.getByTestId('node-error-description').innerText();
		for (const summary of await this.output.locator('summary').all()) await summary.click();
		return { message, description, details: await this.output.innerText() };
	}

	/**
	 * The fields that the input panel says the node before this one will have, when that has not run yet. The list
	 * holds only what is in view: the page has to be tall enough.
	 */
	async previewOfInput(): Promise<string[]> {
		const input = this.page.getByTestId('ndv-input-panel');
		await input.getByTestId('schema-preview-warning').waitFor();
		return await input.getByTestId('run-data-schema-node-name').allInnerTexts();
	}

	private parameter(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}
}
