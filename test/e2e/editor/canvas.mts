import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { until } from '../../../playground/until.mjs';

const RECTANGLE = z.object({
	left: z.number(),
	top: z.number(),
	right: z.number(),
	bottom: z.number(),
});

/** The area on which the nodes of a workflow lie. */
export class Canvas {
	constructor(private readonly page: Page) {}

	/** A node, by the name that stands below it. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** The connector of a node that takes connections of this type. */
	input(node: string, type = 'main'): Locator {
		return this.connector('canvas-node-input-handle', node, type);
	}

	output(node: string, type = 'main'): Locator {
		return this.connector('canvas-node-output-handle', node, type);
	}

	/** The point at this distance (in pixels) from the centre of a node. */
	async pointBeside(name: string, right: number, down: number): Promise<{ x: number; y: number }> {
		const box = await this.node(name).boundingBox();
		if (box === null) throw new Error(`${name} is not on the canvas`);
		return { x: box.x + box.width / 2 + right, y: box.y + box.height / 2 + down };
	}

	/** Draws a connection with the mouse. */
	async connect(from: string, to: string): Promise<void> {
		await this.output(from).dragTo(this.input(to));
		await this.waitForConnection();
	}

	async waitForConnection(): Promise<void> {
		await this.page.getByTestId('edge').first().waitFor({ state: 'attached' });
	}

	/** Opens the node panel with the plus that hangs on a connector; what it lists depends on the connector. */
	async addTo(connector: Locator, heading: string): Promise<void> {
		const list = this.page.getByTestId('nodes-list-header').getByText(heading, { exact: true });
		await until(`the plus to open the list "${heading}"`, 90, async () => {
			await connector.getByTestId('canvas-handle-plus').click();
			try {
				// The search field is there before the list is; what is typed by then searches another list.
				await list.waitFor({ timeout: 10_000 });
				return true;
			} catch {
				// While the editor does not know yet which nodes fit, the plus opens a list of all kinds of them.
				await this.page.keyboard.press('Escape');
				await this.page.getByTestId('node-creator').waitFor({ state: 'hidden' });
				return undefined;
			}
		});
	}

	/** Zooms so that all nodes are seen, with n8n's key for it, and waits until nothing moves any more. */
	async fit(): Promise<void> {
		await this.page.keyboard.press('1');
		const pane = this.page.locator('.vue-flow__transformationpane').first();
		let before: string | null = null;
		await until('the canvas to come to rest', 30, async () => {
			const now = await pane.getAttribute('style');
			const rests = now === before;
			before = now;
			return rests ? true : undefined;
		});
	}

	/** The part of the page that nodes and sticky notes take up, without the names below the nodes. */
	async extent(): Promise<{ left: number; top: number; right: number; bottom: number }> {
		const boxes = await this.page
			.locator('.vue-flow__node')
			.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()));
		const rects = z.array(RECTANGLE).parse(boxes);
		return {
			left: Math.min(...rects.map(({ left }) => left)),
			top: Math.min(...rects.map(({ top }) => top)),
			right: Math.max(...rects.map(({ right }) => right)),
			bottom: Math.max(...rects.map(({ bottom }) => bottom)),
		};
	}

	/** Runs the workflow and waits until this node has a green tick. */
	async execute(lastNode: string): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').click();
		await this.node(lastNode).getByTestId('canvas-node-status-success').waitFor();
	}

	private connector(kind: string, node: string, type: string): Locator {
		return this.page.locator(
			`[data-test-id="${kind}"][data-node-name="${node}"][data-connection-type="${type}"]`,
		);
	}
}
