// n8n's editor, as a user finds it. The names of its parts are the data-test-ids of n8n 2.41.
import type { Page } from 'playwright-core';
import type { DEMO_LOGIN } from '../../../playground/n8n-rest.mjs';
import { until } from '../../../playground/until.mjs';
import { Canvas } from './canvas.mjs';
import { CredentialDialog } from './credentialDialog.mjs';
import { Logs } from './logs.mjs';
import { NodePanel } from './nodePanel.mjs';
import { NodeView } from './nodeView.mjs';

export class Editor {
	readonly canvas: Canvas;
	readonly panel: NodePanel;
	readonly node: NodeView;
	readonly credential: CredentialDialog;
	readonly logs: Logs;

	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {
		this.canvas = new Canvas(page);
		this.panel = new NodePanel(page);
		this.node = new NodeView(page);
		this.credential = new CredentialDialog(page);
		this.logs = new Logs(page);
	}

	async signIn({ email, password }: typeof DEMO_LOGIN): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.getByTestId('emailOrLdapLoginId').locator('input').fill(email);
		await this.page.getByTestId('password').locator('input').fill(password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL(({ pathname }) => !pathname.startsWith('/signin'));
	}

	/** Opens an empty workflow. */
	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-plus-button').waitFor();
	}

	/** Opens a saved workflow and waits for its nodes. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Waits for the message in the corner that a run ends with, and puts it away: it covers what is behind it. */
	async dismissMessages(): Promise<void> {
		const message = this.page.locator('.el-notification').first();
		await message.waitFor();
		await until('the messages to go', 30, async () => {
			if (!(await message.isVisible())) return true;
			// It also goes by itself, so there may be nothing left to click.
			const close = message.locator('.el-notification__closeBtn');
			await close.click({ timeout: 1_000 }).catch(() => undefined);
			return undefined;
		});
	}
}
