"""What a feed says: scripts, tricks in titles, dates, links that lead elsewhere, identities, enclosures, sizes."""

from __future__ import annotations

import json
from html import escape

from tests.hostile.feeds.feed import ENTRY, ITEM, KEPT, atom, either, fails, rss, works
from tests.reader.attacks import ATTACKS

GOOD_ATTACKS = [attack.encode("utf-8", "replace").decode() for attack in ATTACKS]


def each(form: str, attacks: list[str]) -> str:
    """An entry for each attack, and a harmless one."""
    return "".join(form.format(n, attack) for n, attack in enumerate(attacks)) + ITEM


def section(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


ESCAPED = [escape(attack) for attack in GOOD_ATTACKS]
SECTIONS = [section(attack) for attack in GOOD_ATTACKS]
XSS = [
    works("escaped in RSS", rss(each("<item><title>A {0}</title><guid>a{0}</guid><description>{1}</description></item>", ESCAPED))),
    works("sections in RSS", rss(each("<item><title>A {0}</title><guid>a{0}</guid><description>{1}</description></item>", SECTIONS))),
    works("in content:encoded", rss(each("<item><title>A {0}</title><guid>a{0}</guid><content:encoded>{1}</content:encoded></item>", SECTIONS))),
    works("escaped twice", rss(each("<item><title>A {0}</title><guid>a{0}</guid><description>{1}</description></item>", [escape(one) for one in ESCAPED]))),
    works("bare in RSS", rss(ITEM + each("<item><title>A {0}</title><guid>a{0}</guid><description>{1}</description></item>", GOOD_ATTACKS)), ""),
    works("in titles", rss(each("<item><title>{1}</title><guid>a{0}</guid><description>x</description></item>", ESCAPED))),
    works("in every other field", rss(each("<item><guid>{1}</guid><author>{1}</author><category>{1}</category><link>{1}</link>"
          "<comments>{1}</comments><source url='{1}'>{1}</source><dc:creator>{1}</dc:creator><pubDate>{1}</pubDate></item>", ESCAPED))),
    works("in the feed's own fields", rss(ITEM, "".join(f"<title>{one}</title><link>{one}</link><description>{one}</description><generator>{one}</generator>" for one in ESCAPED[:20]))),
    works("in Atom", atom(ENTRY + "".join(f"<entry><title type='html'>{one}</title><id>a{n}</id><content type='html'>{one}</content></entry>" for n, one in enumerate(ESCAPED)))),
    works("in JSON", json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        {"id": "1", "content_text": KEPT}, *({"id": f"a{n}", "title": one, "content_html": one, "summary": one} for n, one in enumerate(GOOD_ATTACKS))]})),
]  # fmt: skip


TITLES = [
    works(name, rss(ITEM.replace("Lamps", title)))
    for name, title in {
        "turned around": "Lamps \u202egpj.exe",
        "turned around and isolated": "\u2067Lamps\u2066 evil\u2069",
        "of marks of direction": "\u200f\u200eLamps\u061c",
        "of nothing that is seen": "\u200b\u200c\u200d\u2060\ufeff\u00ad",
        "of spaces": "\u00a0\u2003\u3000 \t\n",
        "of accents upon accents": "L" + "\u0301" * 5_000 + "amps",
        "of lines": "Lamps\r\n\u2028\u2029\x85of\nthe harbour",
        "of a hundred thousand letters": "L" * 100_000,
        "of a million words": "lamps " * 1_000_000,
        "of flags and families": "🏳️‍🌈👨‍👩‍👧‍👦🇩🇪" * 100,
        "of tags nobody sees": "Lamps\U000e0041\U000e0042\U000e007f",
        "of every script": "Lamps лампы 灯 مصابيح נר 🏮",
        "markup that is escaped": "&lt;b&gt;Lamps&lt;/b&gt; &amp;amp; more",
        "markup in a section": "<![CDATA[<b>Lamps</b> &amp; <img src=http://DECOY.HOST/x>]]>",
        "markup as it is": "<b>Lamps</b> <i>of</i>",
        "a script": "&lt;script&gt;alert(1)&lt;/script&gt;Lamps",
        "a formula": "=HYPERLINK(\"http://DECOY.HOST/\";\"Lamps\")",
        "a command": "| rm -rf ~; $(reboot) `reboot` && reboot",
        "a path": "../../../../etc/passwd\\..\\..",
        "a device": "CON.txt:stream",
        "a template": "{{7*7}} ${7*7} %s %n %(x)s {0.__class__}",
        "a statement": "'; drop table story; --",
        "a query": '"lamps" OR title:* -x NEAR( AND',
        "quotes without end": "“‘«„" * 500,
        "an address": "javascript:alert(1)",
        "nothing": "",
    }.items()
]  # fmt: skip

