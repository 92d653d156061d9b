import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import type { Service } from '../../nodes/shared/delivery/operation';
import type { ResourceOperation } from '../../nodes/shared/resources';
import type { Sandbox } from '../../sandbox';

/** Parameters of an operation in a chat (in Numeno's words: a conversation). */
export type InChat = (chatId: string, more?: INodeParameters) => INodeParameters;

type ByTitle = readonly [title: string, parameters: InChat];

/**
 * What the tests of the shared code need of a package. They run for each package: its `underTest.ts` says what it
 * is, and the configuration of jest chooses one.
 */
export interface PackageUnderTest {
	readonly service: Service;
	readonly menus: {
		readonly fields: INodeProperties[];
		find(
			resource: unknown,
			operation: unknown,
		): Pick<ResourceOperation, 'fields' | 'title'> | undefined;
	};
	/** What the node's `execute` does, with another service in the place of its own. */
	runWith(context: IExecuteFunctions, service: Service): Promise<INodeExecutionData[]>;
	/** The node's full name in a workflow. */
	readonly nodeType: string;
	readonly node: INodeType;
	readonly credentialType: ICredentialType;
	/** A credential with the sandbox's address and secret, and without quota. */
	credential(sandbox: Sandbox): ICredentialDataDecryptedObject;
	/** Fields and labels of the credential that hold its secret. */
	readonly secret: { readonly field: string; readonly label: string };
	/** The ways in which the secret can travel. */
	readonly authentications: ReadonlyArray<[name: string, fields: ICredentialDataDecryptedObject]>;
	/** A secret that the sandbox refuses with 403. */
	readonly forbidden: string;
	/** What the sandbox says of a secret that it does not know, and of a chat. */
	readonly words: { readonly unauthorized: string; readonly notFound: string };
	/** Field of outputs and errors that names the chat, and its label in the editor. */
	readonly chatId: { readonly field: string; readonly label: string };
	/** A message that gets a reply; its text is `content`. */
	readonly send: InChat;
	/** Opens a chat. */
	readonly open: (name: string, more?: INodeParameters) => INodeParameters;
	/** One call that opens a chat, and one in a chat: nothing can prove afterwards that they arrived. */
	readonly unprovable: readonly [ByTitle, ByTitle];
	/** All operations, by the name that their errors carry. */
	readonly operations: readonly ByTitle[];
	/** Puts a chat into the sandbox. */
	createChat(sandbox: Sandbox, id: string): void;
	/** What the users said, in the order of arrival. */
	userTexts(sandbox: Sandbox): string[];
	/** What the sandbox's agent said, in order. */
	agentTexts(sandbox: Sandbox): string[];
	/** Whether a message that may have arrived can be looked for. */
	readonly findsAgain: boolean;
	/** The text that was sent, in an output item of `send`. */
	textOf(item: IDataObject): unknown;
	/** Parameters of `send` that take an object which is another one at each try. */
	changing(expression: string): INodeParameters;
	/** How many requests to a path were stored, chats that the test made itself not counted. */
	storedBy(sandbox: Sandbox, path: string): number;
	/** An answer to `send` with a reply of such a text. */
	answerWith(reply: string): IDataObject;
	/** What the journal keeps of the ids and times in such an answer. */
	keptOf(answer: IDataObject): IDataObject;
}
