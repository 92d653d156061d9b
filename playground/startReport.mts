// What npm start prints when everything is up.
import { EXAMPLES, WEBHOOK_BODY } from './example-list.mjs';
import { fit } from './fit.mjs';
import { DEMO_LOGIN } from './n8n-rest.mjs';
import type { Playground } from './steps.mjs';

/** What the example runs brought back. */
export function describeResults({
	lead,
	answer,
	numenoAnswer,
}: Pick<Playground, 'lead' | 'answer' | 'numenoAnswer'>): string {
	return fit(`
The form's lead, as the sandbox stored it:
${indent(JSON.stringify(lead, null, 2))}

The webhook's answer to "${WEBHOOK_BODY.message}" (chat ${answer.chat_id}):
${indent(answer.reply)}

The same question to Numeno, for which there is a second package here:
${indent(numenoAnswer.reply)}
`);
}

/** What is running, and where. */
type Running = {
	n8n: Pick<Playground['n8n'], 'url'>;
	sandbox: Pick<Playground['sandbox'], 'url' | 'token' | 'numeno'>;
};

/** Where to look, how to sign in, what a credential of one's own takes, and which examples can be tried how. */
export function describeAddresses({ n8n, sandbox }: Running): string {
	const [first, ...others] = EXAMPLES.flatMap((one) =>
		'use' in one ? [{ title: one.title, use: one.use(n8n.url) }] : [],
	);
	const ready = others.map(({ title, use }) => line(title, use));
	const waiting = EXAMPLES.flatMap((one) =>
		'needs' in one ? [line(one.title, `needs ${one.needs}`)] : [],
	);
	return fit(`Ready. Begin with the form: fill it in, then see the editor's Executions.
  Form          ${first?.use}
  Editor        ${n8n.url}
  Sign in with  ${DEMO_LOGIN.email}
  Password      ${DEMO_LOGIN.password}

What the local Optimly and Numeno hold:
  ${sandbox.url}/sandbox/state?access_token_query=${sandbox.token}

More examples to try:
${ready.join('\n')}

In the editor, not active yet:
${waiting.join('\n')}

To practise making a credential (with new secrets at each start):
  Optimly API   Access Token  ${sandbox.token}
                Base URL      ${sandbox.url}
  Numeno API    API Key       ${sandbox.numeno.key}
                Base URL      ${sandbox.numeno.url}

Ctrl-C ends all of it.`);
}

const TITLE_WIDTH = Math.max(...EXAMPLES.map(({ title }) => title.length));

const line = (title: string, text: string) => `  ${title.padEnd(TITLE_WIDTH)}  ${text}`;

function indent(text: string): string {
	return text.replace(/^/gm, '  ');
}
