/**
 * Legal forms as companies write them behind their names, and before them in some languages. From the
 * list of entity legal forms (ISO 20275); those that are ordinary words as well are left out.
 */
const BEHIND =
	'Inc|LLC|L\\.L\\.C|LLP|Ltd|Limited|PLC|Corp|Corporation|Co\\.? Ltd|Pty|Pvt|GmbH|gGmbH|mbH|AG|KG|OHG|UG|e\\.\\s?V|e\\.\\s?K|e\\.\\s?G|S\\.?A\\.?|S\\.?L\\.?|S\\.?L\\.?U|S\\.?[Rr]\\.?[Ll]\\.?|S\\.?p\\.?A|S\\.?A\\.?S\\.?|SARL|Sarl|SASU|EURL|Ltda|S/A|EIRELI|Lda|B\\.?V|N\\.?V|VOF|Sp\\. z o\\.?\\s?o|sp\\.k|AB|ASA?|ApS|A/S|Oyj?|Tmi|A\\.?Ş|Ltd\\. Şti|s\\.r\\.o|spol\\. s r\\.o|a\\.s|k\\.s|Kft|Zrt|Nyrt|Bt|d\\.o\\.o|d\\.d|OÜ|SIA|UAB|ЕООД|ООД|АД|Tbk|Sdn\\.? Bhd|JSC|Α\\.?Ε|Ε\\.?Π\\.?Ε|Ι\\.?Κ\\.?Ε|בע["״]מ';
const BEFORE =
	'ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОВ|ПП|ФОП|PT|CV|UD|Công ty|บริษัท|株式会社|有限会社|合同会社|شركة|مؤسسة';
const WITHIN =
	'株式会社|有限会社|合同会社|一般社団法人|有限公司|股份公司|集团|주식회사|\\(주\\)|㈜';

const LEGAL_FORM = new RegExp(
	`[\\s,](?:${BEHIND})\\.?\\)?$|^(?:${BEFORE})[\\s«"]|(?:${WITHIN})`,
	'u',
);

/** Whether a text names a company with its legal form. */
export const hasLegalForm = (text: string): boolean => LEGAL_FORM.test(text);
