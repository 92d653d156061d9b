/** A list that grows at its end and shrinks at its front, each in constant time. */
export class Deque<T> {
	private items: T[] = [];
	private front = 0;

	get length(): number {
		return this.items.length - this.front;
	}

	/** The item at an index, counted from the front. */
	at(index: number): T | undefined {
		return this.items[this.front + index];
	}

	push(item: T): void {
		this.items.push(item);
	}

	shift(): T | undefined {
		const item = this.items[this.front];
		this.front += 1;
		// Copying what is left costs no more than what was taken out since the last time.
		if (this.front > this.length) {
			this.items = this.items.slice(this.front);
			this.front = 0;
		}
		return item;
	}

	/** Takes out one item, wherever it is, in a time that grows with the list. */
	remove(item: T): void {
		const index = this.items.indexOf(item, this.front);
		if (index >= 0) this.items.splice(index, 1);
	}
}
