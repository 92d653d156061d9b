// Runs a program that is no script of Node.js so that it ends with the one who started it, as playground/tether.cjs
// does for scripts:  node --require tether.cjs keep.mjs [--uid N --gid N] [--stop SIGNAL] -- PROGRAM ARGS...
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		uid: { type: 'string' },
		gid: { type: 'string' },
		/** What the program is asked to end with; PostgreSQL waits for its clients when it gets a SIGTERM. */
		stop: { type: 'string', default: 'SIGTERM' },
	},
});
const [command, ...args] = positionals;
const user =
	values.uid === undefined
		? {}
		: { uid: Number(values.uid), gid: Number(values.gid ?? values.uid) };
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...user });
child.once('error', (error) => {
	console.error(`${command}: ${error.message}`);
	process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(values.stop));
// The tether's second round ends this process although the program is still there.
process.on('exit', () => child.kill('SIGKILL'));
