/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { useSandbox } from '../../test/engine/useSandbox';
import { conversationCreate, userMessage } from './parameters';

const sandbox = useSandbox();
const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

/** The JSON block of a section. */
function sampleUnder(heading: string): unknown {
	const section = readme.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`));
	return JSON.parse(/```json\n([^]*?)```/.exec(section ?? '')?.[1] ?? 'null');
}

const withoutIdsAndTimes = (value: unknown): unknown =>
	JSON.parse(
		JSON.stringify(value)
			.replace(/"[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}"/g, '"id"')
			.replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"time"'),
	);

test.each<[string, (id: string) => INodeParameters]>([
	['Conversation: Create', () => conversationCreate('Support of visitor 17')],
	['Message: Create', userMessage],
])('%s: the sample is what the node returns', async (heading, parameters) => {
	const { id } = sandbox.now.numeno.createConversation({ name: 'Test' });
	const { done } = await sandbox.run(parameters(id));
	expect(withoutIdsAndTimes(sampleUnder(heading))).toEqual(withoutIdsAndTimes(done[0]));
});
