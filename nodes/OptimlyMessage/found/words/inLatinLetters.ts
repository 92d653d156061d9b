import type { Phrases } from './phrases';

/**
 * What people call the fields in languages that have letters of their own, as they write it in Latin ones: names of
 * HTML inputs, and the keys that form builders make of labels. There are several spellings of most words. Words that
 * mean something else in a language of the other lists are left out.
 */
export const IN_LATIN_LETTERS = [
	[
		'email',
		{
			el: 'ilektroniko taxydromeio, hlektroniko taxydromeio',
			ru: 'pochta, elektronnaya pochta, elektronnaja pochta, emeyl, imeyl',
			uk: 'poshta, elektronna poshta',
			bg: 'imeil, elektronna poshta',
			ja: 'meeru, meeru adoresu, meru adoresu',
			zh: 'youxiang, dianziyouxiang, dianzi youxiang, dianzi youjian',
		},
	],
	[
		'lastName',
		{
			el: 'epwnymo, eponymo, eponimo, epwnumo, epwnimo, epitheto',
			ru: 'familiya, familija, familia',
			uk: 'prizvyshche, prizvysche, prizvishche',
			he: 'shem mishpacha, shem mishpaha, mishpacha',
			fa: 'nam khanevadegi',
		},
	],
	['firstName', { he: 'shem prati' }],
	['middleName', { ru: 'otchestvo' }],
	[
		'name',
		{
			el: 'onoma, onomatepwnymo, onomateponymo, onomateponimo, onomatepwnumo',
			ru: 'imya, imja, fio, vashe imya, imya familiya, kontaktnoe lico, kontaktnoe litso',
			uk: 'imia, pib, vashe imia',
			bg: 'imena, ime i familiya',
			ja: 'namae, onamae, shimei, simei',
			zh: 'xingming, lianxiren',
			ko: 'ireum, irum, seongmyeong, seongham',
			ar: 'al ism, alism, al esm, alesm, al ism al kamil',
			he: 'shem, shem male, shem maleh',
			fa: 'nam va nam khanevadegi',
			hi: 'aapka naam, pura naam',
		},
	],
	[
		'mobile',
		{
			el: 'kinito, kinhto',
			ru: 'mobilnyj, mobilnyy, mobilnyj telefon',
			ja: 'keitai, keitaidenwa, keitai denwa, keitai bangou',
			zh: 'shouji, shoujihao, shouji hao, shoujihaoma, shouji haoma',
			ko: 'hyudaepon',
			ar: 'jawal, al jawal, raqm al jawal',
			he: 'nayad, telefon nayad',
		},
	],
	[
		'phone',
		{
			el: 'thlefwno, tilefono, thlefono, tilefwno',
			ru: 'nomer telefona, vash telefon',
			ja: 'denwa, denwabango, denwabangou, denwa bangou',
			zh: 'dianhua, lianxidianhua, lianxi dianhua, dianhuahaoma',
			ko: 'jeonhwa, jeonhwabeonho, yeonrakcheo, yeollakcheo',
			ar: 'al hatif, raqm al hatif, hatif',
			fa: 'shomare tamas, shomareh tamas',
		},
	],
	[
		'company',
		{
			el: 'etaireia, etairia, eteria, eteireia, epixeirisi, epixeirhsh',
			ru: 'kompaniya, organizaciya, organizatsiya, nazvanie kompanii, predpriyatie',
			uk: 'kompaniia, orhanizatsiia, pidpryiemstvo',
			ja: 'kaisha, kaishamei, kaisyamei, kaisha mei, kigyoumei',
			zh: 'gongsi, gongsimingcheng, gongsi mingcheng, danwei',
			ko: 'hoesa, hoesamyeong',
			ar: 'al sharika, alsharika, sharika',
			he: 'hevra, chevra',
			fa: 'sherkat',
		},
	],
	[
		'message',
		{
			el: 'mhnyma, minima, mynima, sxolia, scholia, sxolio, parathrhseis, paratiriseis',
			ru: 'soobshchenie, soobshenie, soobschenie, kommentariy, kommentarij, primechanie, vash vopros, vopros',
			uk: 'povidomlennya, povidomlennia, pytannya, pytannia, zapytannya',
			bg: 'saobshtenie, sobshtenie, zapitvane',
			ja: 'naiyou, toiawase, otoiawase, toiawasenaiyou, toiawase naiyou, bikou',
			zh: 'liuyan, beizhu, neirong, xuqiu',
			ko: 'munui, munuinaeyong, munui naeyong',
			ar: 'al risala, risala, alrisala, molahazat',
			he: 'hodaa, hodaah, hearot',
			fa: 'payam',
			hi: 'sandesh',
		},
	],
] as const satisfies ReadonlyArray<readonly [string, Phrases]>;
