import { execFileSync } from 'node:child_process';

/**
 * Ends this process in an orderly way when the `npm start` around it is gone. npm hands a signal to the shell that it
 * runs the script in, and most shells end without handing it on; without this, n8n would stay behind.
 */
export function endWithNpm(): void {
	if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
	const ancestors = [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1);
	const timer = setInterval(() => {
		if (ancestors.every(isRunning)) return;
		clearInterval(timer);
		process.kill(process.pid, 'SIGTERM');
	}, 1000);
	timer.unref();
}

function parentOf(pid: number): number {
	try {
		return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
	} catch {
		// No `ps` (a bare container): the direct parent has to do.
		return 0;
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
