import { findPerson } from '../../nodes/OptimlyMessage/found';

const guest = { email: 'ada@example.com' };
const times = { start_time: '2026-07-01T09:00:00Z', end_time: '2026-07-01T09:30:00Z' };

/** What is called `name` beside the record of who can be reached. */
const nameIn = (record: object) => findPerson({ ...record, guest }).name;

test.each([
	...['organizer', 'organiser', 'Organizer', 'organizer_info', 'organizador', 'organisateur'],
	...['organizzatore', 'organisator', 'organizator', 'organizátor', 'veranstalter', 'arrangör'],
	...['arrangør', 'järjestäjä', 'jarjestaja', 'szervező', 'szervezo', 'düzenleyen', 'duzenleyen'],
	...['организатор', 'організатор', '主催者', '主办方', '主辦方', '주최자'],
])('a record with one who holds it is that of an event, not of somebody called so: %s', (key) => {
	expect(nameIn({ name: 'Summer Party', [key]: { id: 7 } })).toBeUndefined();
	expect(nameIn({ data: { name: 'Summer Party', [key]: { id: 7 } } })).toBeUndefined();
	expect(nameIn({ name: 'Bo Sample', last_visit: { [key]: { id: 7 } } })).toBe('Bo Sample');
});

test.each([
	...['calendar', 'calendar_id', 'event', 'eventType', 'meeting_url', 'webinar', 'webinar_key'],
	...['session_no', 'inviteeCount', 'attendees_limit'],
])('with a start, an end and %s beside it, a name is what an event is called', (key) => {
	expect(nameIn({ name: 'Summer Party', ...times, [key]: 'c1' })).toBeUndefined();
	expect(nameIn({ name: 'Bo Sample', [key]: 'c1' })).toBe('Bo Sample');
});

test('a start and an end alone, or with a key that only has such a word within, make no event', () => {
	expect(nameIn({ name: 'Bo Sample', ...times })).toBe('Bo Sample');
	expect(nameIn({ name: 'Bo Sample', ...times, max_attendees: '2' })).toBe('Bo Sample');
});

test.each(['event_id', 'eventId', 'eventID', 'tapahtumaId'])(
	'a record that begins with %s is that of the thing',
	(key) => {
		expect(nameIn({ [key]: 7, name: 'Summer Party' })).toBeUndefined();
	},
);

test.each(['event_idea', 'eventIdea'])('%s is no number of a thing', (key) => {
	expect(nameIn({ [key]: 'Dance', name: 'Bo Sample' })).toBe('Bo Sample');
});
