// Preload for `npm start -- --once` (node --require): notes every attempt to look up or reach anything but this
// machine in the file NETGUARD_LOG, one line each, and refuses it. n8n must work without the world around it.
'use strict';
const dns = require('node:dns');
const net = require('node:net');
const dgram = require('node:dgram');
const { appendFileSync } = require('node:fs');

/** `0.0.0.0` and `::` are what servers listen on and what n8n's processes use to find each other. */
const LOCAL_NAMES = new Set(['', 'localhost', '::1', '::', '0.0.0.0']);

function isLocal(host) {
	return LOCAL_NAMES.has(host) || /^(::ffff:)?127\./.test(host);
}

function refuse(how, host) {
	appendFileSync(process.env.NETGUARD_LOG, `${how} ${host}\n`);
	return Object.assign(new Error(`Refused by the playground: ${host} is not on this machine`), {
		code: 'ENOTFOUND',
		syscall: how,
		hostname: host,
	});
}

/** Wraps a look-up that calls back, or one that returns a promise. */
function guardLookup(owner, name, refuseWith) {
	const original = owner[name];
	if (typeof original !== 'function') return;
	owner[name] = function (host, ...rest) {
		if (isLocal(String(host ?? ''))) return original.call(this, host, ...rest);
		return refuseWith(refuse(name, host), rest);
	};
}

const byCallback = (error, rest) => process.nextTick(rest.at(-1), error);
const byPromise = async (error) => await Promise.reject(error);
const lookups = Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name));
for (const name of lookups) {
	guardLookup(dns, name, byCallback);
	guardLookup(dns.promises, name, byPromise);
	guardLookup(dns.Resolver.prototype, name, byCallback);
	guardLookup(dns.promises.Resolver.prototype, name, byPromise);
}

// Names go through dns.lookup above; an address goes straight to the socket.
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
	const first = Array.isArray(args[0]) ? args[0][0] : args[0];
	const host = typeof first === 'object' && first !== null ? first.host : args[1];
	if (typeof host === 'string' && net.isIP(host) !== 0 && !isLocal(host)) {
		process.nextTick(() => this.destroy(refuse('connect', host)));
		return this;
	}
	return connect.apply(this, args);
};

const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function (...args) {
	const host = args.find((arg) => typeof arg === 'string' && net.isIP(arg) !== 0);
	if (host !== undefined && !isLocal(host)) throw refuse('send', host);
	return send.apply(this, args);
};
