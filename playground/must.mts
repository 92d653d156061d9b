import { runCommand, type CommandOptions } from '../scripts/processes.mjs';

/**
 * Runs a program to its end.
 *
 * @throws Error with the end of its output when it fails
 */
export async function must(
	command: string,
	args: string[],
	options: CommandOptions = {},
): Promise<string> {
	const { ok, reason, output } = await runCommand(command, args, options);
	if (ok) return output;
	const ending = output.trim().split('\n').slice(-25).join('\n');
	throw new Error(`${command} ${args.slice(0, 2).join(' ')} ${reason}\n${ending}`);
}
