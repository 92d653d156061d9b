import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com', phone: '030 5550123' };

test.each([
	'listingContact',
	'store_contact_',
	'propertyContact',
	'venue-contact-',
	'Tienda contacto ',
])('whom to ask about a thing is not who asks: %s', (of) => {
	const contact = {
		[`${of}Name`]: 'Eve Sample',
		[`${of}Email`]: 'eve@example.org',
		[`${of}Phone`]: '030 5550199',
	};
	for (const item of [{ ...contact, ...ada }, { data: { ...ada, ...contact } }])
		expect(findPerson(item)).toMatchObject(ada);
});

test.each(['ticket_contact_', 'event_contact_', 'deal_contact_'])(
	'who is alone in a record is the person, whatever the record is about: %s',
	(of) => {
		const found = findPerson({ [`${of}name`]: ada.name, [`${of}email`]: ada.email });
		expect(found).toMatchObject({ name: ada.name, email: ada.email });
	},
);
