// npm run pictures: makes the pictures of the documents anew, from n8n's editor with this package in it.
//
//   docs/pictures/*.jpg       views for README.md
//   examples/pictures/*.jpg   the canvas of each workflow of examples/
//
// JPEG, because the build of the package would copy every png and svg into it.
import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page, PageScreenshotOptions } from 'playwright-core';
import { z } from 'zod';
import { FORM_EXAMPLE, readExample } from '../playground/examples.mjs';
import { ROOT } from '../playground/folders.mjs';
import type { Workflow } from '../playground/n8n-rest.mjs';
import { runStep } from '../playground/progress.mjs';
import { Editor } from '../test/e2e/editor/editor.mjs';
import { sandboxCredential, startStage, type Stage } from '../test/e2e/stage.mjs';
import { AGENT, agentWorkflow, OPTIMLY, optimlyWorkflow } from '../test/e2e/workflows.mjs';
import { startModel } from '../test/real/scriptedModel.mjs';
import { stopEverything, stopEverythingOnSignals } from './processes.mjs';

const README_PICTURES = join(ROOT, 'docs', 'pictures');
const EXAMPLES = join(ROOT, 'examples');
const EXAMPLE_PICTURES = join(EXAMPLES, 'pictures');

/** More would make the page slow to load; the quality is lowered until a picture keeps to it. */
const MAX_BYTES = 120_000;
const QUALITIES = [80, 70, 60, 50];

interface Scene extends Stage {
	page: Page;
	editor: Editor;
	credential: { id: string; name: string };
}

type Clip = PageScreenshotOptions['clip'];

async function save(page: Page, folder: string, name: string, clip?: Clip): Promise<void> {
	const path = join(folder, `${name}.jpg`);
	for (const quality of QUALITIES) {
		await page.screenshot({ path, type: 'jpeg', quality, animations: 'disabled', clip });
		if ((await stat(path)).size <= MAX_BYTES) return;
	}
	throw new Error(`${path} is over ${MAX_BYTES} bytes even at quality ${QUALITIES.at(-1)}`);
}

const inReadme = async ({ page }: Scene, name: string) => await save(page, README_PICTURES, name);

const PRICE_QUESTION = {
	...{ resource: 'message', operation: 'send', chatSource: 'client', clientId: 'visitor-1' },
	content: 'What does the Pro plan cost?',
};

async function nodePanel(scene: Scene): Promise<void> {
	const { editor } = scene;
	await editor.newWorkflow();
	await editor.panel.open();
	await editor.panel.find('optimly', OPTIMLY);
	await editor.panel.choose(OPTIMLY);
	// In an empty workflow the actions are folded up below the triggers.
	await editor.panel.unfold('Actions');
	await editor.panel.entry('Send message to chat').waitFor();
	await inReadme(scene, 'node-panel');
}

async function formWorkflow(scene: Scene): Promise<void> {
	const { editor, n8n, credential } = scene;
	const workflow = await readExample(FORM_EXAMPLE.file, credential);
	const { id } = await n8n.rest.save({ ...workflow, name: 'Form to lead' });
	await editor.openWorkflow(id);
	await editor.canvas.fit();
	await inReadme(scene, 'form-to-lead');
	await editor.node.open('Capture Lead');
	await inReadme(scene, 'parameters');
}

async function output(scene: Scene): Promise<void> {
	const { editor, n8n, credential } = scene;
	const { id } = await n8n.rest.save(optimlyWorkflow('Ask', PRICE_QUESTION, credential));
	await editor.openWorkflow(id);
	await editor.node.open(OPTIMLY);
	await editor.node.execute();
	await editor.node.readTable();
	await editor.dismissMessages();
	await inReadme(scene, 'output');
}

async function error(scene: Scene): Promise<void> {
	const { editor, n8n, credential } = scene;
	const parameters = { ...PRICE_QUESTION, chatSource: 'id', chatId: 'chat_of_another_agent' };
	const { id } = await n8n.rest.save(optimlyWorkflow('Error', parameters, credential));
	await editor.openWorkflow(id);
	await editor.node.open(OPTIMLY);
	await editor.node.execute();
	await editor.dismissMessages();
	await inReadme(scene, 'error');
}

