import { underTest } from './underTest';

const isOptimly = underTest.service.name === 'Optimly';

/** Tests of what only Optimly has, within a file that runs for every package: calls that read, items of several calls. */
export function describeOptimly(name: string, tests: () => void): void {
	if (isOptimly) describe(name, tests);
}

/** The same for one test. */
export function testOptimly(name: string, body: () => Promise<void>, timeoutMs?: number): void {
	if (isOptimly) test(name, body, timeoutMs);
}