DATES = [
    works(f"the date {date[:40]!r}", rss(ITEM.replace("<guid>", f"<pubDate>{date}</pubDate><guid>")))
    for date in (
        "Thu, 26 Nov 2026 08:00:00 GMT", "Thu, 26 Nov 2026 08:00 EST", "26 Nov 26 08:00 +0530", "2026-11-26T08:00:00Z",
        "2026-11-26T08:00:00.123456789+14:00", "2026-11-26", "2026-W48-4", "20261126T080000Z", "2026-11", "2026", "Do, 26 Nov 2026 08:00:00 +0100",
        "Thu, 31 Feb 2026 08:00:00 GMT", "Thu, 26 Nov 2026 25:61:61 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
        "Mon, 01 Jan 0001 00:00:00 +1400", "0000-00-00T00:00:00Z", "9999-12-31T23:59:59-14:00", "-0001-01-01T00:00:00Z", "99999-01-01T00:00:00Z",
        "1764144000", "1764144000000", "-1", "9" * 400, "1e400", "NaN", "today", "yesterday", "soon", "Thu, 26 Nov 2026 08:00:00 +9999",
        "Thu, 26 Nov 2026 08:00:00 GMT+1 (CET)", "26/11/2026", "11/26/2026 8:00 PM", "<b>2026</b>", "2026-11-26T08:00:00" + "0" * 9_000, "٢٦ نوفمبر ٢٠٢٦",
        "2026年11月26日", "",
    )
]  # fmt: skip


def linked(link: str) -> str:
    return rss(ITEM.replace("<guid>", f"<link>{escape(link)}</link><guid>"))


