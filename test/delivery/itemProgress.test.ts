import { CHECK_TIMES, checkTimeMs } from '../../nodes/shared/step/checkTime';
import { isDeliveryId } from '../../nodes/shared/step/deliveryId';
import { ItemProgress } from '../../nodes/shared/step/itemProgress';
import { UNCERTAIN_CHOICES, type ItemSettings } from '../../nodes/shared/step/itemSettings';
import type { Failure } from '../../nodes/shared/errors/failure';

test('what happened on the way is counted, and what is worth a hint is noted', () => {
	const progress = new ItemProgress();
	const { leaving, repeating, waited } = progress.watcher;
	expect(progress).toMatchObject({ requests: 0, foundByKey: 0, waitedMs: 0 });
	leaving();
	leaving();
	waited(999, 'quota');
	waited(999, 'busy');
	expect(progress).toMatchObject({ requests: 2, waitedMs: 1_998 });
	expect([...progress.events]).toEqual([]);
	waited(1_000, 'quota');
	expect([...progress.events]).toEqual(['paced']);
	waited(1_000, 'busy');
	waited(1_000, 'turn');
	waited(1_000, 'key');
	repeating();
	repeating();
	expect([...progress.events]).toEqual(['paced', 'chatBusy', 'keyInUse', 'repeated']);
	expect(progress.waitedMs).toBe(5_998);
});

describe('for how long a history is looked at', () => {
	const settings: ItemSettings = {
		timeoutMs: 1,
		maxWaitMs: 1,
		onUncertain: 'checkHistory',
		isAwaited: false,
	};
	const failure: Failure = { kind: 'connection', delivered: 'unknown' };
	const ofApi: Failure = { ...failure, status: 500, jsonAnswer: true };
	const resend = { ...settings, onUncertain: 'checkHistoryAndResend' as const };
	const awaited = { ...settings, isAwaited: true };

	test.each<[string, Failure, ItemSettings, number]>([
		['no answer', failure, settings, 60],
		['a page of a proxy', { ...failure, status: 502, jsonAnswer: false }, settings, 60],
		['a status without JSON', { ...failure, status: 500 }, settings, 60],
		['JSON without a status', { ...failure, jsonAnswer: true }, settings, 60],
		['an error of the API', ofApi, settings, 20],
		['somebody waits', failure, awaited, 15],
		['somebody waits, and it was the API', ofApi, awaited, 15],
		['it will be sent again', ofApi, resend, 60],
		['it will be sent again, and somebody waits', failure, { ...resend, isAwaited: true }, 60],
		['a person retries it', { ...ofApi, leftOpenEarlier: true }, awaited, 60],
		['not by a person', { ...ofApi, leftOpenEarlier: false }, settings, 20],
		['it is never looked for', ofApi, { ...settings, onUncertain: 'fail' }, 20],
	])('%s', (_what, given, how, seconds) => {
		expect(checkTimeMs({ failure: given, settings: how })).toBe(1_000 * seconds);
	});

	test('each row says when it applies, and why', () => {
		for (const { when, reason } of CHECK_TIMES) {
			expect(when.split(' ').length).toBeGreaterThan(4);
			expect(reason).toMatch(/^[A-Z].*\.$/);
		}
		expect(new Set(CHECK_TIMES.map(({ when }) => when)).size).toBe(4);
	});

	test('the choices of the option, the default first', () => {
		expect(UNCERTAIN_CHOICES).toEqual(['checkHistory', 'checkHistoryAndResend', 'fail']);
	});
});

test.each<[unknown, boolean]>([
	['123e4567-e89b-12d3-a456-426614174000', true],
	['123E4567-E89B-12D3-A456-426614174000', true],
	['123e4567-e89b-12d3-a456-4266141740001', false],
	['0123e4567-e89b-12d3-a456-426614174000', false],
	['123e4567-e89b-12d3-426614174000', false],
	['123e4567e89b12d3a456426614174000', false],
	['g23e4567-e89b-12d3-a456-426614174000', false],
	['parcel-7', false],
	['', false],
	[undefined, false],
	[5, false],
	[['123e4567-e89b-12d3-a456-426614174000'], false],
])('%p is a delivery id: %p', (value, isOne) => {
	expect(isDeliveryId(value)).toBe(isOne);
});
