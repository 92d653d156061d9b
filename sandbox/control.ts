import type { FastifyPluginAsync } from 'fastify';

import { check } from './http/check';
import { faultKinds } from './http/faultKinds';
import { carries } from './http/visitors';
import type { Sandbox } from './runningSandbox';
import { settingsSchema } from './settings';

/** What the control routes need of a sandbox; `addFault` takes what came over HTTP and checks it. */
type Controlled = Pick<
	Sandbox,
	'store' | 'contractViolations' | 'requests' | 'settings' | 'clearFaults' | 'reset'
> & {
	numeno: Pick<Sandbox['numeno'], 'conversations' | 'messages'>;
	addFault: (rule: unknown) => void;
	faults: () => unknown;
};

/**
 * Routes under /sandbox/ that read and steer a running sandbox from another process. They ask for the sandbox's
 * token, as other programs and web pages on this computer can reach them, too.
 */
export function controlRoutes(sandbox: Controlled, token: string): FastifyPluginAsync {
	return async (app) => {
		app.addHook('onRequest', async (request, reply) => {
			if (!carries(token, request))
				await reply
					.code(401)
					.send({ error: "Send the sandbox's token: Authorization: Bearer ..." });
		});
		app.setErrorHandler((error, _request, reply) => {
			const text = error instanceof Error ? error.message : String(error);
			return reply.code(400).send({ error: text });
		});
		app.get('/sandbox/state', async (_request, reply) => {
			const { conversations, messages } = sandbox.numeno;
			const { contractViolations } = sandbox;
			const state = { ...sandbox.store, numeno: { conversations, messages }, contractViolations };
			// People open it in the browser, too.
			return reply.type('application/json').send(JSON.stringify(state, null, '\t'));
		});
		app.get('/sandbox/requests', async () => sandbox.requests);
		app.get('/sandbox/settings', async () => sandbox.settings);
		app.put('/sandbox/settings', async ({ body }) =>
			Object.assign(sandbox.settings, check(settingsSchema.partial(), json(body))),
		);
		app.get('/sandbox/faults', async () => ({
			active: sandbox.faults(),
			kinds: Object.fromEntries([...faultKinds].map(([kind, { about }]) => [kind, about])),
		}));
		app.post('/sandbox/faults', async ({ body }) => {
			sandbox.addFault(json(body));
			return { active: sandbox.faults() };
		});
		app.delete('/sandbox/faults', async () => {
			sandbox.clearFaults();
			return { active: sandbox.faults() };
		});
		app.post('/sandbox/reset', async () => {
			sandbox.reset();
			return { reset: true };
		});
	};
}

function json(body: unknown): unknown {
	return JSON.parse(String(body));
}
