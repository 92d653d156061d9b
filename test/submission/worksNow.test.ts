import { findPerson } from '../../nodes/OptimlyMessage/found';

const ada = { name: 'Ada Example', email: 'ada@example.com' };

test.each([
	...['Current workplace', 'Current employer', 'Aktueller Arbeitgeber', 'Derzeitiger Arbeitgeber'],
	...['Employeur actuel', 'Entreprise actuelle', 'Empresa actual', 'Lugar de trabajo actual'],
	...['Empresa atual', 'Empregador atual', 'Local de trabalho atual', 'Azienda attuale'],
	...['Datore di lavoro attuale', 'Huidige werkgever', 'Obecny pracodawca', 'Obecne miejsce pracy'],
	...['Nuvarande arbetsgivare', 'Nuværende arbejdsgiver', 'Nåværende arbeidsgiver'],
	...['Nykyinen työnantaja', 'Současný zaměstnavatel', 'Jelenlegi munkahely'],
	...['Locul de muncă actual', 'Angajator actual', 'Τρέχων εργοδότης', 'Текущее место работы'],
	...['Нынешнее место работы', 'Поточне місце роботи', 'Şu anki işyeri', 'Mevcut işveren'],
	...['مكان العمل الحالي', 'جهة العمل الحالية', 'מקום עבודה נוכחי', 'Tempat kerja saat ini'],
	...['Nơi làm việc hiện tại', 'ที่ทำงานปัจจุบัน', '現在の勤務先', '现工作单位', '현재 직장'],
	...['वर्तमान कार्यस्थल', 'Súčasný zamestnávateľ', 'current_company', 'empresa_actual'],
])('where somebody works now is their company: %s', (label) => {
	expect(findPerson({ ...ada, [label]: 'Engine Works' })).toMatchObject({
		...ada,
		company: 'Engine Works',
		problems: [],
	});
});

test.each([
	...['Employer', 'Arbeitgeber', 'Empregador', 'Datore di lavoro', 'Luogo di lavoro', 'İşveren'],
	...['Locul de muncă', 'ที่ทำงาน', 'नियोक्ता', '雇主', '고용주', 'מעסיק', 'Poslodavac'],
	...['Работодател', 'Роботодавець', 'Работодатель'],
])('an employer is the company: %s', (label) => {
	const found = findPerson({ ...ada, [label]: 'Engine Works' });
	expect(found).toMatchObject({ company: 'Engine Works', problems: [] });
});
