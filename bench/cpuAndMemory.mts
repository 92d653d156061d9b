// (b) and (c): what an item costs in processor time and memory, when the server answers at once.
import type { Case } from './case.mjs';
import { manyItems, sendAtOnce, withManyItems } from './instantServer.mjs';
import { alternate, median, type Taken } from './measure.mjs';
import { credentials, httpRequest, optimlyMessage } from './nodes.mjs';
import type { Line } from './benchReport.mjs';

export const cpuAndMemory: Case = {
	names: ['b', 'c'],
	title: 'Processor time and memory',
	async run(bench, say) {
		const { server, rounds, short } = bench;
		const count = manyItems(bench);
		const fewer = short ? 500 : 2_000;
		const { ours, peer } = await withManyItems(bench, say);
		const { optimly, header } = credentials(server);
		const inMemory = [
			{ ...optimlyMessage(), credentialInMemory: optimly.data },
			{ ...httpRequest(server), credentialInMemory: header.data },
		];
		const [oursInMemory, peerInMemory] = await alternate(
			rounds,
			say,
			...inMemory.map((sender) => async () => (await sendAtOnce(bench, sender, fewer))[0]),
		);
		const beside = (
			name: string,
			what: string,
			unit: string,
			[own, other]: [number, number],
			aim?: string,
		): Line => ({
			name,
			what,
			unit,
			ours: own,
			peer: other,
			ratio: { of: 'of its', value: own / other, aim },
			rounds,
		});
		const both = (of: (taken: Taken) => number): [number, number] => [
			median(ours.map(of)),
			median(peer.map(of)),
		];
		const perItem = ({ cpuMs, count: items }: Taken) => cpuMs / items;
		const sent = `${count} items, instant server`;
		const lines = [
			beside('b', `CPU time per item, ${sent}`, 'ms', both(perItem), '≤ 0.9'),
			beside('b', `The same, ${fewer} items, without what n8n takes to read the credential`, 'ms', [
				median(oursInMemory.map(perItem)),
				median(peerInMemory.map(perItem)),
			]),
			beside(
				'b',
				`Time per item, ${sent}`,
				'ms',
				both(({ ms }) => ms / count),
			),
			beside(
				'b',
				'Longest time in which nothing else could run',
				'ms',
				both(({ blockedMs }) => blockedMs),
			),
			beside(
				'c',
				`Peak memory of the process, ${sent}`,
				'MB',
				both(({ peakMb }) => peakMb),
				'≤ 1.0',
			),
			beside(
				'c',
				'Of it, grown while it ran',
				'MB',
				both(({ grownMb }) => grownMb),
			),
		];
		return { lines, measurements: { ours, peer, oursInMemory, peerInMemory } };
	},
};
