// Shows work as steps: what is going on, for how long, and how long each took. In a terminal with a moving sign,
// else (continuous integration, a file) as plain lines.
import { Listr, PRESET_TIMER, type ListrTask } from 'listr2';

/** Says what a step is doing right now; shown with the time since the step began until the next call. */
export type Say = (what: string) => void;

/** One piece of work with a title. `say` may be used to tell what it is doing, `retitle` to tell more at the end. */
export class Step<T> {
	private outcome: { value: T } | undefined;

	/** Why it failed, with the title; undefined when it did not. */
	failure: Error | undefined;

	constructor(
		private readonly title: string,
		private readonly work: (say: Say, retitle: (title: string) => void) => Promise<T>,
	) {}

	/** What the work resolved to. */
	get result(): T {
		if (this.outcome === undefined) throw new Error(`Not done: ${this.title}`);
		return this.outcome.value;
	}

	/** The step as listr2 wants it. */
	get task(): ListrTask {
		return {
			title: this.title,
			task: async (_context, task) => {
				const elapsed = showElapsed((line) => (task.output = line));
				try {
					const value = await this.work(elapsed.say, (title) => (task.title = title));
					this.outcome = { value };
				} catch (error) {
					this.failure = new Error(
						`${this.title}: ${error instanceof Error ? error.message : String(error)}`,
					);
					// The whole story is told once, at the end; the list of steps shows only which one it was.
					throw new Error('the reason is below');
				} finally {
					elapsed.stop();
				}
			},
		};
	}
}

/** Runs steps side by side; rejects when one fails, with its title in the message. */
export async function runTogether(...steps: Array<Step<unknown>>): Promise<void> {
	const list = new Listr(
		steps.map((step) => step.task),
		{
			concurrent: true,
			// start.mts does that, and ends what runs.
			registerSignalListeners: false,
			rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false },
			fallbackRendererOptions: { timer: PRESET_TIMER },
		},
	);
	try {
		await list.run();
	} catch (error) {
		throw steps.find(({ failure }) => failure !== undefined)?.failure ?? error;
	}
}

/** Runs one step and resolves to its result. */
export async function runStep<T>(...step: ConstructorParameters<typeof Step<T>>): Promise<T> {
	const one = new Step<T>(...step);
	await runTogether(one);
	return one.result;
}

function showElapsed(show: (line: string) => void): { say: Say; stop: () => void } {
	const started = Date.now();
	let current = '';
	const tell = () => {
		if (current !== '') show(`${current}, ${Math.round((Date.now() - started) / 1000)} s`);
	};
	const timer = setInterval(tell, process.stdout.isTTY ? 1000 : 15_000);
	return {
		say: (what) => {
			current = what;
			tell();
		},
		stop: () => clearInterval(timer),
	};
}
