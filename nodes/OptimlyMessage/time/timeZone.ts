import { once } from '../../shared/once';
import { checkTimeZone } from '../../shared/parameters/checks';
import { bareName } from './calendarNames';

/** A time zone as it was understood: a name, or an offset only (a whole number of minutes). */
export interface Zone {
	/** IANA name, when there is one. */
	readonly name?: string;
	/** Minutes ahead of UTC, when only an offset was given. */
	readonly offset?: number;
}

/**
 * Names and abbreviations that mean one zone only, with its IANA name. Left out because several
 * countries use them: IST, BST, CST, AST, SST. Windows names as in CLDR's windowsZones.xml
 * (territory 001), the names with "(US & Canada)" as in Rails.
 */
const NAMES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		utc: 'UTC',
		gmt: 'UTC',
		z: 'UTC',
		zulu: 'UTC',
		'coordinated universal time': 'UTC',
		cet: 'Europe/Berlin',
		cest: 'Europe/Berlin',
		mez: 'Europe/Berlin',
		mesz: 'Europe/Berlin',
		wet: 'Europe/Lisbon',
		west: 'Europe/Lisbon',
		eet: 'Europe/Helsinki',
		eest: 'Europe/Helsinki',
		msk: 'Europe/Moscow',
		trt: 'Europe/Istanbul',
		est: 'America/New_York',
		edt: 'America/New_York',
		et: 'America/New_York',
		'eastern time': 'America/New_York',
		'eastern standard time': 'America/New_York',
		'eastern daylight time': 'America/New_York',
		'central time': 'America/Chicago',
		'central standard time': 'America/Chicago',
		'central daylight time': 'America/Chicago',
		cdt: 'America/Chicago',
		mdt: 'America/Denver',
		'mountain time': 'America/Denver',
		'mountain standard time': 'America/Denver',
		'mountain daylight time': 'America/Denver',
		pst: 'America/Los_Angeles',
		pdt: 'America/Los_Angeles',
		pt: 'America/Los_Angeles',
		'pacific time': 'America/Los_Angeles',
		'pacific standard time': 'America/Los_Angeles',
		'pacific daylight time': 'America/Los_Angeles',
		arizona: 'America/Phoenix',
		'us mountain standard time': 'America/Phoenix',
		alaska: 'America/Anchorage',
		'alaskan standard time': 'America/Anchorage',
		hawaii: 'Pacific/Honolulu',
		'hawaiian standard time': 'Pacific/Honolulu',
		hst: 'Pacific/Honolulu',
		'atlantic time': 'America/Halifax',
		'atlantic standard time': 'America/Halifax',
		jst: 'Asia/Tokyo',
		kst: 'Asia/Seoul',
		hkt: 'Asia/Hong_Kong',
		sgt: 'Asia/Singapore',
		pht: 'Asia/Manila',
		wib: 'Asia/Jakarta',
		wita: 'Asia/Makassar',
		npt: 'Asia/Kathmandu',
		akst: 'America/Anchorage',
		akdt: 'America/Anchorage',
		clst: 'America/Santiago',
		pkt: 'Asia/Karachi',
		gst: 'Asia/Dubai',
		brt: 'America/Sao_Paulo',
		art: 'America/Argentina/Buenos_Aires',
		nzst: 'Pacific/Auckland',
		nzdt: 'Pacific/Auckland',
		aedt: 'Australia/Sydney',
		aest: 'Australia/Sydney',
		awst: 'Australia/Perth',
		sast: 'Africa/Johannesburg',
		eat: 'Africa/Nairobi',
		wat: 'Africa/Lagos',
		'gmt standard time': 'Europe/London',
		'w europe standard time': 'Europe/Berlin',
		'romance standard time': 'Europe/Paris',
		'central europe standard time': 'Europe/Budapest',
		'central european standard time': 'Europe/Warsaw',
		'central european time': 'Europe/Berlin',
		'e europe standard time': 'Europe/Chisinau',
		'fle standard time': 'Europe/Kiev',
		'gtb standard time': 'Europe/Bucharest',
		'turkey standard time': 'Europe/Istanbul',
		'russian standard time': 'Europe/Moscow',
		'israel standard time': 'Asia/Jerusalem',
		'egypt standard time': 'Africa/Cairo',
		'arab standard time': 'Asia/Riyadh',
		'arabian standard time': 'Asia/Dubai',
		'india standard time': 'Asia/Kolkata',
		'china standard time': 'Asia/Shanghai',
		'tokyo standard time': 'Asia/Tokyo',
		'korea standard time': 'Asia/Seoul',
		'singapore standard time': 'Asia/Singapore',
		'aus eastern standard time': 'Australia/Sydney',
		'e australia standard time': 'Australia/Brisbane',
		'w australia standard time': 'Australia/Perth',
		'new zealand standard time': 'Pacific/Auckland',
		'e south america standard time': 'America/Sao_Paulo',
		'argentina standard time': 'America/Argentina/Buenos_Aires',
		'sa pacific standard time': 'America/Bogota',
		'south africa standard time': 'Africa/Johannesburg',
		'pakistan standard time': 'Asia/Karachi',
		'se asia standard time': 'Asia/Bangkok',
		'central standard time mexico': 'America/Mexico_City',
		'greenwich standard time': 'Atlantic/Reykjavik',
		'greenwich mean time': 'Europe/London',
	}),
);

