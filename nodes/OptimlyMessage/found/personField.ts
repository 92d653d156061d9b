/** The name and its parts, which are put together. */
export type NamePart =
	| 'name'
	| 'firstName'
	| 'middleName'
	| 'lastName'
	| 'secondLastName'
	| 'nickname'
	| 'nameSuffix';

/** What an answer about a person can be. */
export type PersonField = NamePart | 'email' | 'phone' | 'company' | 'message';
