import { isPlainList, isPlainRecord, type Plain } from '../plainInput';
import { compactKey } from '../words/wordsOf';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Keys that hold the answers and say nothing about them; what stands beside them describes the form. */
const HOLDERS = setOf(
	'body data payload submission submissions formresponse formdata formfields fields values answers responses questions entries inputs questionsandanswers fielddata fieldvalues answerdetails rawrequest request formsubmission namedvalues userfieldsresponses result results output json customquestions formanswers questionanswers leaddata parsedrequest parsed fielddatas elements pretty readabledata rendereddata collecteddynamicvariables',
);

/** Keys that say nothing about what they hold. */
const NOTHING = setOf(
	'properties attributes record item items object objects traits merges mergefields customfields customfield propertyvalues content contents details detail detailsdata node nodes edges edge entity model event current new after newvalues newvalue newstate nachher neu neuewerte despues nuevo apres nouveau nouvelle dopo nuovo depois novo nieuw nya row rows cells list array value message_data included relationships embedded identityprofiles identities info extra meta metadata root response main all subset changes change entry params2 resource fieldset add added analysis',
);

/** What came with the request or was true before: never the person's answers of now. */
const ASIDE = setOf(
	'query params urlparameters urlparams queryparameters queryparams utm utms tracking previous previousattributes old oldrecord before oldvalues oldvalue oldstate oldversion previousvalues vorher altewerte alt antes anterior anteriores avant ancien ancienne prima precedente vorige oud tidigare geoip cookies headers pagecontext leadmetadatainfo updatedfields referral ad reminder reminders assistant autoreply autoresponder versions history changeset definition schema options choices formschema links _links settings styles',
);

/** A list of variables is what a form has reckoned out; a record of them is what a dialog or a call has asked. */
const LISTED_ASIDE = setOf('variables');

/** Whether what stands below a key came with the request, or was true before. */
export const isAside = (key: string, value: Plain | undefined): boolean =>
	ASIDE.has(compactKey(key)) || (LISTED_ASIDE.has(compactKey(key)) && isPlainList(value));

/** What is not handed on at all: what the form or the request is, and what was true before. */
export const DROPPED = setOf(
	'authfields columnnames formqueryparameters previous previousattributes old oldrecord versions definition schema formschema options choices links cookies headers pagecontext changeset urlparameters pretty jsexecutiontracker submitsource builddate timetosubmit validatednewrequiredfieldids slug columnstart columnend rowstart rowend',
);

/** Custom fields of Pipedrive without their names, and HubSpot's own properties but those of a meeting. */
export const MACHINE_KEY =
	/^([\da-f]{40}|hs_(?!meeting_(?:title|start_time|end_time)$).*|hubspot_.*)$/;

/** What describes the request, and now and then holds the person's answers. */
export const BESIDE = setOf('meta metadata context');

/** Keys of a value that add nothing to the key above. */
export const VALUE_KEYS = setOf(
	'value values answer answers response rawvalue raw stringvalue displayvalue formatted uservalue text plaintext textvalue valuetext bodytext',
);

/** "form_fields[email]" is written by HTML forms for an e-mail within form_fields. */
export const segmentsOf = (key: string): readonly string[] => {
	if (!key.includes('[')) return [key];
	const segments = key.split(/[[\]]+/).filter((part) => part !== '' && !/^\d+$/.test(part));
	return segments.length > 0 ? segments : [key];
};

/** Whether a key says nothing about what it holds. */
export const isHolder = (key: string): boolean =>
	HOLDERS.has(compactKey(key)) || NOTHING.has(compactKey(key));

/** Questions that are asked beside the fields for the person, not in their place. */
const MORE_QUESTIONS = setOf('customquestions customanswers registrationanswers');

/** Whether a value holds answers, so that what stands beside it is no answer. */
export const holdsAnswers = (key: string, value: Plain | undefined): boolean =>
	HOLDERS.has(compactKey(key)) &&
	!MORE_QUESTIONS.has(compactKey(key)) &&
	((isPlainRecord(value) && Object.keys(value).length > 0) ||
		(isPlainList(value) && value.some(isPlainRecord)));

/** Whether a key is that of another question with something behind it: "question_a_b" of "question_a". */
export const isRepeated = (key: string, keys: ReadonlySet<string>): boolean =>
	key
		.split('_')
		.some((_part, index, parts) => index > 0 && keys.has(parts.slice(0, index).join('_')));

/** Whether a label only says which of several it is: "work", "home", "mobile", "other". */
export function isQualifier(label: string): boolean {
	return /^(work|home|mobile|cell|other|main|primary|personal|private|business|fax|office|default|secondary|e ?mail\d?|phone\d?)$/i.test(
		label,
	);
}
