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
import type { Service } from '../../nodes/shared/service';
import type { ResourceOperation } from '../../nodes/shared/menus';
import type { Contract, FreeInput, RequestRow } from '../contract/contract';
import type { FaultRow } from '../delivery/faultTable';
import type { Sandbox } from '../../sandbox';

/** Parameters of an operation in a chat (in Numeno's words: a conversation). */
export type InChat = (chatId: string, more?: INodeParameters) => INodeParameters;

type ByTitle = readonly [title: string, parameters: InChat];

/** Which requests the operations of a package make. */
export interface Requests {
	readonly contract: Contract;
	/** What each operation sends, in the chat `chat_1`. */
	readonly rows: readonly RequestRow[];
	/** Operations that take any text from the item. */
	readonly free: FreeInput;
}

/** The node as a tool of an AI Agent. */
export interface AsTool {
	/** What n8n tells a model about the node that is set to send a message. */
	readonly description: string;
	/** A turn of somebody in a conversation of theirs. */
	turn(partner: string, content: string): INodeParameters;
	/** The fields that a model reads of each operation; of a message first. */
	readonly leanOutputs: ReadonlyArray<[name: string, parameters: InChat, fields: string[]]>;
	/** Fields within fields, which the look into collections has to find, and a number that there are more of. */
	readonly deepFields: { readonly some: string[]; readonly moreThan: number };
}

/**
 * What the tests of the shared code need of a package: one table, checked by the compiler for each package. Which
 * package a run is about is said by its project in jest.config.js (see index.ts).
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
	/** The same for a server that takes any secret. */
	credentialAt(url: string): ICredentialDataDecryptedObject;
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
	/** Every operation in all forms that lead to other calls, with the item that it takes. */
	readonly forms: ReadonlyArray<readonly [name: string, INodeParameters, item?: IDataObject]>;
	/** What is wrong, the parameters, the label of the field that the message has to name. */
	readonly badParameters: ReadonlyArray<[what: string, INodeParameters, label: string]>;
	/** What is wrong with the credential, its content, the label of the field. */
	readonly badCredentials: ReadonlyArray<
		[what: string, ICredentialDataDecryptedObject, label: string]
	>;
	/** Beside the text of a message: operations, and a text that each submits. */
	readonly submitted: ReadonlyArray<[field: string, INodeParameters, text: string]>;
	/** The fields of each operation, in their order; the options are below those of every one. */
	readonly fieldNames: ReadonlyMap<string, string>;
	/** The options that each operation offers. */
	readonly optionNames: ReadonlyMap<string, string>;
	/** The values of all menus of the node: "sender: user, assistant". */
	readonly menuValues: readonly string[];
	/** Faults that only this service has, beside those of all. */
	faults(): readonly FaultRow[];
	readonly requests: Requests;
	readonly tool: AsTool;
}
