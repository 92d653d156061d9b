// What npm start prints when everything is up.
import { FORM_EXAMPLE, WEBHOOK_BODY, WEBHOOK_EXAMPLE } from './examples.mjs';
import { DEMO_LOGIN } from './n8n-rest.mjs';
import type { Playground } from './steps.mjs';

/** What the two example runs brought back. */
export function describeResults({ lead, answer }: Playground): string {
	return `
The form's lead, as the sandbox stored it:
${indent(JSON.stringify(lead, null, 2))}

The webhook's answer to "${WEBHOOK_BODY.message}" (chat ${answer.chat_id}):
${indent(answer.reply)}
`;
}

/** Where to look, and how to sign in. */
export function describeAddresses({ n8n, sandbox }: Playground): string {
	return `Ready.
  Editor    ${n8n.url}   sign in with ${DEMO_LOGIN.email} / ${DEMO_LOGIN.password}
  Form      ${n8n.url}${FORM_EXAMPLE.path}
  Webhook   curl -X POST ${n8n.url}${WEBHOOK_EXAMPLE.path} -H 'content-type: application/json' -d '${JSON.stringify(WEBHOOK_BODY)}'
  Sandbox   ${sandbox.url}/sandbox/state   what the local Optimly holds

Ctrl-C ends all of it.`;
}

function indent(text: string): string {
	return text.replace(/^/gm, '  ');
}
