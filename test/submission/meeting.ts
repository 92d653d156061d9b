import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { Email: 'ada@example.com' };

/** What is found of an appointment, in one record; times without what does not matter. */
export const meeting = (input: object) => {
	const {
		startTime,
		endTime,
		durationMinutes,
		timezone,
		purpose,
		preferredChannel,
		problems,
		lengthUnclear,
	} = findPerson({ ...ada, ...input });
	return {
		...(startTime && { startTime }),
		...(endTime && { endTime }),
		...(durationMinutes && { durationMinutes }),
		...(timezone && { timezone }),
		...(purpose && { purpose }),
		...(preferredChannel && { preferredChannel }),
		...(lengthUnclear && { lengthUnclear }),
		...(problems.length > 0 && {
			problems: problems.map(({ field, words }) => `${field} ${words}`),
		}),
	};
};

/** What a problem says. */
export const NOT_UNDERSTOOD = 'was not understood';
export const SEVERAL = 'is there more than once, and not the same';
