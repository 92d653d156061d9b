// What npm start prints when everything is up.
import { EXAMPLES, WEBHOOK_BODY } from './example-list.mjs';
import { DEMO_LOGIN } from './n8n-rest.mjs';
import type { Playground } from './steps.mjs';

/** What the two example runs brought back. */
export function describeResults({ lead, answer, numenoAnswer }: Playground): string {
	return `
The form's lead, as the sandbox stored it:
${indent(JSON.stringify(lead, null, 2))}

The webhook's answer to "${WEBHOOK_BODY.message}" (chat ${answer.chat_id}):
${indent(answer.reply)}

Numeno's answer to the same question (conversation ${numenoAnswer.conversation_id}):
${indent(numenoAnswer.reply)}
`;
}

/** Where to look, how to sign in, and which examples can be tried how. */
export function describeAddresses({ n8n, sandbox }: Playground): string {
	const ready = EXAMPLES.flatMap((one) =>
		'use' in one ? [line(one.title, one.use(n8n.url))] : [],
	);
	const waiting = EXAMPLES.flatMap((one) =>
		'needs' in one ? [line(one.title, `needs ${one.needs}`)] : [],
	);
	return `Ready.
  Editor    ${n8n.url}   sign in with ${DEMO_LOGIN.email} / ${DEMO_LOGIN.password}
  Sandbox   ${sandbox.url}/sandbox/state   what the local Optimly and Numeno hold

Examples to try:
${ready.join('\n')}

In the editor, not active yet:
${waiting.join('\n')}

Ctrl-C ends all of it.`;
}

const TITLE_WIDTH = Math.max(...EXAMPLES.map(({ title }) => title.length));

const line = (title: string, text: string) => `  ${title.padEnd(TITLE_WIDTH)}  ${text}`;

function indent(text: string): string {
	return text.replace(/^/gm, '  ');
}
