const { TestEnvironment } = require('jest-environment-node');

/**
 * Tests that need another time zone than the machine's: jest gives tests a copy of `process.env`, in which a new
 * TZ changes nothing. Chosen by a file with `@jest-environment`, used through inTimeZones.ts.
 */
module.exports = class extends TestEnvironment {
	constructor(...args) {
		super(...args);
		this.before = process.env.TZ;
		this.global.setTimeZone = (zone) => {
			process.env.TZ = zone;
		};
	}

	async teardown() {
		if (this.before === undefined) delete process.env.TZ;
		else process.env.TZ = this.before;
		await super.teardown();
	}
};
