/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests are not part of the package */
import { useSandbox } from '../engine/useSandbox';

const sandbox = useSandbox();

/** How often everything else in the process has its turn during the work, and what became of it. */
async function turnsDuring<T>(work: Promise<T>): Promise<{ turns: number; result: T }> {
	let [turns, isOver] = [0, false];
	const next = () => {
		turns += 1;
		if (!isOver) setImmediate(next);
	};
	setImmediate(next);
	const result = await work;
	isOver = true;
	return { turns, result };
}

const formOf = (question: string, count: number) => ({
	Email: 'ada@example.com',
	...Object.fromEntries(
		Array.from({ length: count }, (_, at) => [`${question} ${at}`, '月火水木金'.repeat(23) + at]),
	),
});

test.each([
	['lead', { resource: 'lead', operation: 'capture' }],
	['appointment', { resource: 'appointment', operation: 'request' }],
])('a form of 600 questions leaves n8n its turns while it is read as %s', async (what, node) => {
	const parameters = { ...node, options: { previewOnly: true } };
	const read = async (question: string, count: number) =>
		await turnsDuring(sandbox.run(parameters, { items: [formOf(`${what} ${question}`, count)] }));
	// What is made for the first item takes breaks of its own.
	await read('first time', 2);
	const { result, turns } = await read('second time', 600);
	expect(result.done).toMatchObject([{ preview: true, email: 'ada@example.com' }]);
	// A break is as long as a timer, in which there are many turns.
	expect(turns).toBeGreaterThan(20);
});
