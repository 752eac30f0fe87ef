"""Files that a daemon meets in the wild and wishes it had not, each with what has to become of it.

Every text carries marks at its beginning, middle and end: where records come out, all marks have to be in
them, so that nothing is cut silently. Where a file is refused, its reason has to be one of those named.
"""

import dataclasses
import gzip
import json
import os
import random
import socket
import zipfile
import io

A, M, Z = "بدايةالنص", "وسطالنص", "نهايةالنص"
MARKS = (A, M, Z)

RECORDS, FAILED, EITHER, IGNORED = "records", "failed", "either", "ignored"

#: Reasons that are right for a page that would cost too much.
COSTLY = ("too-deep", "too-complex", "too-large", "timeout", "out-of-memory")
BINARY = ("binary", "undecodable", "no-text")
EMPTY = ("empty", "no-text")


@dataclasses.dataclass
class Case:
    name: object  # str or bytes, below the inbox
    content: object  # bytes, or a function that makes the file at a path
    becomes: str = RECORDS
    marks: tuple = MARKS
    reasons: tuple = ()
    sidecar: object = None
    articles: tuple = None  # of a bundle: (name, becomes, marks, reasons)


def paragraphs():
    return [
        f"{A} أعلن وزير الصحة يوم الاثنين افتتاح مستشفى جديد في مدينة الساحل بحضور عدد من المسؤولين.",
        f"{M} وقال الوزير إن المستشفى يضم مئتي سرير وسيبدأ استقبال المرضى في الأسبوع المقبل.",
        f"وأضاف أن الحكومة تعتزم بناء ثلاثة مستشفيات أخرى في محافظات الجنوب قبل نهاية العام {Z}.",
    ]


def prose(joiner="\n\n"):
    return joiner.join(paragraphs())


def html(before="", between="", after="", head="<meta charset=utf-8>"):
    first, second, third = (f"<p>{p}</p>" for p in paragraphs())
    return (
        f"<!doctype html><html lang=ar><head>{head}<title>خبر</title></head><body><article>"
        f"{before}{first}{between}{second}{third}{after}</article></body></html>"
    )


def names():
    good = [
        "space in name.txt", "-rf.txt", "--help", "quote'\".txt", "100% s%n%d.txt", "new\nline.txt",
        "tab\tname.txt", "esc\x1b[2J.txt", "bell\x07.txt", "\u202egnp.txt", "emoji😀.txt",
        "e\u0301\u0301\u0301.txt", "trailing.", "noextension", "UPPER.TXT", "text.jpg",
        "con.txt", "a#b?c.txt", "star*.txt", "back\\slash.txt", ";rm -rf .txt", "$(id).txt", "`id`.txt",
        "{\"json\": 1}.txt", "line\u2028sep.txt", "خبر عاجل.txt", "新聞.txt", "a" * 251 + ".txt",
        "ش" * 125 + ".txt", "many.dots.in.the.name.txt", "\u200b.txt", "~tilde.txt", "@at.txt",
        "deep/" * 20 + "file.txt", "with space/and%/file.txt", "2025-03-04.txt", "reason.json",
        "waqai.sqlite", "lock",
    ]
    cases = [Case(name, prose().encode()) for name in good]
    for name in (b"\xe9t\xe9.txt", b"\xff\xfe\xfd", b"\xd8\x27.txt", b"cut\xd8", b"dir\xff/f.txt"):
        cases.append(Case(name, prose().encode()))
    for name in (".hidden.txt", "..dots.txt", "~$office.txt", "half.tmp", "half.part", "edit.txt~", ".nfs0001"):
        cases.append(Case(name, prose().encode(), IGNORED))
    return cases


def kinds():
    def link(target):
        return lambda path: os.symlink(target, path)

    def fifo(path):
        os.mkfifo(path)

    def bound(path):
        here = os.getcwd()
        os.chdir(os.path.dirname(path))
        try:
            with socket.socket(socket.AF_UNIX) as server:
                server.bind(os.path.basename(path))
        finally:
            os.chdir(here)

    odd = ("not-regular", "unreadable")
    return [
        Case("link-passwd.txt", link("/etc/passwd"), FAILED, reasons=odd),
        Case("link-nowhere.txt", link("/nonexistent/file"), FAILED, reasons=odd),
        Case("link-loop.txt", link("link-loop.txt"), FAILED, reasons=odd),
        Case("link-folder.txt", link("/etc"), FAILED, reasons=odd),
        Case("link-zero.txt", link("/dev/zero"), FAILED, reasons=odd),
        Case("fifo.txt", fifo, FAILED, reasons=odd),
        Case("socket.txt", bound, FAILED, reasons=odd),
    ]


