import { runNode } from '../engine/engine';
import { Answer, useOddService } from '../engine/oddService';
import { messageSend } from '../engine/parameters';

const service = useOddService();

const FIELDS = '"message_id":"msg_1","chat_id":"a","agent_response":{"content":"Hi"}';

test.each([
	['as it is', '__proto__'],
	['with an escape', '__pr\\u006fto__'],
	['with capitals in the escape', '\\u005F_proto_\\u005F'],
])('A key of an answer that is the prototype is not handed on: %s', async (_how, key) => {
	const evil = `"${key}":{"reply":"evil","polluted":true}`;
	const metadata = `"metadata":{"kept":[{${evil},"constructor":"of ships"}]}`;
	service.now.manner.post = () => new Answer(200, `{${FIELDS},${evil},${metadata}}`);
	const { output } = await runNode({
		parameters: messageSend('a'),
		credential: service.now.credential,
	});
	expect(JSON.stringify(output)).not.toContain('polluted');
	expect(output[0].json).toMatchObject({
		reply: 'Hi',
		metadata: { kept: [{ constructor: 'of ships' }] },
	});
});