LINKS = [
    *(works(f"a link to {link[:40]!r}", linked(link)) for link in (
        "https://lantern.example/1", "/1", "1", "?a=1", "#a", "", ".", "../../..", "//lantern.example/1", "HTTP://LANTERN.EXAMPLE/1",
        "https://läntern.example/ü", "https://xn--lntern-bua.example/", "https://lantern.example:8443/1", "https://lantern.example:99999/1",
        "https://lantern.example/a b", " https://lantern.example/1\n", "https://lantern.example/%00", "https://lantern.example/\\..\\1",
        "https://[::1]/", "https://[::1", "https://user:word@lantern.example/", "https://lantern.example/" + "x" * 9_000, "https://" + "a." * 200 + "example/",
        "https://lantern.example\\@evil.example/", "https:///lantern.example/1", "https:lantern.example", "http:///", "http://.", "http://..", "http://%41/")),
    *(works(f"a bad link to {link[:40]!r}", linked(link)) for link in (
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)", "vbscript:x", "data:text/html,<script>",
        "file:///etc/passwd", "FILE://DECOY.HOST/x", "\\\\DECOY.HOST\\x", "//DECOY.HOST/x", "smb://DECOY.HOST/x", "ftp://DECOY.HOST/x", "gopher://DECOY.HOST/x",
        "http://DECOY.HOST/x", "http://localhost/x", "http://169.254.169.254/latest/meta-data/", "mailto:a@example.org", "tel:1", "feed:javascript:1",
        "| touch /tmp/x", "; reboot", "$(reboot)", "-oProxyCommand=x", "--help", "about:blank", "blob:x", "view-source:http://x/", "ms-settings:x", "qrc:/x", "intent://x#Intent;end", "x:y")),
    works("a base that is a script", rss(ITEM).replace("<rss", "<rss xml:base='javascript:alert(1)//'")),
    works("a base that is a file", atom(attributes="xml:base='file:///etc/'").replace("<id>1", "<link href='passwd'/><id>1")),
    works("a base that is the decoy", atom(attributes="xml:base='http://DECOY.HOST/'").replace("<id>1", "<link href='x'/><id>1")),
    works("pictures of the decoy", rss(ITEM.replace(KEPT, f"{KEPT} &lt;img src='http://DECOY.HOST/a.png' srcset='http://DECOY.HOST/b.png 2x'>&lt;img data-src='//DECOY.HOST/c.png'>"))),
    works("pictures of the disk", rss(ITEM.replace(KEPT, f"{KEPT} &lt;img src='file:///etc/passwd'>&lt;img src='\\\\DECOY.HOST\\x.png'>&lt;img src='qrc:/x'>"))),
    works("a site that is the decoy", rss(channel="<title>T</title><link>http://DECOY.HOST/</link><image><url>http://DECOY.HOST/i.png</url></image><atom:icon>http://DECOY.HOST/i.ico</atom:icon>")),
    works("a hub and a next page", rss(channel="<title>T</title><atom:link rel='hub' href='http://DECOY.HOST/'/><atom:link rel='next' href='http://DECOY.HOST/2'/><atom:link rel='self' href='http://DECOY.HOST/'/>")),
    works("a new address", rss(channel="<title>T</title><itunes:new-feed-url xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>http://DECOY.HOST/</itunes:new-feed-url>")),
    works("a cloud", rss(channel="<title>T</title><cloud domain='DECOY.HOST' port='80' path='/' registerProcedure='x' protocol='xml-rpc'/>")),
    works("a form", rss(channel="<title>T</title><textInput><title>x</title><link>http://DECOY.HOST/</link><name>q</name></textInput>")),
]  # fmt: skip


def told_as(*guids: str) -> str:
    return rss(
        "".join(
            f"<item><title>Story {n}</title><guid>{guid}</guid><description>{KEPT} {n}</description></item>"
            for n, guid in enumerate(guids)
        )
    )


IDENTITY = [
    works("all the same", told_as("x", "x", "x"), f"{KEPT} 2"),
    works("none", told_as("", "", ""), f"{KEPT} 2"),
    works("spaces", told_as(" ", "\n", "\t"), f"{KEPT} 2"),
    works("capitals", told_as("a", "A"), f"{KEPT} 1"),
    works("letters that look alike", told_as("a", "а", "ａ"), f"{KEPT} 2"),
    works("letters composed and not", told_as("é", "e\u0301"), f"{KEPT} 1"),
    works("a hundred thousand letters", told_as("x" * 100_000, "x" * 100_000 + "y"), f"{KEPT} 1"),
    works("a statement", told_as("'; drop table story; --", "' or 1=1"), f"{KEPT} 1"),
    works("a story of another feed", told_as("http://127.0.0.1/held-0", "Held 0")),
    works("numbers", told_as("1", "01", "1.0"), f"{KEPT} 2"),
    works("two guids an entry", rss(ITEM.replace("<guid>1</guid>", "<guid>1</guid><guid>2</guid>"))),
    works("neither title nor guid nor link", rss(f"<item><description>{KEPT}</description></item>")),
    works("the same entry a thousand times", rss(ITEM * 1_000)),
    works("an id with a script", atom(ENTRY.replace("<id>1", "<id>javascript:alert(1)"))),
]  # fmt: skip


def enclosed(enclosure: str) -> str:
    return rss(ITEM.replace("<guid>", f"{enclosure}<guid>"))