def sizes():
    long_paragraphs = "\n\n".join(
        f"{p} الفقرة رقم {n} من تقرير طويل عن أحوال الطقس في المدن الساحلية." for n, p in
        enumerate([A] + ["وقال المتحدث"] * 4000 + [M] + ["وأضاف المصدر"] * 4000 + [Z])
    )
    return [
        Case("empty.txt", b"", FAILED, reasons=EMPTY),
        Case("empty.html", b"", FAILED, reasons=EMPTY),
        Case("one-byte.txt", b"x", EITHER, (), EMPTY),
        Case("blank.txt", b" \n\t\r\n \n", FAILED, reasons=EMPTY),
        Case("only-bom.txt", b"\xef\xbb\xbf", FAILED, reasons=EMPTY),
        Case("only-bom-16.txt", b"\xff\xfe", FAILED, reasons=EMPTY + BINARY),
        Case("only-nbsp.txt", "\u00a0\u2003\u200f\n".encode() * 50, FAILED, reasons=EMPTY),
        Case("only-nul.txt", b"\0" * 4096, FAILED, reasons=BINARY + EMPTY),
        Case("only-tags.html", b"<div></div>" * 500, FAILED, reasons=EMPTY),
        Case("only-script.html", b"<script>var a = 'text';</script>" * 50, FAILED, reasons=EMPTY),
        Case("too-large.txt", (prose() * 2).encode() + b"a " * (17 << 20), FAILED, reasons=("too-large",)),
        Case("too-large.html", html(after="<p>x</p>" * (5 << 20)).encode(), FAILED, reasons=("too-large",)),
        Case("long.txt", long_paragraphs.encode()),
        Case(
            "long.html",
            ("<html><body><article><p>" + long_paragraphs.replace("\n\n", "</p><p>") + "</p></article>").encode()),
    ]


