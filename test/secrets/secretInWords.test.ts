/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests are not part of the package */
import { inspect } from 'node:util';
import { runNode } from '../engine/engine';
import { status, useOddService } from '../engine/oddService';
import { messageSend } from '../engine/parameters';
import { IN_WORDS, leftOf } from './formsOfSecret';

const service = useOddService();

/** Every character that one of the forms writes otherwise. */
const TOKEN = 'agt_"b~/a+b=c&d.e%0123456789';

test.each(IN_WORDS)('a token in the words of a refusal is in no error: %s', async (_how, write) => {
	service.now.manner.post = () => status(401, `It said ${write(TOKEN)} to us`);
	const { run } = await runNode({
		parameters: messageSend('a', { options: { waitForReply: 0 } }),
		credential: { ...service.now.credential, accessToken: TOKEN },
	});
	const { error } = run.data.resultData;
	const { message, description, context } = Object(error);
	expect(message).toContain('[hidden]');
	for (const shown of [message, description, ...Object.values(context.details)])
		expect(leftOf(TOKEN, write, String(shown))).toBeLessThan(8);
	expect(inspect(run, { depth: Infinity, showHidden: true })).not.toContain(TOKEN);
});
