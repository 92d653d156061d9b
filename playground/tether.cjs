// Preload for what the playground starts (node --require): ends the process when the one that started it is gone,
// even if that was killed and could not clean up.
'use strict';
const parent = process.ppid;

function parentIsGone() {
	if (process.ppid !== parent) return true;
	try {
		process.kill(parent, 0);
		return false;
	} catch (error) {
		return error.code === 'ESRCH';
	}
}

let asked = false;
setInterval(() => {
	if (!parentIsGone()) return;
	if (asked) process.exit(1);
	asked = true;
	process.kill(process.pid, 'SIGTERM');
	// Not everything ends when asked: the second round does.
}, 5000).unref();