def encodings():
    text = prose()
    english = "The minister opened a hospital in the port city on Monday — naïve café prices.\n\nHe said “more” will follow."
    page = html(head="")
    cases = [
        Case("bom-8.txt", b"\xef\xbb\xbf" + text.encode()),
        Case("bom-16le.txt", b"\xff\xfe" + text.encode("utf-16-le")),
        Case("bom-16be.txt", b"\xfe\xff" + text.encode("utf-16-be")),
        Case("bare-16le.txt", text.encode("utf-16-le"), EITHER, reasons=BINARY),
        Case("bare-16be.txt", text.encode("utf-16-be"), EITHER, reasons=BINARY),
        Case("bom-32le.txt", b"\xff\xfe\0\0" + text.encode("utf-32-le"), EITHER, reasons=BINARY),
        Case("bom-16-odd.txt", b"\xff\xfe" + text.encode("utf-16-le") + b"x", EITHER, reasons=BINARY),
        Case("bare-1256.txt", text.encode("cp1256")),
        Case("bare-1256.html", page.encode("cp1256")),
        Case("bare-8859-6.txt", text.encode("iso8859-6")),
        Case("bare-1252.txt", english.encode("cp1252"), marks=("minister", "more")),
        Case("cp864.txt", text.encode("cp864", "replace"), EITHER, (), BINARY),
        Case("utf-7.txt", text.encode("utf-7"), EITHER, ()),
        Case("overlong.txt", text.encode() + b"\n\n\xc0\xaf\xe0\x80\xaf words after", EITHER, (A,), BINARY),
        Case("surrogates.txt", text.encode() + b"\n\n\xed\xa0\x80\xed\xb0\x80 words", EITHER, (A,), BINARY),
        Case("cut-utf8.txt", text.encode()[:-1] + "ن".encode()[:1], EITHER, (A, M), BINARY),
        Case("one-bad-byte.txt", text.encode().replace(b"\n\n", b"\n\n\xff", 1), EITHER, reasons=BINARY),
        Case("nul-inside.txt", text.encode().replace(b"\n\n", b"\0\n\n", 1), EITHER, reasons=BINARY),
        Case("controls.txt", text.encode().replace(b"\n\n", b"\x01\x02\x1b[31m\n\n", 1), EITHER, reasons=BINARY),
        Case("c1.txt", text.replace("\n\n", "\u0085\u0085\n\n", 1).encode()),
        Case("cr-only.txt", text.replace("\n", "\r").encode()),
        Case("crlf.txt", text.replace("\n", "\r\n").encode()),
        Case("u2028.txt", text.replace("\n\n", "\u2029", 1).encode()),
        Case("bom-inside.txt", text.replace("\n\n", "\n\n\ufeff").encode()),
        Case("noncharacters.txt", text.replace("\n\n", " \ufffe\uffff\n\n", 1).encode()),
        Case("shift-jis.txt", ("大臣は月曜日に新しい病院を開いた。" * 30).encode("shift-jis"), EITHER, (), BINARY),
        Case("gb18030.txt", ("部长星期一为一家新医院揭幕。" * 30).encode("gb18030"), EITHER, (), BINARY),
        Case("koi8-r.txt", ("Министр открыл новую больницу в понедельник. " * 30).encode("koi8-r"), EITHER, (), BINARY),
        Case("ebcdic.txt", ("THE MINISTER OPENED A HOSPITAL " * 30).encode("cp500"), EITHER, (), BINARY),
        Case("mixed.txt", text.encode() + b"\n\n" + text.encode("cp1256"), EITHER, (), BINARY),
    ]
    for label, codec in [("windows-1256", "cp1256"), ("iso-8859-6", "iso8859-6"), ("utf-8", "utf-8")]:
        head = f"<meta charset={label}>"
        cases.append(Case(f"meta-{label}.html", html(head=head).encode(codec)))
    old = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'
    cases += [
        Case("meta-old-way.html", html(head=old).encode("cp1256")),
        Case("lies-1256.html", html(head=old).encode()),
        Case("lies-utf-8.html", html(head="<meta charset=utf-8>").encode("cp1256"), EITHER, (), BINARY),
        Case("lies-nonsense.html", html(head="<meta charset=klingon>").encode()),
        Case("lies-utf-16.html", html(head="<meta charset=utf-16>").encode()),
        Case("lies-utf-7.html", html(head="<meta charset=utf-7>").encode()),
        Case("two-metas.html", html(head="<meta charset=utf-8>" + old).encode()),
        Case("late-meta.html", html(head="<!--" + "x" * 5000 + "--><meta charset=windows-1256>").encode("cp1256")),
        Case("xml-declaration.html", b'<?xml version="1.0" encoding="utf-8"?>' + html().encode()),
    ]
    return cases


def binaries():
    noise = random.Random(7).randbytes
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", prose() * 20)
    heads = {
        "image.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise(4000),
        "image.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + noise(4000),
        "image.gif": b"GIF89a" + noise(4000),
        "paper.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + noise(4000),
        "archive.zip": packed.getvalue() + noise(2000),
        "page.html.gz": gzip.compress(html(after=f"{noise(900)}").encode()),
        "packed-as-text.txt": gzip.compress(prose().encode() * 30 + noise(900)),
        "program": b"\x7fELF\x02\x01\x01" + noise(4000),
        "base.sqlite": b"SQLite format 3\0" + noise(4000),
        "archive.tar": b"name.txt".ljust(100, b"\0") + noise(4000),
        "sound.wav": b"RIFF\x24\x10\0\0WAVEfmt " + noise(4000),
        "sound.mp3": b"ID3\x04\0\0" + noise(4000),
        "film.mp4": b"\0\0\0\x20ftypisom" + noise(4000),
        "noise.txt": noise(5000),
        "noise.html": b"<html><body>" + noise(5000),
        "mostly-nul.txt": b"ab\0\0\0\0" * 800,
    }
    return [Case(name, content, FAILED, reasons=BINARY + EMPTY) for name, content in heads.items()]


