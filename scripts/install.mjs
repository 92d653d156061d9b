// Gets the project ready: checks Node.js and installs the development dependencies when they are
// missing or differ from the lock file. It runs before anything is installed, so it uses only
// what comes with Node.js.
//
//   node scripts/install.mjs
//
// npm writes node_modules/.package-lock.json as the last act of an install. Comparing it with
// package-lock.json therefore notices a missing, an interrupted and an outdated install alike,
// and accepts one that somebody made with `npm ci` by hand.
import { spawn } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 15];
const TIME_LIMIT_MINUTES = 20;
const PLAIN_PROGRESS_EVERY_SECONDS = 15;

const root = join(fileURLToPath(import.meta.url), '..', '..');

/** True for 20.15 and everything newer. */
function nodeIsNewEnough(version) {
	const [major, minor] = version.split('.').map(Number);
	return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

function readPackages(file) {
	return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}

/** True when node_modules holds just what the lock file asks for on this platform. */
function isInstalled() {
	let wanted;
	let installed;
	try {
		wanted = readPackages('package-lock.json');
		installed = readPackages('node_modules/.package-lock.json');
	} catch {
		return false;
	}
	const isThere = ([path, entry]) =>
		path === '' || entry.optional || entry.devOptional || path in installed;
	const isWanted = ([path, entry]) =>
		path in wanted &&
		wanted[path].version === entry.version &&
		wanted[path].integrity === entry.integrity;
	return Object.entries(wanted).every(isThere) && Object.entries(installed).every(isWanted);
}

/** True when npm would empty a folder that belongs to something else. */
function isLink(file) {
	return lstatSync(join(root, file), { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Shows how long the install has been running: one rewritten line in a terminal, else a line now and then. */
function showProgress(text) {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const inTerminal = process.stdout.isTTY === true;
	if (!inTerminal) console.log(`${text} ...`);
	const timer = setInterval(
		() =>
			inTerminal
				? process.stdout.write(`\r${text} ... ${seconds()} s`)
				: console.log(`${text} ... ${seconds()} s`),
		(inTerminal ? 1 : PLAIN_PROGRESS_EVERY_SECONDS) * 1000,
	);
	return (ending) => {
		clearInterval(timer);
		console.log(`${inTerminal ? '\r' : ''}${text}: ${ending} after ${seconds()} s`);
	};
}

/** Runs `npm ci`; resolves to a sentence when it failed, else to undefined. */
function npmCi() {
	const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
	// Under `npm test` and `npm start` npm names itself, which also avoids npm.cmd on Windows.
	const npm = process.env.npm_execpath;
	const child = npm?.endsWith('.js')
		? spawn(process.execPath, [npm, ...args], { cwd: root })
		: spawn('npm', args, { cwd: root, shell: process.platform === 'win32' });
	let output = '';
	child.stdout.on('data', (chunk) => (output += chunk));
	child.stderr.on('data', (chunk) => (output += chunk));
	const stop = () => child.kill();
	process.once('SIGINT', stop).once('SIGTERM', stop);
	const limit = setTimeout(() => {
		output += `\nStopped: npm ci took longer than ${TIME_LIMIT_MINUTES} minutes.`;
		child.kill();
	}, TIME_LIMIT_MINUTES * 60_000);
	return new Promise((resolve) => {
		child.on('error', (error) => resolve(`npm could not be started: ${error.message}`));
		child.on('close', (code) =>
			resolve(code === 0 ? undefined : output.trim() || 'npm ci was stopped'),
		);
	}).finally(() => clearTimeout(limit));
}

async function install() {
	if (!nodeIsNewEnough(process.versions.node)) {
		return `This project needs Node.js ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Newer versions: nodejs.org`;
	}
	if (isInstalled()) return undefined;
	if (isLink('node_modules')) {
		return 'node_modules is a link to another folder, and what is in it does not fit package-lock.json. Remove the link, or install there.';
	}
	const done = showProgress('Installing the development dependencies (npm ci)');
	const failure = await npmCi();
	done(failure === undefined ? 'done' : 'failed');
	return failure;
}

const failure = await install();
if (failure !== undefined) {
	console.error(failure);
	process.exit(1);
}
