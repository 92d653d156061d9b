/** Prints what is being done, with the seconds since the file's start: each of these tests takes minutes. */
export const say = (what: string): void =>
	console.log(`${Math.round(performance.now() / 1000)} s  ${what}`);
