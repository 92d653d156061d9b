// Credentials for the measured process. Node.js 24 runs this file as it is, see child.mts.
import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	ICredentialType,
	IHttpRequestOptions,
} from 'n8n-workflow';

/** Loads a module of the playground's n8n. */
type FromN8n = NodeJS.Require;

/** A class that n8n's container of services makes one object of. */
type Service<T> = abstract new (...parts: never[]) => T;

interface Container {
	get<T>(service: Service<T>): T;
	set<T>(service: Service<T>, one: T): void;
}

interface Types {
	getByName(name: string): ICredentialType;
	recognizes(name: string): boolean;
	getParentTypes(name: string): string[];
	getSupportedNodes(name: string): string[];
}

/** What reads a credential for a node, and how to end it. */
export interface Credentials {
	readonly helper: ICredentialsHelper;
	close(): Promise<void>;
}

/**
 * The n8n server's own helper: at each call it reads the credential from the database (SQLite, in the folder that
 * N8N_USER_FOLDER names), decrypts it, fills in defaults and resolves expressions.
 *
 * @param types the credential types, by name
 */
export async function fromDatabase(
	fromN8n: FromN8n,
	types: ReadonlyMap<string, ICredentialType>,
): Promise<Credentials> {
	const { Container }: { Container: Container } = fromN8n('@n8n/di');
	const {
		DbConnection,
	}: { DbConnection: Service<{ init(): Promise<void>; close(): Promise<void> }> } =
		fromN8n('@n8n/db');
	const {
		LicenseState,
	}: { LicenseState: Service<{ setLicenseProvider(provider: object): void }> } =
		fromN8n('@n8n/backend-common');
	const { CredentialTypes }: { CredentialTypes: Service<Types> } = fromN8n(
		'n8n/dist/credential-types.js',
	);
	const {
		EncryptionBootstrapService,
	}: { EncryptionBootstrapService: Service<{ run(): Promise<void> }> } = fromN8n(
		'n8n/dist/encryption/encryption-bootstrap.service.js',
	);
	const { CredentialsHelper }: { CredentialsHelper: Service<ICredentialsHelper> } = fromN8n(
		'n8n/dist/credentials-helper.js',
	);

	const getByName = (name: string): ICredentialType => {
		const type = types.get(name);
		if (!type) throw new Error(`No credential type ${name}`);
		return type;
	};
	// The server fills this from all installed packages, which takes longer than most measurements.
	Container.set(CredentialTypes, {
		getByName,
		recognizes: (name) => types.has(name),
		getParentTypes: () => [],
		getSupportedNodes: () => [],
	});
	// The community edition.
	Container.get(LicenseState).setLicenseProvider({
		isLicensed: () => false,
		getValue: () => undefined,
	});
	const database = Container.get(DbConnection);
	await database.init();
	await Container.get(EncryptionBootstrapService).run();
	return { helper: Container.get(CredentialsHelper), close: async () => await database.close() };
}

/** A credential that is there without being read: no n8n has that. It shows what the reading costs. */
export function fromMemory(fromN8n: FromN8n, data: ICredentialDataDecryptedObject): Credentials {
	const n8n: typeof import('n8n-workflow') = fromN8n('n8n-workflow');
	const unused = (): never => {
		throw new Error('Neither node uses it');
	};

	class OneCredential extends n8n.ICredentialsHelper {
		getParentTypes() {
			return [];
		}

		getCredentialsProperties() {
			return [];
		}

		async authenticate(): Promise<IHttpRequestOptions> {
			return unused();
		}

		async preAuthentication() {
			return undefined;
		}

		async runPreAuthentication() {
			return undefined;
		}

		async getCredentials() {
			return unused();
		}

		async getDecrypted() {
			// Reading a database lets other work run. Without that, HTTP Request would begin to send only when
			// it has prepared its last item.
			await new Promise((resolve) => setImmediate(resolve));
			return data;
		}

		async updateCredentials() {}

		async updateCredentialsOauthTokenData() {}

		isCredentialUsableByNode() {
			return true;
		}
	}
	return { helper: new OneCredential(), close: async () => {} };
}
