import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { RequestFailure } from '../errors/failure';
import { scrubber } from '../http/scrubber';
import { senderFor, type Caller, type Sender } from '../sending/sender';
import type { Service } from '../service';

/**
 * The senders of a run, one for each connection. The credential is read for each item, because its fields can be
 * expressions on the item: one token per tenant. A node cannot see whether they are (n8n hands out the resolved values
 * only), so items share a sender only when all their values are the same.
 */
export class Senders {
	/** By all values of the credential, the secret ones too: it is kept no longer than the run. */
	private readonly byValues = new Map<string, Sender>();
	/** Tenants can share a server, and one of its errors can repeat the token of another. */
	private readonly scrub = scrubber([]);

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly service: Service,
		private readonly caller: Caller,
	) {}

	/**
	 * The sender of an item: one and the same for all items with the same values.
	 *
	 * @throws InvalidInput when a field of the credential is not valid, RequestFailure when it cannot be read
	 */
	async of(itemIndex: number): Promise<Sender> {
		const credentials = await this.credentialsOf(itemIndex);
		const values = JSON.stringify(credentials);
		const known = this.byValues.get(values);
		if (known) return known;
		const own = this.service.connect(credentials);
		for (const secret of own.secrets) this.scrub.add(secret);
		const { inData, json } = own.scrub;
		const words = (text: string) => this.scrub(text);
		const add = (secret: string) => [own.scrub, this.scrub].forEach((scrub) => scrub.add(secret));
		const connection = { ...own, scrub: Object.assign(words, { inData, json, add }) };
		const sender = senderFor(this.context, this.service, connection, this.caller);
		this.byValues.set(values, sender);
		return sender;
	}

	/** The text without the secrets of every credential that was read so far. */
	withoutSecrets(text: string): string {
		return this.scrub.inData(text);
	}

	private async credentialsOf(itemIndex: number): Promise<ICredentialDataDecryptedObject> {
		const { credentialType } = this.service;
		return await this.context.getCredentials(credentialType, itemIndex).catch(notRead);
	}
}

/** n8n says why: none was chosen, it is gone, or an expression in it went wrong. */
function notRead(error: unknown): never {
	const reason = error instanceof Error ? error.message : String(error);
	const happened = `The credential could not be read: ${reason}`;
	throw new RequestFailure({ kind: 'invalid_input', delivered: 'no', happened });
}
