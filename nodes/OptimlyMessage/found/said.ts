import type { ReadAnswer } from './readAnswer';
import type { FoundField } from './found';
import { plainTextIn } from './messengers/anyJson';
import { channels } from './messengers/channels';
import { notSaid, tellsNews } from './messengers/notSaid';
import { textInParts } from './messengers/parts';
import { senderNumber } from './messengers/senderNumber';
import type { Written } from './messengers/written';
import type { FoundValue } from './person/choice';
import { isPlainRecord, type Plain, type PlainRecord } from './plainInput';
import { cutText } from './text';
import { name } from './values';

const MAX_MESSAGE = 5_000;

/** What an item says as a message of a chat. */
interface Said {
	/** What was written: as the service says it, else as labels do. */
	readonly message: FoundValue | undefined;
	/** Who wrote it, for what no label says. */
	readonly person: ReadonlyMap<FoundField, FoundValue>;
	/** Whether it is a message that was sent, whoever sent it. */
	readonly spoken: boolean;
}

/** A user's name at a service is no name of a person. */
const HANDLE = /[_\d@#/\\]|^[a-z.]+$/;

function writtenIn(
	part: PlainRecord,
): { readonly by: string; readonly written: Written } | undefined {
	for (const { name: by, read } of channels) {
		const written = read(part);
		if (written) return { by, written };
	}
	return undefined;
}

/**
 * What a messenger's item says, and who: its own words before those that labels seem to find. What the
 * business, a program or nobody said is no message of the person.
 *
 * @param labelled the message that a label asks for
 */
export function saidIn(
	part: Plain,
	reads: readonly ReadAnswer[],
	labelled: FoundValue | undefined,
): Said {
	if (!isPlainRecord(part)) return { message: labelled, person: new Map(), spoken: false };
	const from = (value: string, raw: string, by: string): FoundValue => ({
		value,
		answers: reads.map(({ answer }) => answer).filter((one) => String(one.value) === raw),
		by,
	});
	const channel = writtenIn(part);
	const sender = senderNumber(part);
	const person = new Map<FoundField, FoundValue>();
	if (sender) person.set('phone', from(sender.number, sender.raw, 'number of the sender'));
	if (channel) {
		const { by, written } = channel;
		const { clientName = '', text = '', ignored } = written;
		if (name(clientName) !== undefined && !HANDLE.test(clientName)) {
			person.set('name', from(clientName, clientName, by));
		}
		const isSaid = ignored === undefined && text !== '';
		const message = isSaid ? from(cutText(text, MAX_MESSAGE), text, by) : undefined;
		return { message, person, spoken: true };
	}
	const isNotSaid = notSaid(part) !== undefined;
	if (isNotSaid || (labelled && tellsNews(part))) {
		return { message: undefined, person, spoken: isNotSaid };
	}
	const inParts = labelled ? '' : sender ? plainTextIn(part) : textInParts(part);
	return {
		message: inParts === '' ? labelled : from(inParts, inParts, 'text of the message'),
		person,
		spoken: sender !== undefined || inParts !== '',
	};
}
