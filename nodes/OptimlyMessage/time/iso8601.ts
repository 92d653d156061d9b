/** A number of a date or a clock as ISO 8601 writes it. */
export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** An offset in minutes as ISO 8601 writes it: "+02:00". */
export function offsetText(minutes: number): string {
	const size = Math.abs(minutes);
	const [hours, rest] = [Math.floor(size / 60), size % 60].map(twoDigits);
	return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** The minutes of an offset: "Z", "+02:00" or "+0200". */
export function minutesOfOffset(offset: string): number {
	if (offset.toUpperCase() === 'Z') return 0;
	const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(offset) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