/** What one country calls its own time, in its own letters; of several zones the one that is named. */
const LOCAL_NAMES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'Europe/Moscow': 'мск, msk, по москве, по мск, время московское, московское время',
		'Europe/Kiev': 'за києвом, київський час, по києву, по киеву, киевское время',
		'Europe/Istanbul': 'tsi, türkiye saati, istanbul saati',
		'America/Sao_Paulo':
			'horário de brasília, hora de brasília, brasília, horário brasília, fuso de brasília, horário de são paulo',
		'Europe/Madrid': 'hora peninsular, hora peninsular española, hora de madrid',
		'America/Mexico_City': 'hora de ciudad de méxico, hora del centro de méxico',
		'America/Bogota': 'hora de colombia, colombia, hora de bogotá, hora colombiana',
		'America/Lima': 'hora de perú, perú, hora de lima, hora peruana',
		'America/Argentina/Buenos_Aires':
			'hora de argentina, argentina, hora argentina, hora de buenos aires',
		'Europe/Paris': 'heure de paris, heure paris',
		'Europe/Rome': 'ora italiana, italiana, ora di roma',
		'Europe/Berlin': 'deutsche zeit, berliner zeit',
		'Europe/Warsaw': 'czas polski, czasu polskiego, czas warszawski',
		'Asia/Tokyo': '日本時間, 日本標準時, 東京時間',
		'Asia/Shanghai': '北京时间, 北京時間, 中国标准时间',
		'Asia/Taipei': '台北時間, 台北时间, 台灣時間, 台湾时间',
		'Asia/Hong_Kong': '香港時間, 香港时间',
		'Asia/Seoul': '한국시간, 한국 시간, 한국 표준시, 서울 시간',
		'Asia/Jerusalem': 'שעון ישראל',
		'Asia/Riyadh': 'توقيت مكة, توقيت مكة المكرمة, بتوقيت السعودية, توقيت السعودية, توقيت الرياض',
		'Africa/Cairo': 'توقيت القاهرة, بتوقيت القاهرة, توقيت مصر',
		'Asia/Dubai': 'توقيت دبي, بتوقيت دبي, توقيت الإمارات, بتوقيت الإمارات',
		'Asia/Bangkok': 'เวลาประเทศไทย, เวลาไทย',
		'Asia/Ho_Chi_Minh': 'giờ việt nam, giờ hà nội',
		'Asia/Kolkata': 'भारतीय मानक समय, भारतीय समय',
	}).flatMap(([zone, names]) =>
		names.split(', ').map((name): [string, string] => [bareName(name), zone]),
	),
);

/** IANA names may be said in any case and with spaces for underscores. */
const IANA =
	/\b((?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US|Canada)\/[A-Za-z_+\-/0-9]+)/i;
const OFFSET =
	/(?:\b(?:utc|gmt)\s*|^\s*\(?\s*(?:utc|gmt)?\s*)([+\-−–])\s?(\d{1,2})(?::?(\d{2}))?(?!\d)/i;

/** Zones of tzdata by their names in small letters, and by the city that is the last part of them. */
const zones = once(() => {
	const all = Intl.supportedValuesOf('timeZone');
	const cityOf = (zone: string) => (zone.split('/').pop() ?? '').replace(/_/g, ' ').toLowerCase();
	return {
		byName: new Map(all.map((zone) => [zone.toLowerCase(), zone])),
		byCity: new Map(all.map((zone) => [cityOf(zone), zone])),
	};
});

/** An IANA name as tzdata writes it; old names stay as they were given. Undefined when there is no such zone. */
function canonical(name: string): string | undefined {
	return (
		zones().byName.get(name.toLowerCase()) ?? (checkTimeZone(name) === undefined ? name : undefined)
	);
}

const MAX_LENGTH = 120;

/**
 * Reads a time zone as people and services write it: an IANA name (also within a longer text), a name
 * or abbreviation that means one zone only, a city that a zone is named after, an offset.
 *
 * @returns undefined when it is not understood or could be several
 */
export function readTimeZone(text: string): Zone | undefined {
	const given = text.trim();
	if (given === '' || given.length > MAX_LENGTH) return undefined;
	const [, iana] = IANA.exec(given.replace(/ (?=[A-Z][a-z]+$)/g, '_')) ?? IANA.exec(given) ?? [];
	const zone = iana === undefined ? undefined : canonical(iana);
	if (zone !== undefined) return { name: zone };
	const plain = given
		.replace(/\((?:utc|gmt)[^)]*\)/gi, ' ')
		.toLowerCase()
		.replace(/\(us (?:&|and) canada\)/g, ' ')
		.replace(/[^a-z ]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	const name =
		NAMES.get(plain) ??
		LOCAL_NAMES.get(bareName(given)) ??
		zones().byCity.get(plain.replace(/ time$/, ''));
	const [, sign, hours, minutes = '0'] = OFFSET.exec(given) ?? [];
	if (name !== undefined && (sign === undefined || !['utc', 'gmt'].includes(plain)))
		return { name };
	if (hours === undefined) return undefined;
	const total = Number(hours) * 60 + Number(minutes);
	if (total > 14 * 60 || Number(minutes) > 59) return undefined;
	const offset = sign === '+' ? total : -total;
	if (offset === 0) return { name: 'UTC', offset: 0 };
	// tzdata has zones for whole hours, with the sign the other way round.
	return offset % 60 === 0 && offset >= -12 * 60
		? { name: `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset) / 60}`, offset }
		: { offset };
}
