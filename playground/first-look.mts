// The first lead and the first reply while n8n itself is still being installed: the node on n8n's engine, which is
// among what the tests need and so is here already. In a process of its own, see playground/first-look-run.mts.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { n8nEnvironment } from './environment.mjs';
import { fit } from './fit.mjs';
import { PLAYGROUND, ROOT, RUNTIME } from './folders.mjs';
import { must } from './must.mjs';
import type { RunningSandbox } from './sandbox.mjs';

const SEEN = z.object({
	lead: z.object({ name: z.string(), email: z.string() }),
	reply: z.object({ question: z.string(), reply: z.string() }),
});

/** What the node handed on: behind a form's item, and behind a chat's message. */
export type FirstLook = z.infer<typeof SEEN>;

/** Runs the two workflows with the node against the sandbox; throws with its words when one fails. */
export async function takeFirstLook({
	url,
	token,
}: Pick<RunningSandbox, 'url' | 'token'>): Promise<FirstLook> {
	// The engine keeps its settings in a home, too: not in that of the n8n to come, and not in the user's.
	const home = join(RUNTIME, 'home-of-first-look');
	await mkdir(home, { recursive: true });
	try {
		const output = await must(
			process.execPath,
			['--import', 'tsx', join(PLAYGROUND, 'first-look-run.mts')],
			{
				cwd: ROOT,
				env: {
					...n8nEnvironment({ home, port: 0, brokerPort: 0 }),
					SANDBOX_URL: url,
					SANDBOX_TOKEN: token,
				},
			},
		);
		const line = output.split('\n').find((text) => text.startsWith('{"lead"'));
		return SEEN.parse(JSON.parse(line ?? output));
	} finally {
		await rm(home, { recursive: true, force: true });
	}
}

/** The title of the step when it is done: what came. */
export function describeFirstLook({ lead, reply }: FirstLook): string {
	// Progress signs stand before it.
	return fit(
		`On n8n's engine, while n8n itself is being installed:
  A form's item, Lead: Capture with no field filled in
    ${lead.name} <${lead.email}> is a lead of Optimly now
  "${reply.question}", Message: Send with no field filled in
    ${reply.reply}`,
		66,
	);
}
