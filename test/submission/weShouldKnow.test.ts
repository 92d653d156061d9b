import { findPerson } from '../../nodes/OptimlyMessage/found';

test.each([
	...['What else should we know?', 'Anything else we should know?'],
	...['Was sollten wir noch wissen?', 'Gibt es noch etwas, das wir wissen sollten?'],
	...['Que devrions-nous savoir d’autre ?', '¿Qué más deberíamos saber?'],
	...['O que mais devemos saber?', 'Cos’altro dovremmo sapere?', 'Wat moeten we nog weten?'],
	...['Co jeszcze powinniśmy wiedzieć?', 'Vad mer bör vi veta?', 'Hvad skal vi ellers vide?'],
	...['Hva mer bør vi vite?', 'Co dalšího bychom měli vědět?', 'Mit kell még tudnunk?'],
	...['Ce altceva ar trebui să știm?', 'Τι άλλο πρέπει να γνωρίζουμε;', 'Что ещё нам нужно знать?'],
	...['Що ще нам слід знати?', 'Başka ne bilmeliyiz?', 'Mitä muuta meidän pitäisi tietää?'],
])('what somebody adds in a few words is the message, as the label asks for it: %s', (label) => {
	const ada = { name: 'Ada Example', email: 'ada@example.com' };
	expect(findPerson({ ...ada, [label]: 'Two cats.' })).toMatchObject({
		...ada,
		message: 'Two cats.',
	});
});
