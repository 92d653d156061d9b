import type { Locator, Page } from 'playwright-core';

/** The dialog in which a credential is made, changed and tested. */
export class CredentialDialog {
	private readonly dialog: Locator;

	constructor(private readonly page: Page) {
		this.dialog = page.getByTestId('credential-edit-dialog');
	}

	/** Opens it for a new credential: with a button when there is none yet, else from the menu of those that are there. */
	async create(): Promise<void> {
		const button = this.page.getByTestId('node-credentials-empty-state').getByRole('button');
		const menu = this.page.getByTestId('node-credentials-select');
		await button.or(menu).click();
		if (await menu.isVisible())
			await this.page.getByTestId('node-credentials-select-item-new').click();
		await this.dialog.waitFor();
	}

	/** Opens the credential that the node uses. */
	async edit(): Promise<void> {
		await this.page.getByTestId('credential-edit-button').click();
		await this.dialog.waitFor();
	}

	async fill(field: string, text: string): Promise<void> {
		await this.input(field).fill(text);
	}

	input(field: string): Locator {
		return this.dialog.getByTestId(`parameter-input-${field}`).locator('input');
	}

	/** Saves, which also runs the credential's test. When that succeeds, the dialog closes by itself. */
	async save(): Promise<void> {
		await this.page.getByTestId('credential-save-button').click();
	}

	/** Waits for the test to fail and reads all that the dialog says about it. */
	async readFailure(): Promise<string> {
		await this.dialog.getByText('More details').click();
		const box = this.dialog.locator('.el-tag--danger:visible');
		return (await box.innerText()).replace(/\s+/g, ' ');
	}

	async waitUntilClosed(): Promise<void> {
		await this.dialog.waitFor({ state: 'detached' });
	}

	/** Waits for the test to succeed and reads what the dialog says. */
	async readSuccess(): Promise<string> {
		return await this.dialog.getByTestId('credentials-config-container-test-success').innerText();
	}
}