def pages():
    """HTML that is broken, deep, wide, or made to cost."""
    deep = lambda tag, count: html(before=f"<{tag}>" * count, after=f"</{tag}>" * count)
    first, second, third = paragraphs()
    cases = {
        "deep-300.html": deep("div", 300), "deep-1000.html": deep("div", 1000),
        "deep-20k.html": deep("div", 20_000), "deep-200k.html": deep("div", 200_000),
        "deep-span.html": deep("span", 5_000), "deep-bold.html": deep("b", 5_000),
        "deep-list.html": deep("ul><li", 3_000), "deep-table.html": deep("table><tr><td", 2_000),
        "deep-quote.html": deep("blockquote", 2_000), "deep-font.html": deep("font", 20_000),
        "unclosed-div.html": html(before="<div>" * 50_000),
        "unclosed-bold.html": html(between="<b>" * 3_000),
        "unclosed-link.html": html(between="<a href=x>" * 3_000),
        "stray-ends.html": html(between="</div>" * 300_000),
        "stray-ends-p.html": html(between="</p>" * 100_000),
        "attributes-900.html": html(between="<i " + " ".join(f"a{n}=1" for n in range(900)) + ">x</i>"),
        "attributes-5k.html": html(between="<i " + " ".join(f"a{n}=1" for n in range(5_000)) + ">x</i>"),
        "attributes-100k.html": html(between="<i " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</i>"),
        "attributes-same.html": html(between="<i " + "a=1 " * 50_000 + ">x</i>"),
        "attribute-12m.html": html(between='<i title="' + "x" * (12 << 20) + '">x</i>'),
        "attribute-open.html": html(after='<i title="never closed ' + "x" * 100_000),
        "comment-12m.html": html(between="<!--" + "x" * (12 << 20) + "-->"),
        "comments-100k.html": html(between="<!-- x -->" * 100_000),
        "comment-open-last.html": html(after="<!-- never closed " + "x" * 1000),
        "comment-short.html": html(between="<!--><!---><!-->-->"),
        "conditional.html": html(between="<!--[if IE]><p>old</p><![endif]-->"),
        "text-node-11m.html": html(between="<p>" + "كلمة " * (1_200_000) + "</p>"),
        "br-1m.html": html(between="<br>" * 300_000),
        "br-3m.html": html(between="<br>" * 3_000_000),
        "tag-names-100k.html": html(between="".join(f"<x{n}>" for n in range(100_000))),
        "tag-name-1m.html": html(between="<" + "x" * (1 << 20) + ">"),
        "entities-500k.html": html(between="<p>" + "&amp;" * 500_000 + "</p>"),
        "entities-bad.html": html(between="<p>&#0; &#x110000; &#xD800; &#99999999999; &nosuch; &; &#;</p>"),
        "entity-long.html": html(between="<p>&" + "x" * 500_000 + ";</p>"),
        "entity-bomb.html": '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>' + html(between="<p>&c;&c;</p>"),
        "external-entity.html": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + html(between="<p>&x;</p>"),
        "doctype-1m.html": "<!DOCTYPE html " + "x" * (1 << 20) + ">" + html(),
        "two-pages.html": html() + html(),
        "two-bodies.html": html(between="</body></html><html><body>"),
        "frameset.html": html(before="<frameset><frame src=x></frameset>"),
        "plaintext-last.html": html(after="<plaintext>all of this </p> is text"),
        "xmp.html": html(between="<xmp><p>not a paragraph</p></xmp>"),
        "noscript.html": html(between="<noscript><img src=x></noscript>"),
        "iframe.html": html(between="<iframe srcdoc='<p>inner</p>'></iframe>"),
        "svg.html": html(between="<svg><text>drawn</text><foreignObject><p>x</p></foreignObject></svg>"),
        "math.html": html(between="<math><mi>x</mi><annotation-xml><p>y</p></annotation-xml></math>"),
        "template.html": html(between="<template><p>never shown</p></template>"),
        "cdata.html": html(between="<![CDATA[ <p>odd</p> ]]>"),
        "instruction.html": html(between="<?php echo '<p>code</p>'; ?>"),
        "angle-brackets.html": html(between="<p>" + "<" * 100_000 + "</p>"),
        "end-slashes.html": html(between="</" * 100_000),
        "open-comments.html": html(after="<!--" * 100_000),
        "quotes.html": html(between="<p title='\">'\"''\"\" '>" + "\"'" * 10_000 + "</p>"),
        "data-image-5m.html": html(between='<img src="data:image/png;base64,' + "QUJD" * (5 << 18) + '">'),
        "script-10m.html": html(between="<script>" + "var a = '<p>';\n" * 700_000 + "</script>"),
        "script-open-last.html": html(after="<script>var a = 1;"),
        "script-comment.html": html(between="<script><!-- <script> </script> --></script>"),
        "style-open-last.html": html(after="<style>p { color: red }"),
        "textarea.html": html(between="<textarea><p>typed</p></textarea>"),
        "title-2m.html": html(head="<title>" + "عنوان " * 200_000 + "</title>"),
        "meta-50k.html": html(head="<meta name=a content=b>" * 50_000),
        "links-50k.html": html(between='<a href="/x">رابط</a> ' * 50_000),
        "paragraphs-50k.html": html(between="".join(f"<p>فقرة قصيرة رقم {n} عن الطقس.</p>" for n in range(50_000))),
        "same-paragraph-20k.html": html(between="<p>هذه فقرة تتكرر كما هي من غير تغيير في أي كلمة.</p>" * 20_000),
        "hidden.html": html(between="<p style='display:none'>hidden words</p>"),
        "json-ld-deep.html": html(head="<script type=application/ld+json>" + "[" * 100_000 + "</script>"),
        "json-ld-objects.html": html(head="<script type=application/ld+json>" + '{"a":' * 50_000 + "</script>"),
        "json-ld-bad.html": html(head="<script type=application/ld+json>{'no': json,}</script>"),
        "json-ld-10k.html": html(head='<script type=application/ld+json>{"@type":"NewsArticle"}</script>' * 10_000),
        "json-ld-date.html": html(head='<script type=application/ld+json>{"@type":"NewsArticle","datePublished":"31/02/2025"}</script>'),
        "dates-wild.html": html(head='<meta property=article:published_time content="9999-99-99T99:99:99Z">'),
        "xhtml.html": '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        + "".join(f"<p>{p}</p>" for p in paragraphs()) + "</body></html>",
        "no-body.html": "".join(f"<p>{p}</p>" for p in paragraphs()),
        "nul-in-tag.html": html(between="<i\0b>x</i>"),
        "upper.html": html().upper().replace("UTF-8", "utf-8"),
        "table-layout.html": "<table>" + "".join(f"<tr><td>{p}</td></tr>" for p in paragraphs()) + "</table>",
        "divs-only.html": "<body>" + "".join(f"<div>{p}</div>" for p in paragraphs()),
        "br-only.html": f"<body>{first}<br><br>{second}<br><br>{third}</body>",
        "half-tag-last.html": html(after="<p"),
    }
    result = []
    for name, content in cases.items():
        costs = any(
            word in name for word in ("deep", "unclosed", "stray", "attributes", "-1m", "-3m", "-11m", "-12m",
                                      "k.html", "0m", "2m", "long", "open-comments", "angle", "end-slashes")
        )
        result.append(
            Case(name, content.encode(), EITHER if costs else RECORDS, reasons=COSTLY if costs else ()))
    return result


def texts():
    cases = {
        "line-5m.txt": A + " " + "كلمة " * 250_000 + M + " " + "كلمة " * 250_000 + Z,
        "no-space-3m.txt": A + " " + "ا" * 1_500_000 + " " + M + " " + Z,
        "lines-500k.txt": prose() + "\n" + "س\n" * 500_000,
        "zalgo.txt": prose() + "\n\n" + "ع" + "\u0651\u064b" * 50_000,
        "tatweel.txt": prose() + "\n\n" + "قا" + "ـ" * 500_000 + "ل",
        "bidi.txt": "\u202e" + prose() + "\u2066" * 1000 + "\u202c",
        "joiners.txt": prose().replace(" ", "\u200d \u200c"),
        "digits-1m.txt": prose() + "\n\n" + "9" * 1_000_000,
        "numbers-100k.txt": prose() + "\n\n" + "مئة وألف و" * 60_000,
        "dates-50k.txt": prose() + "\n\n" + "يوم الثلاثاء الماضي 3 آذار 2025 " * 20_000,
        "same-20k.txt": prose() + "\n\n" + "هذه فقرة تتكرر كما هي من غير تغيير في أي كلمة.\n\n" * 20_000,
        "near-5k.txt": prose() + "".join(
            f"\n\nقال المتحدث الرسمي إن عدد المشاركين في المؤتمر السنوي بلغ {n} مشاركا من دول كثيرة." for n in range(5_000)),
        "brackets.txt": prose() + "\n\n" + "(" * 200_000 + ")" * 200_000,
        "quotes.txt": prose() + "\n\n" + "«»\"" * 200_000,
        "triggers-50k.txt": prose() + "\n\n" + "قتل الجيش " * 50_000,
        "triggers-dots.txt": prose() + "\n\n" + "قتل الجيش جنديا في حلب. " * 10_000,
        "names-20k.txt": prose() + "\n\n" + "وزير الخارجية المصري و" * 20_000,
        "full-stops.txt": prose() + "\n\n" + "." * 1_000_000,
        "looks-like-html.txt": prose() + "\n\n1 < 2 and 3 > 2 <b> <not a tag",
        "spaces-5m.txt": prose() + " " * (5 << 20),
        "json.txt": json.dumps({"text": prose()}, ensure_ascii=False),
        "json-lines.txt": "\n".join(json.dumps({"text": p}, ensure_ascii=False) for p in paragraphs()),
        "mail.txt": "From: a@example.org\nSubject: خبر\n\n" + prose(),
        "control-words.txt": prose() + "\n\n'; DROP TABLE articles; -- \\u0000 %s {{7*7}} ${x} <script>alert(1)</script>",
    }
    big = ("5m", "3m", "500k", "1m", "50k", "100k", "20k", "5k", "dots", "tatweel", "zalgo", "brackets", "quotes", "full-stops")
    return [
        Case(
            name, content.encode(), EITHER if any(b in name for b in big) else RECORDS,
            (A, M, Z) if name not in ("json.txt", "json-lines.txt", "joiners.txt") else (), COSTLY)
        for name, content in cases.items()
    ]


def bundles():
    def line(id, text=None, **keys):
        return json.dumps({"id": id, "text": text or prose()} | keys, ensure_ascii=False)

    good = lambda name: (name, RECORDS, MARKS, ())
    bad = lambda name, *reasons: (name, FAILED, (), reasons or ("bad-bundle",))

    def case(name, lines, articles, joiner="\n", end="\n"):
        content = joiner.join(lines) + end if isinstance(lines, list) else lines
        if isinstance(content, str):
            content = content.encode()
        return Case(name, content, articles=tuple(articles))

    deep = '{"id":"deep","text":' + "[" * 50_000
    cases = [
        case("b-good.jsonl", [line("a"), line("b")], [good("b-good.jsonl#a"), good("b-good.jsonl#b")]),
        case("b-crlf.jsonl", [line("a"), line("b")], [good("b-crlf.jsonl#a"), good("b-crlf.jsonl#b")], "\r\n"),
        case("b-no-end.jsonl", [line("a")], [good("b-no-end.jsonl#a")], end=""),
        case("b-blank-lines.jsonl", ["", line("a"), "  ", "", line("b"), ""],
             [good("b-blank-lines.jsonl#a"), good("b-blank-lines.jsonl#b")]),
        case("b-cut.jsonl", [line("a"), line("b")[:90]], [good("b-cut.jsonl#a"), bad("b-cut.jsonl#2")], end=""),
        case("b-both.jsonl", ['{"id":"x","text":"a","html":"b"}'], [bad("b-both.jsonl#x")]),
        case("b-neither.jsonl", ['{"id":"x"}', line("a")], [bad("b-neither.jsonl#x"), good("b-neither.jsonl#a")]),
        case("b-number.jsonl", ['{"id":"x","text":12}'], [bad("b-number.jsonl#x")]),
        case("b-null.jsonl", ['{"id":"x","text":null}'], [bad("b-null.jsonl#x")]),
        case("b-array.jsonl", ["[1, 2]", line("a")], [bad("b-array.jsonl#1"), good("b-array.jsonl#a")]),
        case("b-no-id.jsonl", [json.dumps({"text": prose()})], [good("b-no-id.jsonl#1")]),
        case("b-number-id.jsonl", [json.dumps({"id": 5, "text": prose()})], [good("b-number-id.jsonl#1")]),
        case("b-slash-id.jsonl", [line("../../etc/passwd")], [good("b-slash-id.jsonl#../../etc/passwd")]),
        case("b-long-id.jsonl", [line("i" * 5000)], [good("b-long-id.jsonl#" + "i" * 5000)]),
        case("b-empty-text.jsonl", ['{"id":"x","text":""}'], [bad("b-empty-text.jsonl#x", *EMPTY, "bad-bundle")]),
        case("b-deep.jsonl", [deep, line("a")], [bad("b-deep.jsonl#1"), good("b-deep.jsonl#a")]),
        case("b-surrogate.jsonl", ['{"id":"x","text":"\\ud800 alone"}', line("a")],
             [("b-surrogate.jsonl#*x", EITHER, (), ("bad-bundle",)), good("b-surrogate.jsonl#a")]),
        case("b-nul.jsonl", [line("x", prose() + "\u0000"), line("a")],
             [("b-nul.jsonl#x", EITHER, MARKS, BINARY), good("b-nul.jsonl#a")]),
        case("b-infinite.jsonl", ['{"id":"x","n":1e999,"text":"x"}', line("a")],
             [("b-infinite.jsonl#*x", EITHER, (), ("bad-bundle", *EMPTY)), good("b-infinite.jsonl#a")]),
        case("b-html.jsonl", [json.dumps({"id": "a", "html": html()})], [good("b-html.jsonl#a")]),
        case("b-html-bomb.jsonl",
             [json.dumps({"id": "x", "html": html(before="<div>" * 100_000)}), line("a")],
             [("b-html-bomb.jsonl#x", EITHER, MARKS, COSTLY), good("b-html-bomb.jsonl#a")]),
        case("b-bad-utf8.jsonl", line("x").encode()[:-3] + b'\xff"}\n' + line("a").encode(),
             [("b-bad-utf8.jsonl#*x", EITHER, (A,), ("bad-bundle",)), good("b-bad-utf8.jsonl#a")]),
        case("b-bad-date.jsonl", [line("x", published_at="gestern"), line("a", published_at="2025-03-04")],
             [bad("b-bad-date.jsonl#x"), good("b-bad-date.jsonl#a")]),
        case("b-empty.jsonl", b"", [bad("b-empty.jsonl", *EMPTY)]),
        case("b-blank.jsonl", b"\n \n\n", [bad("b-blank.jsonl", *EMPTY)]),
        case("b-long-line.jsonl", [line("x", "كلمة " * 4_000_000), line("a")],
             [("b-long-line.jsonl#1", FAILED, (), ("too-large",)), good("b-long-line.jsonl#a")]),
        case("B-UPPER.JSONL", [line("a")], [good("B-UPPER.JSONL#a")]),
        case("b-bom.jsonl", b"\xef\xbb\xbf" + line("a").encode() + b"\n" + line("b").encode(),
             [("b-bom.jsonl#*a", EITHER, MARKS, ("bad-bundle",)), good("b-bom.jsonl#b")]),
    ]
    return cases


def sidecars():
    def case(name, sidecar, becomes=RECORDS, reasons=()):
        if not isinstance(sidecar, bytes):
            sidecar = json.dumps(sidecar, ensure_ascii=False).encode()
        return Case(name, prose().encode(), becomes, reasons=reasons, sidecar=sidecar)

    bad = ("bad-sidecar",)
    return [
        case("s-good.txt", {"url": "https://example.org/a", "site": "مثال", "title": "عنوان", "authors": ["س"],
                            "published_at": "2025-03-04T05:06:07+03:00", "language": "ar"}),
        case("s-nulls.txt", {"url": None, "authors": None, "published_at": None}),
        case("s-extra.txt", {"unknown": {"deep": [1, 2, 3]}}),
        case("s-no-json.txt", b"no json", FAILED, bad), case("s-array.txt", [1], FAILED, bad),
        case("s-string.txt", b'"text"', FAILED, bad), case("s-cut.txt", b'{"url": "htt', FAILED, bad),
        case("s-empty.txt", b"", FAILED, bad), case("s-number.txt", {"url": 7}, FAILED, bad),
        case("s-authors.txt", {"authors": "one"}, FAILED, bad),
        case("s-authors-mixed.txt", {"authors": ["a", 2]}, FAILED, bad),
        case("s-date-words.txt", {"published_at": "yesterday"}, FAILED, bad),
        case("s-date-none.txt", {"published_at": "2025-02-30"}, FAILED, bad),
        case("s-date-zero.txt", {"published_at": "0000-00-00"}, FAILED, bad),
        case("s-date-far.txt", {"published_at": "9999-12-31"}),
        case("s-language-lie.txt", {"language": "en"}), case("s-language-none.txt", {"language": "xx-nowhere"}),
        case("s-title-control.txt", {"title": "a\nb\u0000c\u202e<script>"}),
        case("s-url-script.txt", {"url": "javascript:alert(1)"}),
        case("s-many-authors.txt", {"authors": [f"كاتب {n}" for n in range(5000)]}),
        case("s-deep.txt", b'{"a":' * 20_000 + b"1" + b"}" * 20_000, EITHER, bad),
        case("s-large.txt", b'{"title": "' + b"x" * (3 << 20) + b'"}', FAILED, bad),
        case("s-utf16.txt", '{"title": "x"}'.encode("utf-16"), EITHER, bad),
        case("s-bad-utf8.txt", b'{"title": "\xff\xfe"}', EITHER, bad),
        case("s-surrogate.txt", b'{"title": "\\ud800"}', EITHER, bad),
        case("s-twice.txt", b'{"title": "a", "title": "b"}', EITHER, bad),
    ]


def all_cases():
    return [
        *names(), *kinds(), *sizes(), *encodings(), *binaries(), *pages(), *texts(), *bundles(), *sidecars(),
    ]


def drop(case, spool):
    """Puts a case into the inbox by rename."""
    name = os.fsencode(case.name)
    target = os.path.join(os.fsencode(spool.inbox), name)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    here = os.fsencode(spool.folder / "incoming" / "file")
    if case.sidecar is not None:
        with open(here, "wb") as file:
            file.write(case.sidecar)
        os.rename(here, target + b".meta.json")
    if callable(case.content):
        case.content(os.fsdecode(here))
    else:
        with open(here, "wb") as file:
            file.write(case.content)
    os.rename(here, target)


def judge(cases, spool):
    """What became wrong, as lines; and how often each reason was given."""
    records, _ = spool.records()
    failures = spool.failures()
    problems, reasons = [], {}

    def one(name, becomes, marks, allowed):
        bundle, star, id = name.partition("#*")
        known = [name] if not star else [f"{bundle}#{id}", f"{bundle}#1"]
        got = [r for n in known for r in records.get(n, ())]
        failed = [f for n in known for f in failures.get(n, ())]
        if becomes == IGNORED:
            if got or failed:
                problems.append(f"{name!r} should have been left alone")
            return
        if len(got) + len(failed) != 1:
            problems.append(f"{name!r} became {len(got)} records and {len(failed)} failures")
        elif failed:
            kind = failed[0]["kind"]
            reasons[kind] = reasons.get(kind, 0) + 1
            if becomes == RECORDS:
                problems.append(f"{name!r} failed: {kind}: {failed[0]['message'][:120]}")
            elif allowed and kind not in allowed:
                problems.append(f"{name!r} failed for '{kind}', not for one of {allowed}: {failed[0]['message'][:120]}")
        else:
            reasons["records"] = reasons.get("records", 0) + 1
            if becomes == FAILED:
                problems.append(f"{name!r} became records: {got[0]['text'][:60]!r}")
            missing = [mark for mark in marks if mark not in got[0]["text"]]
            if missing:
                problems.append(f"{name!r} lost {missing} silently")

    for case in cases:
        if case.articles is None:
            one(os.fsdecode(os.fsencode(case.name)), case.becomes, case.marks, case.reasons)
        else:
            for article in case.articles:
                one(*article)
    return problems, reasons
