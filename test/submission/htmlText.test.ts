import { decoded, readableText } from '../../nodes/OptimlyMessage/found/htmlText';

test.each([
	...['amp &', 'lt <', 'gt >', 'quot "', "apos '", 'ndash –', 'mdash —', 'hellip …', 'rsquo ’'],
	...['lsquo ‘', 'auml ä', 'ouml ö', 'uuml ü', 'Auml Ä', 'Ouml Ö', 'Uuml Ü', 'szlig ß'],
	...['eacute é', 'egrave è', 'agrave à', 'ccedil ç', 'ntilde ñ', 'oacute ó', 'aacute á'],
	...['iacute í', 'uacute ú', '#65 A', '#x41 A', '#X41 A', '#x1F600 😀', '#128512 😀', '#1 \u0001'],
	...['#xD7FF \ud7ff', '#xE000 \ue000', '#x10FFFF \u{10ffff}'],
])('what an entity stands for: &%s', (row) => {
	const [entity, character] = row.split(' ');
	expect(decoded(`a&${entity};b&${entity};`)).toBe(`a${character}b${character}`);
});

test.each(['&nosuch;', '&AMP;', '&#0;', '&#xD800;', '&#xDFFF;', '&#x110000;', '&#99999999;', '&;'])(
	'what is no entity stays as it is: %s',
	(text) => {
		expect(decoded(`a${text}b`)).toBe(`a${text}b`);
	},
);

test('a space that does not break is a space', () => {
	expect(decoded('a&nbsp;b')).toBe('a b');
});

test.each([
	['Hello', 'Hello'],
	['  a  b \n c ', 'a  b \n c'],
	['1 < 2 &amp; 3 > 2', '1 < 2 & 3 > 2'],
	['Ada <ada@example.com>', 'Ada <ada@example.com>'],
	['see <https://example.com/a>', 'see <https://example.com/a>'],
	['<b>Hi</b> there', 'Hi there'],
	['<B>Hi</B>', 'Hi'],
	['Hi<!-- hidden -->', 'Hi'],
	['a<br>b<br/>c<BR />d', 'a\nb\nc\nd'],
	['<p>a</p><p class="x">b</p>', 'a\nb'],
	['<div>a</div>b', 'a\nb'],
	['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
	['<table><tr><td>a</td></tr><tr><td>b</td></tr></table>', 'a\nb'],
	['<h1>a</h1>b', 'a\nb'],
	['<span>a</span><i>b</i>', 'ab'],
	['<b>a</b>   b\t c\u00a0d', 'a b c d'],
	['<b>a</b> \n b \nc\n d', 'a\nb\nc\nd'],
	['<p>a</p>\n\n\n\n<p>b</p>', 'a\n\nb'],
	['<p>a</p><br><p>b</p>', 'a\n\nb'],
	['<style>p { color: red }</style><p>a</p>', 'a'],
	['<script type="x">alert(1)</script>a', 'a'],
	['<html><head><title/></head><body>a</body></html>', 'a'],
	['<HEAD>x</HEAD>a<b/>', 'a'],
	['<p>R&amp;D &lt;b&gt;</p>', 'R&D <b>'],
	['<my-tag>a</my-tag>', 'a'],
	['<h2>a</h2>', 'a'],
])('what somebody reads in %j', (html, text) => {
	expect(readableText(html)).toBe(text);
});
