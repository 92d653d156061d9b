/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
// What workflows that people have saved, and the editor, depend on: a difference here changes the public contract. The
// words may change; that there are some may not. A change that is meant is written with UPDATE_DESCRIPTIONS=1.
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { OptimlyApi } from '../../credentials/OptimlyApi.credentials';
import { OptimlyMessage } from '../../nodes/OptimlyMessage/OptimlyMessage.node.js';
import { OptimlyMessageTrigger } from '../../nodes/OptimlyMessageTrigger/OptimlyMessageTrigger.node.js';
import { isRecord } from '../../nodes/shared/json';

const FILE = join(__dirname, 'descriptions.json');

/** Where the words of people stand. The name of a menu's entry is one, the name of a field is none. */
const WORDS = ['description', 'hint', 'placeholder', 'action', 'searchHint'];

const isWording = (name: string, beside: object) =>
	WORDS.includes(name) ||
	(name === 'name' && 'value' in beside) ||
	(name === 'displayName' && 'type' in beside && beside.type === 'notice');

/** The description, with "words" in place of the words themselves. */
function contractOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(contractOf);
	if (!isRecord(value)) return value;
	const entries = Object.entries(value).map(([name, inner]) => {
		const words = typeof inner === 'string' && isWording(name, value);
		return [name, words ? (inner === '' ? '' : 'words') : contractOf(inner)];
	});
	return Object.fromEntries(entries);
}

/** The fields of the node are held by test/parameters/panel.test.ts and fieldNames.test.ts. */
const node = { ...new OptimlyMessage().description, properties: [] };
const { name, displayName, icon, documentationUrl, properties } = new OptimlyApi();

const contract = contractOf({
	credential: { name, displayName, icon, documentationUrl, properties },
	node,
	trigger: new OptimlyMessageTrigger().description,
});

if (process.env.UPDATE_DESCRIPTIONS) {
	writeFileSync(FILE, `${JSON.stringify(contract, null, '\t')}\n`);
}

test('names, values, defaults, types, limits, what is required and when it is shown: all as it was', () => {
	expect(JSON.parse(JSON.stringify(contract))).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
});