ENCLOSURES = [
    works("to the decoy", enclosed("<enclosure url='http://DECOY.HOST/a.mp3' type='audio/mpeg' length='1'/><media:content url='http://DECOY.HOST/a.jpg' medium='image'/>")),
    works("to the disk", enclosed("<enclosure url='file:///etc/passwd' type='audio/mpeg'/><enclosure url='javascript:1'/><enclosure url='../../x;reboot.mp3'/>")),
    works("of impossible lengths", enclosed("".join(f"<enclosure url='https://x.example/{n}' length='{length}' type='a/b'/>" for n, length in enumerate(("-1", "x", "9" * 99, "1e9", "٣", ""))))),
    works("of impossible types", enclosed(f"<enclosure url='https://x.example/a' type='{'x' * 9_000}'/><enclosure url='https://x.example/b' type='&lt;script&gt;'/>")),
    works("ten thousand", enclosed("".join(f"<enclosure url='https://x.example/{n}.mp3' type='audio/mpeg'/>" for n in range(10_000)))),
    works("without an address", enclosed("<enclosure/><enclosure url=''/><media:content/><media:thumbnail/>")),
]  # fmt: skip

HTML = [
    fails("a page", "<!doctype html><html><head><title>Lamps</title></head><body><p>No feed.</p></body></html>"),
    fails("a page to log in", "<html><body><form action='http://DECOY.HOST/'><input type=password></form></body></html>"),
    fails("a page that leads to the decoy", "<html><head><link rel=alternate type='application/rss+xml' href='http://DECOY.HOST/secret'></head></html>"),
    fails("a page that leads to the disk", "<html><head><link rel=alternate type='application/rss+xml' href='file:///etc/passwd'></head></html>"),
    fails("a page that leads to itself", "<html><head><link rel=alternate type='application/rss+xml' href='/x'></head></html>"),
    fails("a page of XHTML", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>"),
    fails("a check for robots", "<html><body><script>location='http://DECOY.HOST/'</script>Checking your browser</body></html>"),
    fails("a page with a thousand feeds", "<html><head>" + "".join(f"<link rel=alternate type='application/rss+xml' href='/none/{n}'>" for n in range(1_000))),
]  # fmt: skip

SIZES = [
    works("a text of two megabytes", rss(ITEM + f"<item><title>Long</title><description>{'lamps and words ' * 130_000}</description></item>")),
    works("a word of a million letters", rss(ITEM + f"<item><title>Long</title><description>{'x' * 1_000_000}</description></item>")),
    works("fifty thousand ampersands", rss(ITEM + f"<item><title>Long</title><description>{'&amp;amp;' * 50_000}</description></item>")),
    works("an author of a million letters", rss(ITEM.replace("<guid>", f"<author>{'a' * 1_000_000}</author><guid>"))),
    works("ten thousand categories", rss(ITEM.replace("<guid>", "<category>x</category>" * 10_000 + "<guid>"))),
    works("two thousand rows of a table", rss(ITEM + f"<item><title>Table</title><description>{escape('<table>' + '<tr><td>a<td>b' * 2_000)}</description></item>")),
    works("two thousand tables in tables", rss(ITEM + f"<item><title>Table</title><description>{escape('<table><tr><td>' * 2_000)}</description></item>")),
    works("ten thousand quotations in each other", rss(ITEM + f"<item><title>Deep</title><description>{escape('<blockquote>' * 10_000)}x</description></item>")),
    works("a thousand pictures", rss(ITEM + "<item><title>P</title><description>" + escape("<img src='data:x'><img width=1 height=1 src='http://DECOY.HOST/p'>") * 500 + "</description></item>")),
    either("fifty thousand tags", rss(ITEM + f"<item><title>Tags</title><description>{escape('<b></b>') * 50_000}</description></item>")),
]  # fmt: skip

FAMILIES = {
    "XSS": XSS,
    "titles": TITLES,
    "dates": DATES,
    "links": LINKS,
    "identity": IDENTITY,
    "enclosures": ENCLOSURES,
    "HTML instead": HTML,
    "sizes": SIZES,
}
