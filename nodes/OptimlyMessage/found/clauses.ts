const MARKS = /[.!?;:,\n¿¡…。！？、，；：؟،·–—]+/u;

const MAX_LABEL = 300;

/** The parts of a label between its punctuation marks, without those that hold no letter. */
export const clausesOf = (label: string): readonly string[] =>
	label
		.slice(0, MAX_LABEL)
		.split(MARKS)
		.map((clause) => clause.trim())
		.filter((clause) => /\p{L}/u.test(clause));