async function aiAgent(scene: Scene): Promise<void> {
	const { editor, n8n } = scene;
	const question = PRICE_QUESTION.content;
	const model = await startModel(({ messages }) =>
		messages.some(({ role }) => role === 'tool')
			? { say: 'I asked: there are no real prices in a sandbox.' }
			: { callTool: { Message: question } },
	);
	const data = { apiKey: 'none', url: model.url };
	const openAi = { name: 'Chat model', type: 'openAiApi', data };
	const credential = { id: await n8n.rest.saveCredential(openAi), name: openAi.name };
	const { id } = await n8n.rest.save(agentWorkflow('AI Agent', question, credential));
	await editor.openWorkflow(id);
	await editor.canvas.addTo(editor.canvas.input(AGENT, 'ai_tool'), 'Tools');
	await editor.panel.find('optimly', `${OPTIMLY} Tool`);
	await editor.panel.choose(`${OPTIMLY} Tool`);
	await editor.node.waitUntilOpen();
	await editor.node.choose('chatSource', "Client's Current Chat");
	await editor.node.fill('clientId', 'visitor-2');
	await editor.node.letModelDefine('content');
	await editor.node.close();
	await editor.canvas.execute(AGENT);
	await editor.dismissMessages();
	await editor.logs.open();
	await editor.canvas.fit();
	await editor.logs.choose(AGENT);
	await editor.logs.choose(`Send message to chat in ${OPTIMLY}`);
	await inReadme(scene, 'ai-agent');
	await editor.logs.close();
	await model.close();
}

const VIEWS: Array<[title: string, make: (scene: Scene) => Promise<void>]> = [
	['Node panel', nodePanel],
	['Form workflow and its parameters', formWorkflow],
	['Output', output],
	['Error', error],
	['AI Agent', aiAgent],
];

const PLACED = z.array(
	z.object({
		position: z.tuple([z.number(), z.number()]),
		// Only sticky notes have a size of their own.
		parameters: z.object({ width: z.number().optional(), height: z.number().optional() }),
	}),
);

/** Room for a node with the name below it, in pixels at full size, and around the whole. */
const NODE_SIZE = { width: 200, height: 170 };
const MARGIN = { width: 220, height: 320 };
const LARGEST = { width: 2000, height: 1500 };

/** A window in which the whole workflow is seen at full size, as far as it is not too large for that. */
function windowFor({ nodes }: Workflow): { width: number; height: number } {
	const placed = PLACED.parse(nodes);
	const span = (axis: 0 | 1, side: 'width' | 'height') => {
		const starts = placed.map(({ position }) => position[axis]);
		const ends = placed.map(
			({ position, parameters }) => position[axis] + (parameters[side] ?? NODE_SIZE[side]),
		);
		const wanted = Math.max(...ends) - Math.min(...starts) + MARGIN[side];
		return Math.min(LARGEST[side], Math.round(wanted));
	};
	return { width: Math.max(900, span(0, 'width')), height: span(1, 'height') };
}

/** What a picture shows around the nodes, in pixels: the sign of a trigger, the plus behind the last node, its name. */
const AROUND = { left: 60, top: 30, right: 100, bottom: 100 };

/** What lies over the canvas and is no part of the workflow. */
const OVERLAYS = [
	...['canvas-controls', 'execute-workflow-button', 'node-creator-plus-button'],
	...['command-bar-button', 'add-sticky-button', 'toggle-focus-panel-button', 'node-issues'],
]
	.map((id) => `[data-test-id^="${id}"]`)
	// The tabs above, with the bar that they stand in.
	.concat(':has(> [data-test-id="radio-button-workflow"])');

async function example({ editor, n8n, page, credential }: Scene, file: string): Promise<void> {
	const workflow = await readExample(file, credential);
	const { id } = await n8n.rest.save(workflow);
	await page.setViewportSize(windowFor(workflow));
	await editor.openWorkflow(id);
	await page.addStyleTag({ content: `${OVERLAYS.join(', ')} { visibility: hidden !important; }` });
	await editor.canvas.fit();
	const { left, top, right, bottom } = await editor.canvas.extent();
	const clip = {
		x: left - AROUND.left,
		y: top - AROUND.top,
		width: right - left + AROUND.left + AROUND.right,
		height: bottom - top + AROUND.top + AROUND.bottom,
	};
	await save(page, EXAMPLE_PICTURES, basename(file, '.json'), clip);
}

/** Makes one picture, or a few that belong together, on a page of its own. */
async function withPage(
	stage: Stage,
	credential: Scene['credential'],
	make: (scene: Scene) => Promise<void>,
): Promise<void> {
	const page = await stage.browser.context.newPage();
	await make({ ...stage, credential, page, editor: new Editor(page, stage.n8n.url) });
	await page.close();
}

async function main(): Promise<void> {
	await mkdir(README_PICTURES, { recursive: true });
	await mkdir(EXAMPLE_PICTURES, { recursive: true });
	const stage = await runStep('Start n8n, the sandbox and a browser', startStage);
	const credential = await sandboxCredential(stage.n8n);
	for (const [title, make] of VIEWS)
		await runStep(title, async () => await withPage(stage, credential, make));
	const files = (await readdir(EXAMPLES)).filter((file) => file.endsWith('.json')).sort();
	for (const file of files)
		await runStep(
			`Example ${file}`,
			async () => await withPage(stage, credential, async (scene) => await example(scene, file)),
		);
	await stage.browser.close();
}

stopEverythingOnSignals(() => 130);
try {
	await main();
} finally {
	await stopEverything();
}
