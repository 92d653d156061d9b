import { isPlainRecord, recordIn, recordsIn, textIn, type PlainRecord } from '../plainInput';
import type { Answer } from '../answer';
import { certain, entriesAsAnswers, type Source } from './source';

/** Properties that HubSpot computes or keeps for itself; a contact has some hundreds of them. */
const COMPUTED =
	/^(hs_|hubspot_|num_|notes_|recent_|first_(conversion|deal)|days_to_|ip_|surveymonkey|webinareventlastupdated|currentlyinworkflow|createdate|lastmodifieddate|closedate|associatedcompany|total_revenue|followercount|linkedinconnections|kloutscore|engagements_)/;

const PERSON_PROPERTIES = ['email', 'firstname', 'lastname', 'phone'];

/** The address that the contact is identified by, for when the properties were asked for without it. */
function identity(input: PlainRecord): readonly Answer[] {
	const identities = recordsIn(input['identity-profiles'])
		.flatMap((profile) => [...recordsIn(profile.identities)])
		.filter(({ type }) => textIn(type) === 'EMAIL');
	const primary = identities.find((entry) => entry['is-primary'] === true);
	const [only] = identities;
	const chosen = primary ?? (identities.length === 1 ? only : undefined);
	return chosen ? [certain('email', 'identity-profiles', chosen.value)] : [];
}

/** HubSpot contact: properties as {email: {value, versions}} (v1) or {email: "…"} (v3). */
export const hubspotContact: Source = {
	name: 'HubSpot contact',
	fits: (input) =>
		isPlainRecord(input.properties) &&
		('vid' in input ||
			'canonical-vid' in input ||
			PERSON_PROPERTIES.some((property) => property in recordIn(input.properties))),
	answers: (input) => {
		const properties = recordIn(input.properties);
		const answers = entriesAsAnswers(properties, 'properties').filter(
			({ label }) => !COMPUTED.test(label),
		);
		return 'email' in properties ? answers : [...answers, ...identity(input)];
	},
};

/** What the HubSpot Trigger hands on: ids and one changed property. Who it is takes one more step (Get a contact). */
export const hubspotEvent: Source = {
	name: 'HubSpot event',
	fits: (input) => 'subscriptionType' in input && 'portalId' in input,
	answers: (input) => entriesAsAnswers(input, '', { restOnly: true }),
};
