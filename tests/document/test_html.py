"""Web pages: the article, its marks, and what is left out of it."""

from __future__ import annotations

import tracemalloc
from time import process_time

import pytest
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from reader.document import html_source
from reader.document.html import MADE_BY_SCRIPT, parse
from reader.document.html_source import TOO_DEEP
from reader.document.model import Line

LONG = "This is a sentence of the article, with enough words in it, and a comma or two, to be taken for one. "


def lines_of(source: str) -> list[Line]:
    return parse(f"<!DOCTYPE html><body>{source}".encode()).lines


def texts(source: str) -> list[str]:
    return [line.text for line in lines_of(source)]


def only(source: str) -> Line:
    (line,) = lines_of(source)
    return line


def marked(line: Line) -> list[tuple[str, str]]:
    return [(line.text[mark.start : mark.end], mark.style) for mark in line.marks]


def article(words: str = LONG) -> str:
    return "".join(f"<p>{nth} {words * 3}</p>" for nth in ("First", "Second", "Third"))


MENU = "<ul>" + "".join(f"<li><a href=/{n}>Go to page {n}</a></li>" for n in range(20)) + "</ul>"


@pytest.mark.parametrize(
    "page",
    [
        f"<nav>{MENU}</nav><article>{article()}</article><footer>{MENU}</footer>",
        f"<nav>{MENU}</nav><main>{article()}</main><aside>{MENU}</aside>",
        f"<main><div role=navigation>{MENU}</div><article>{article()}</article><article><p>More.</p></article></main>",
        f"<div class=sidebar>{MENU}</div><div id=content>{article()}</div><div class='site-footer'>{MENU}</div>",
        f"<div><div>{MENU}</div><div><div><div>{article()}</div></div></div><div>{MENU}</div></div>",
        f"<form>{article()}<nav>{MENU}</nav></form>",
        f"<div class='menu'>{article()}</div>",
        f"<div class='cookie-consent'><p>We like cookies.</p></div>{article()}",
        article(),
    ],
    ids=["article", "main", "teasers", "classes", "nothing", "form", "misnamed", "cookies", "bare"],
)
def test_the_article_is_found_and_the_menus_are_not(page: str) -> None:
    found = texts(page)
    nths = ["First", "Second", "Third"]
    assert [text.split()[0] for text in found if text.split()[0] in nths] == nths
    assert not any("Go to page" in text or "cookies" in text for text in found)


def test_what_is_left_out_around_the_article_is_counted() -> None:
    page = f"<nav><a href=x>One two three</a></nav><article>{article()}</article>"
    assert parse(page.encode()).unseen == "3 words around the article (menus and the like) are left out"
    assert parse(article().encode()).unseen == ""


def test_comments_that_are_left_out_are_said_to_be_comments() -> None:
    comments = "<div id=comments class=comments-area><ol class=comments><li><p>I like wheels.</p></ol></div>"
    page = f"<nav><a href=x>One two</a></nav><article>{article()}{comments}</article>"
    said = "2 words around the article (menus and the like) and 3 words of comments are left out"
    assert parse(page.encode()).unseen == said
    assert parse(f"<article>{article()}{comments}</article>".encode()).unseen == "3 words of comments are left out"
    many = f"<div class=comments><p>{LONG * 9}</p></div>"
    assert parse(f"<article>{article()}{many}</article>".encode()).unseen == "198 words of comments are left out"
    one = f"<nav><a href=x>One</a></nav><article>{article()}</article>"
    assert parse(one.encode()).unseen == "1 word around the article (menus and the like) is left out"


@pytest.mark.parametrize(
    "debris",
    [
        "<div class='ad ad-slot'><p>Buy wheels.</p></div>",
        "<p class=post-tags>Tags: <a href=/w>wheels</a>, <a href=/t>teeth</a></p>",
        "<ul class='share-buttons'><li><a href=m>Mail</a></ul>",
    ],
)
def test_what_is_put_between_the_paragraphs_of_an_article_is_left_out(debris: str) -> None:
    page = f"<main>{article()}{debris}<p class=tags>Of tags there is more to say than <a href=x>this</a>.</p></main>"
    assert [text.split()[0] for text in texts(page)] == ["First", "Second", "Third", "Of"]


def test_an_aside_in_the_article_is_text_and_one_beside_it_is_not() -> None:
    aside, menu = "<aside><p>The bridge was paid for by a toll.</p></aside>", f"<aside>{MENU}</aside>"
    inside = parse(f"<article>{article()}{aside}{menu}<footer>By Ada</footer></article>".encode())
    assert [line.text for line in inside.lines[-2:]] == ["The bridge was paid for by a toll.", "By Ada"]
    assert inside.unseen.startswith("80 words around")
    beside = parse(f"<main>{article()}</main>{aside}<footer>By the house</footer>".encode())
    assert beside.lines[-1].text.startswith("Third")
    assert beside.unseen.startswith("11 words around")
    named = f"<article>{article()}<aside class=newsletter><p>Get our letters.</p></aside></article>"
    assert parse(named.encode()).unseen.startswith("3 words around")


@pytest.mark.parametrize(
    "page", ["<div id=root></div><script src=x></script>", "<p> </p><noscript>No.</noscript><script>"]
)
def test_a_page_that_a_script_puts_together_says_so(page: str) -> None:
    parsed = parse(page.encode())
    assert (parsed.lines, parsed.unseen) == ([], MADE_BY_SCRIPT)


@pytest.mark.parametrize("tag", ["div", "b", "ul><li"])
def test_a_page_of_any_depth_is_read_in_time_and_keeps_its_text(tag: str) -> None:
    page = f"<p>One.</p>{f'<{tag}>' * 50_000}<p>Two.</p>{f'</{tag}>' * 50_000}<p>Three <b>four</b>.</p>"
    began = process_time()
    parsed = parse(page.encode())
    assert process_time() - began < 2
    assert [line.text for line in parsed.lines] == ["One.", "Two.", "Three four."]
    assert parsed.unseen == TOO_DEEP
    assert marked(parsed.lines[2]) == [("four", "strong")]


@pytest.mark.parametrize("tags", ["<p>", "<li>", "<br>", "<b>x</b>", "<tr><td>"])
def test_a_long_page_is_not_deep(tags: str) -> None:
    assert parse(("<table>" + f"{tags}word" * 3000).encode()).unseen == ""


@pytest.mark.parametrize(
    "many", ["<svg aria-hidden=true><g><path d=M0 /><circle r=1 /></g></svg>", "<a name=x>", "<a id=x />"]
)
def test_what_stands_behind_many_drawings_or_anchors_keeps_its_tags(many: str) -> None:
    parsed = parse(f"<p>One.</p>{many * 1500}<h2>Two</h2><ul><li>three</ul><table><tr><td>a<td>b</table>".encode())
    assert [(line.kind, line.text) for line in parsed.lines][1:3] == [("heading", "Two"), ("item", "three")]
    assert TOO_DEEP not in parsed.unseen


def test_the_words_of_a_long_page_are_not_held_to_be_counted() -> None:
    text = ("<p>" + "It was a long night on the river, and nobody spoke. " * 8) * 600
    parse(b"<p>what is needed is loaded")
    tracemalloc.start()
    try:
        parse(f"<article>{text}".encode())
        assert tracemalloc.get_traced_memory()[1] < 15 * len(text)
    finally:
        tracemalloc.stop()


def test_a_page_whose_tree_has_no_room_needs_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> LexborHTMLParser:
        raise SelectolaxError(f"Can't parse {len(text)} letters")

    monkeypatch.setattr(html_source, "LexborHTMLParser", refuse)
    with pytest.raises(MemoryError):
        parse(b"<p>text")


def test_many_raised_letters_take_no_longer_than_others() -> None:
    began = process_time()
    (line,) = lines_of("<p>" + "x<sup><i>n</i></sup> " * 20_000)
    assert process_time() - began < 2
    assert line.text.startswith("xⁿ xⁿ") and len(line.marks) == 20_000


@pytest.mark.parametrize("broken", ["<a ", "<!DOCTYPE x [", "<!--", "<a b='"])
def test_broken_tags_take_no_longer_than_others(broken: str) -> None:
    began = process_time()
    parse((broken * 50_000).encode())
    assert process_time() - began < 2


def test_a_page_of_frames_says_so() -> None:
    parsed = parse(b"<frameset><frame src=a.html><frame></frameset>")
    assert [line.text for line in parsed.lines] == ["[embedded page: a.html]", "[embedded page]"]
    assert parsed.unseen.startswith("2 embedded pages are not shown")


def test_an_image_that_is_there_for_browsers_without_scripts_is_shown_once() -> None:
    page = "<p>a</p><noscript>No scripts <img src=x alt=cat></noscript><img data-src=y alt=dog><noscript><img alt=dog>"
    assert texts(page) == ["a", "[image: cat][image: dog]"]


def test_fields_of_a_form_are_named_and_counted() -> None:
    parsed = parse(
        b"<form><p>Name <input value=Ada> <input type=hidden value=x> <select><option>1</select> <textarea>b</textarea>"
        b"<input type=submit value=Go> <button>Send</button></p><h2><button>Is it free?</button></h2></form>"
    )
    assert [line.text for line in parsed.lines] == ["Name [form field: Ada] [form field] [form field]", "Is it free?"]
    assert parsed.unseen.startswith("1 button and 3 form fields are not shown")


def test_declarations_above_a_page_are_no_text() -> None:
    page = b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "d">]><html><body><p>x &a; y &nobody;</p>'
    assert [line.text for line in parse(page).lines] == ["x &a; y &nobody;"]


def test_a_page_without_paragraphs_is_shown_whole() -> None:
    assert texts("<div>One<br>two</div><table><tr><td>three") == ["One", "two", "three"]


def test_a_title_outside_the_article_stands_above_it() -> None:
    page = f"<header><h1>The <em>title</em></h1></header><article><h2 id=a>Part</h2><a href=#a>up</a>{article()}"
    lines = lines_of(page)
    assert [(line.kind, line.level, line.text) for line in lines[:2]] == [
        ("heading", 1, "The title"),
        ("heading", 2, "Part"),
    ]
    assert lines[2].marks[0].target == 1


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Page – Site</title>", "Page – Site"),
        ("<title>Page – Site</title><meta property=og:title content='Page'>", "Page"),
        ("", ""),
    ],
)
def test_the_title_comes_from_the_head(head: str, title: str) -> None:
    assert parse(f"<html><head>{head}</head><body><p>Text.".encode()).metadata.title == title


def test_the_only_main_heading_is_the_title() -> None:
    assert parse(b"<title>Page - Site</title><h1>Page</h1><p>Text.").metadata.title == "Page"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("<meta name=date content=2026-01-31>", "2026-01-31"),
        ("<meta property=article:published_time content=2026-01-31T10:00:00+01:00>", "2026-01-31"),
        ("<meta name=date content='last week'>", None),
    ],
)
def test_a_date_is_a_day_or_none(head: str, date: str | None) -> None:
    assert parse(f"<html lang=de><head>{head}</head><p>Text.".encode()).metadata[2:4] == (date, "de")


def test_an_author_who_is_an_address_is_none() -> None:
    assert parse(b"<meta property=article:author content=https://example.org/a><p>x").metadata.author is None
    assert parse("<meta name=author content='Zoë'><p>x".encode()).metadata.author == "Zoë"


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=utf-8><p>Zoë’s".encode(),
        "<p>Zoë’s".encode(),
        "<p>Zoë’s".encode("utf-16"),
        "<p>Zoë’s".encode("cp1252"),
        "<meta charset=iso-8859-1><p>Zoë’s".encode("cp1252"),
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>Zoë’s".encode("cp1252"),
        "<?xml version='1.0' encoding='utf-8'?><p>Zoë’s".encode(),
        "<meta charset=nonsense><p>Zoë’s".encode(),
        "<meta charset=base64><p>Zoë’s".encode(),
    ],
)
def test_the_encoding_is_what_the_page_says_or_what_it_looks_like(data: bytes) -> None:
    assert parse(data).lines[-1].text == "Zoë’s"


def test_white_space_is_a_single_space() -> None:
    assert only("<p>  one\n <b> two</b> \t three  </p>").text == "one two three"


def test_blocks_without_paragraphs_are_lines() -> None:
    page = "<div>one<div>two</div>three</div>four<section>five</section>"
    assert texts(page) == ["one", "two", "three", "four", "five"]


def test_a_forced_break_makes_a_close_line_and_two_make_a_paragraph() -> None:
    lines = lines_of("<p>one<br>two<br><br>three</p>")
    assert [(line.text, line.close) for line in lines] == [("one", False), ("two", True), ("three", False)]


def test_inline_styles_become_marks_on_the_bare_words() -> None:
    line = only("<p>A <em>soft</em>, <b>loud</b>, <code>coded</code> <a href='https://example.org'>linked</a> word</p>")
    assert line.text == "A soft, loud, coded linked word"
    assert marked(line) == [("soft", "emphasis"), ("loud", "strong"), ("coded", "code"), ("linked", "link")]


def test_a_style_goes_on_over_a_break() -> None:
    assert [marked(line) for line in lines_of("<p><em>one<br>two</em> three</p>")] == [
        [("one", "emphasis")],
        [("two", "emphasis")],
    ]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#here", 1),
        ("#h%65re", 1),
        ("#nowhere", "beside:#nowhere"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("//example.org", "https://example.org"),
        ("other.html", "beside:other.html"),
        ("a/../../b%20c.html?x=1#d", "beside:../b c.html?x=1#d"),
        ("", None),
    ],
)
def test_a_link_leads_outside_or_to_a_line(address: str, target: str | int | None) -> None:
    lines = lines_of(f"<p>See <a href='{address}'>there</a></p><p id=here>Here.</p>")
    assert [mark.target for mark in lines[0].marks] == [target]


@pytest.mark.parametrize(
    ("head", "base"),
    [
        ("<base href='https://e.org/a/'><link rel=canonical href='https://e.org/b'>", "https://e.org/a/"),
        ("<base href='a/'><link rel=canonical href='https://e.org/b'>", "https://e.org/b"),
        ("<meta property=og:url content='http://e.org/c'>", "http://e.org/c"),
        ("<link rel=canonical href='javascript:x'>", ""),
        ("<link rel=canonical href='file:///etc/passwd'>", ""),
        ("", ""),
    ],
)
def test_where_links_of_a_page_begin_is_what_it_says(head: str, base: str) -> None:
    assert parse(f"<html><head>{head}</head><body><p>x".encode()).metadata.base == base


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0017)https://e.org/a -->",
        "<!--\n Page saved with SingleFile \n url: https://e.org/a \n-->",
    ],
)
def test_where_a_page_was_saved_from_is_where_its_links_begin(comment: str) -> None:
    page = f"{comment}<html><head><meta property=og:url content=https://e.org/b></head><body><p>x"
    assert parse(page.encode()).metadata.base == "https://e.org/a"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/root", "https://e.org/root"),
        ("/root?a=b%26c#d", "https://e.org/root?a=b%26c#d"),
        ("?q=1 2", "https://e.org/a/b?q=1%202"),
        ("c.html#d", "beside:c.html#d"),
        ("//f.org/x", "https://f.org/x"),
        ("//[/x", "https://[/x"),
        ("#here", 1),
        ("mailto:a@e.org?subject=b", "mailto:a@e.org?subject=b"),
    ],
)
def test_what_can_be_no_file_beside_a_page_from_the_web_leads_to_its_site(address: str, target: str | int) -> None:
    page = f"<base href='https://e.org/a/b'><p>See <a href='{address}'>there</a></p><p id=here>Here.</p>"
    assert [mark.target for mark in lines_of(page)[0].marks] == [target]


def test_an_item_of_a_list_has_its_label_and_level() -> None:
    lines = lines_of("<ul><li>one<li>two<ol start=3><li>deep<li value=7>deeper<li>last</ol></ul><p>after")
    assert [(line.kind, line.label, line.level, line.text, line.close) for line in lines] == [
        ("item", "•", 1, "one", False),
        ("item", "•", 1, "two", True),
        ("item", "3.", 2, "deep", True),
        ("item", "7.", 2, "deeper", True),
        ("item", "8.", 2, "last", True),
        ("paragraph", "", 0, "after", False),
    ]


@pytest.mark.parametrize(
    ("start", "labels"),
    [
        ("<ol type=a start=26>", ["z.", "aa."]),
        ("<ol type=I start=3>", ["III.", "IV."]),
        ("<ol type=i start=0>", ["0.", "i."]),
        ("<ol type=x>", ["1.", "2."]),
        ("<ol reversed>", ["2.", "1."]),
        ("<ol reversed start=10>", ["10.", "9."]),
    ],
)
def test_a_list_is_numbered_as_it_says(start: str, labels: list[str]) -> None:
    assert [line.label for line in lines_of(f"{start}<li>one<li>two</ol>")] == labels


def test_items_with_paragraphs_stand_apart() -> None:
    lines = lines_of("<ul><li><p>one<p>more<li><p>two</ul>")
    assert [(line.label, line.close) for line in lines] == [("•", False), ("", False), ("•", False)]


def test_tasks_have_boxes() -> None:
    lines = lines_of("<ul><li><input type=checkbox> to do<li><input type=checkbox checked> done</ul>")
    assert [(line.label, line.text) for line in lines] == [("☐", "to do"), ("☑", "done")]


def test_terms_and_what_they_mean_are_items() -> None:
    lines = lines_of("<dl><dt>Engine<dd>A machine.</dl>")
    assert [(line.kind, line.label, line.text) for line in lines] == [
        ("item", "", "Engine"),
        ("item", "", "A machine."),
    ]


def test_code_keeps_its_rows_and_its_language() -> None:
    lines = lines_of("<pre><code class='x language-c++'>if (a)\n    <b>b</b>;\n\nc\n</code></pre><p>after")
    assert [(line.text, line.kind, line.language) for line in lines[:4]] == [
        ("if (a)", "code", "c++"),
        ("    b;", "code", "c++"),
        ("", "code", "c++"),
        ("c", "code", "c++"),
    ]
    assert lines[4].text == "after"


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("<pre class='brush: js; gutter: false'>x", "js"),
        ("<pre class='prettyprint lang-c++'>x", "c++"),
        ("<pre><code data-lang=go>x", "go"),
        ("<pre class='sourceCode python'>x", "python"),
        ("<div class='highlight-python3 notranslate'><div class=highlight><pre>x", "python3"),
        ("<div class='highlight highlight-source-rust'><pre>x", "rust"),
        ("<div class='highlight highlight-text-html-basic'><pre>x", "html"),
        ("<div class='language-ruby highlighter-rouge'><div class=highlight><pre class=highlight><code>x", "ruby"),
        ("<div class=highlight-python><pre class=language-c>x", "c"),
        ("<div class='highlight-default notranslate'><pre>x", ""),
        ("<div class=highlight-python><p>a</p></div><pre>x", ""),
    ],
)
def test_code_is_written_in_what_common_pages_say(source: str, language: str) -> None:
    assert lines_of(source)[-1].language == language


def test_what_is_pressed_in_code_is_no_code() -> None:
    assert texts("<pre><code>x = 1</code><button class=copy>copy</button></pre><p>after") == ["x = 1", "after"]


def test_code_written_in_two_languages_is_on_rows_of_its_own() -> None:
    page = "<pre class=language-js><code class='language-js cjs'>a()</code><code class='language-js mjs'>b()</code>"
    assert texts(page) == ["a()", "b()"]


def test_a_table_keeps_its_columns_under_one_another() -> None:
    rows = lines_of("<table><tr><th>name<th>year<tr><td>Ada<td>1815<tr><td colspan=2>Both</table>")
    assert [row.text for row in rows] == ["name   year", "Ada    1815", "Both"]
    assert [marked(row) for row in rows] == [[("name", "strong"), ("year", "strong")], [], []]


def test_a_cell_that_reaches_down_keeps_those_beside_it_in_their_columns() -> None:
    rows = lines_of(
        "<table><tr><th rowspan=2>A<th colspan=2>B<tr><td>1<td>2<tr><td>x<td rowspan=9>3<td>4<tr><td>y<td>5</table>"
    )
    assert [row.text for row in rows] == ["A   B", "    1   2", "x   3   4", "y       5"]


@pytest.mark.parametrize(
    ("first", "heads"),
    [("<th>a<th>b", ("a", "b")), ("<td><th>b", ("", "b")), ("<th>a<td>b", ()), ("<td>a<td>b", ())],
)
def test_the_head_of_a_table_is_a_first_row_of_heads(first: str, heads: tuple[str, ...]) -> None:
    row = lines_of(f"<table><tr>{first}<tr><th>c<td>d</table>")[1]
    assert row.cells and row.cells.heads == heads


def test_a_wide_table_with_a_head_stays_one_and_a_link_in_it_too() -> None:
    row = lines_of(f"<table><tr><th>a<th>b<tr><td>{LONG * 2}<td><a href='https://example.org'>there</a></table>")[1]
    assert row.cells and row.cells.heads == ("a", "b")
    assert marked(row) == [("there", "link")]


@pytest.mark.parametrize(
    ("page", "read"),
    [
        ("<table><tr><td><p>one</p><p>two</p><td>three</table>", ["one", "two", "three"]),
        ("<table><tr><td>one<tr><td>two<tr><td>three</table>", ["one", "two", "three"]),
        (f"<table><tr><td>one<td>two<td>{LONG * 2}</table>", ["one", "two", (LONG * 2).strip()]),
        ("<table><tr><td>one<table><tr><td>two<td>three</table></table>", ["one", "two   three"]),
    ],
    ids=["blocks", "column", "wide", "nested"],
)
def test_a_table_that_only_sets_a_page_is_read_in_order(page: str, read: list[str]) -> None:
    assert texts(page) == read


def test_what_is_no_text_is_named_and_counted() -> None:
    parsed = parse(
        b"<p>See <img src=a alt='a cat'> <img src=b> <img src=c alt=''></p><video><p>Get a browser</p></video>"
        b"<iframe src=x></iframe><svg><title>A map</title><text>no</text></svg>"
    )
    assert [line.text for line in parsed.lines] == [
        "See [image: a cat] [image: no description]",
        "[video][embedded page][drawing: A map]",
    ]
    assert parsed.unseen == (
        "1 decorative image, 1 drawing, 1 embedded page, 2 images and 1 video are not shown; "
        "words in [brackets] stand in their places"
    )


@pytest.mark.parametrize("hidden", ["hidden", "style='color:red; display: none'"])
def test_what_a_page_hides_stays_hidden(hidden: str) -> None:
    assert texts(f"<p>seen</p><div {hidden}><p>unseen</p></div><p>too") == ["seen", "too"]


def test_scripts_and_styles_are_no_text() -> None:
    page = "<p>a<script>x</script>b<style>y</style></p><template><p>z</p></template><noscript>n</noscript>"
    assert texts(page) == ["ab"]


def test_a_raised_number_is_a_raised_number() -> None:
    assert only("<p>the first<sup>1</sup> 10<sup>-3</sup> 19<sup>th</sup></p>").text == "the first¹ 10⁻³ 19th"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("10<sup>n</sup>, x<sub>i</sub>", "10ⁿ, xᵢ"),
        ("x<sup><i>n</i>+1</sup> y", "xⁿ⁺¹ y"),
        ("a<sub>i,j</sub> x<sub>max</sub>", "aᵢ,ⱼ xₘₐₓ"),
        ("10<sup>q</sup> T<sub>eff</sub> x<sub>b c</sub>", "10^q T_eff x_(b c)"),
        ("2<sup>n<sup>2</sup></sup> e<sup>-x/2</sup>", "2^(n²) e^(-x/2)"),
        ("Smith<sup>1,2*</sup>", "Smith¹,²*"),
        ("<sup>14</sup>C, <sup>a</sup> see", "¹⁴C, ᵃ see"),
        (
            "19<sup>th</sup> 1<sup>er</sup> XX<sup>e</sup> M<sup>lle</sup> n<sup>o</sup> 2<sup>ème</sup>",
            "19th 1er XXe Mlle no 2ème",
        ),
        ("Name<sup>TM</sup> Name<sup>®</sup>", "NameTM Name®"),
        ("word<sup><a href=#n>[1]</a></sup> word<sup>[<i>citation needed</i>]</sup>", "word¹ word[citation needed]"),
        ("<sub>Made by <i>hand</i></sub> w<sup>as of May</sup>", "Made by hand was of May"),
        ("a<sup>b<br>c</sup>d", "ab"),
    ],
)
def test_what_is_raised_or_lowered_means_the_same(source: str, shown: str) -> None:
    assert lines_of(f"<p>{source}</p>")[0].text == shown


def test_marks_on_what_is_raised_stay_on_it() -> None:
    line = only("<p><b>10</b><sup><i>q</i></sup> <b>two</b> x<sub> i + <i>1</i></sub> <b>three</b></p>")
    assert line.text == "10^q two x ᵢ₊₁ three"
    assert marked(line) == [
        ("10", "strong"),
        ("^q", "emphasis"),
        ("two", "strong"),
        (" ᵢ₊₁", "emphasis"),
        ("three", "strong"),
    ]


def test_quoted_words_have_quotation_marks_and_ruby_brackets() -> None:
    page = "<p>He said <q>no, <q>no</q></q> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>"
    assert only(page).text == "He said “no, ‘no’” 漢(kan)"


def test_what_an_abbreviation_stands_for_is_said_once() -> None:
    who, html = "<abbr title='World Health Organization'>WHO</abbr>", "<abbr title=HTML>HTML</abbr>"
    assert (
        only(f"<p>The {who}. {who} {html} <abbr>UN</abbr>").text == "The WHO (World Health Organization). WHO HTML UN"
    )


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("<mi>E</mi> <mo>=</mo> <mi>m</mi><mo>&#x2062;</mo><msup><mi>c</mi><mn>2</mn></msup>", "E=mc²"),
        ("<mfrac><mn>1</mn><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow></mfrac>", "1/(x+1)"),
        ("<msqrt><mi>x</mi><mo>+</mo><mi>y</mi></msqrt><mroot><mi>z</mi><mn>3</mn></mroot>", "√(x+y)³√z"),
        ("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>", "∑ᵢ₌₁ⁿ"),
        ("<msup><mn>2</mn><mi>e</mi></msup><mover><mi>v</mi><mo>→</mo></mover>", "2ᵉv\u20d7"),
        ("<mtable><mtr><mtd>1</mtd><mtd>0</mtd></mtr><mtr><mtd>0</mtd><mtd>1</mtd></mtr></mtable>", "[1, 0; 0, 1]"),
        ("<semantics><mi>x</mi><annotation>\\tex</annotation></semantics>", "x"),
        (f"<msup><mi>x</mi><mtext>{'long ' * 20}</mtext></msup>", f"x^({'long ' * 20}".strip() + ")"),
        ("", "y = 1"),
        ("<mrow>" * 900 + "<mi>x</mi>", "x"),
    ],
)
def test_a_formula_is_one_row_of_text(formula: str, shown: str) -> None:
    parsed = parse(f"<p>So <math alttext='y = 1'>{formula}</math> holds.".encode())
    assert ([line.text for line in parsed.lines], parsed.unseen) == ([f"So {shown} holds."], "")


WIKI_TEX = r"{\displaystyle E=mc^{2}}"
WIKI_MATH = f"<math alttext='{WIKI_TEX}'><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>"
WIKI_IMAGE = f"<img class=mwe-math-fallback-image-inline alt='{WIKI_TEX}' src=e.svg>"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        (f"<span class=mwe-math-mathml-a11y style='display: none;'>{WIKI_MATH}</span>{WIKI_IMAGE}", "E=mc²"),
        (WIKI_IMAGE, "E=mc^{2}"),
        (
            f"<span class=katex><span class=katex-mathml>{WIKI_MATH}</span><span class=katex-html>E=mc2</span></span>",
            "E=mc²",
        ),
        (f"<span class=MathJax><nobr>E=mc2</nobr><span>{WIKI_MATH}</span></span>", "E=mc²"),
        (f"<mjx-container><svg/><mjx-assistive-mml>{WIKI_MATH}</mjx-assistive-mml></mjx-container>", "E=mc²"),
        ("<mjx-container><mjx-math>E</mjx-math></mjx-container>", "E"),
    ],
    ids=["hidden", "picture", "katex", "mathjax 2", "mathjax 3", "drawn"],
)
def test_a_formula_that_is_there_twice_is_shown_once(formula: str, shown: str) -> None:
    parsed = parse(f"<p>So {formula} it is. {LONG}".encode())
    assert parsed.lines[0].text.startswith(f"So {shown} it is.")
    assert parsed.unseen == ""


def test_a_drawing_that_only_adorns_is_counted_and_not_named() -> None:
    parsed = parse(b"<h2>Title<svg aria-hidden=true><title>Icon</title><path d=x></svg></h2><p>a <svg></svg>")
    assert [line.text for line in parsed.lines] == ["Title", "a [drawing]"]
    assert parsed.unseen.startswith("1 decorative image and 1 drawing are not shown")


@pytest.mark.parametrize(
    ("drawing", "shown"),
    [
        ("<svg viewBox='0 0 24 24'><path d=x /></svg>", "a"),
        ("<svg width=16px height=16px viewBox='0 0 512 512'></svg>", "a"),
        ("<svg height=1.25em></svg>", "a"),
        ("<svg height=16><title>Star</title></svg>", "a [drawing: Star]"),
        ("<svg viewBox='0 0 640 480'></svg>", "a [drawing]"),
        ("<svg height=100% viewBox='0 0 24 24'></svg>", "a [drawing]"),
    ],
)
def test_a_small_drawing_without_a_name_is_an_icon_that_adorns(drawing: str, shown: str) -> None:
    parsed = parse(f"<p>a {drawing}</p>".encode())
    assert parsed.lines[0].text == shown
    assert parsed.unseen.startswith("1 decorative image" if shown == "a" else "1 drawing")


def test_what_blogs_put_into_a_post_is_no_part_of_it() -> None:
    day = "<time class='entry-date published'>1 May</time><time class=updated>2 May</time>"
    toc = "<div id=ez-toc-container><p>Table of Contents</p><nav><ul><li><a href=#a>A</a></ul></nav></div>"
    related = "<div id=jp-relatedposts class=jp-relatedposts><h3>Related</h3></div>"
    page = f"<article><h1>Post</h1><p>On {day}</p>{toc}{article()}{related}</article>"
    assert [line.text for line in parse(page.encode()).lines][:2] == ["Post", "On 1 May"]
    assert not {"Table of Contents", "Related"} & {line.text for line in parse(page.encode()).lines}


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<img alt='A tram'><span>By Ada</span>", "[image: A tram] By Ada"),
        ("<img alt='A tram'>, <b>seen</b>", "[image: A tram], seen"),
        ("<a href=t><img alt='A tram'></a><img alt='A bus'> seen", "[image: A tram][image: A bus] seen"),
    ],
)
def test_words_behind_a_picture_are_not_glued_to_what_stands_in_its_place(source: str, shown: str) -> None:
    assert only(f"<p>{source}</p>").text == shown


def test_a_word_as_far_in_as_the_end_of_a_picture_above_it_is_whole() -> None:
    assert texts("<p><img alt=A><p><b>0123456789</b>s") == ["[image: A]", "0123456789s"]


def test_a_page_that_is_embedded_can_be_opened() -> None:
    line = only("<p><iframe src='https://e.org/film' title='A film'></iframe></p>")
    assert (line.text, line.marks[0].target) == ("[embedded page: A film]", "https://e.org/film")


@pytest.mark.parametrize("entity", ["&#27;", "&#x9b;", "&#x202e;", "&#8;"])
def test_an_escape_written_as_an_entity_comes_through_the_door_too(entity: str) -> None:
    for source in (f"<p>a{entity}b", f"<h1>a{entity}b", f"<p><img alt='a{entity}b'>", f"<pre>a{entity}b"):
        assert not any(control in only(source).text for control in "\x1b\x9b\u202e\x08")


def test_nothing_at_all_is_no_lines() -> None:
    assert parse(b"").lines == []


@pytest.mark.parametrize("sign", ["¶", "§", "#", "🔗"])
def test_a_sign_that_links_to_its_own_heading_is_no_text(sign: str) -> None:
    lines = lines_of(f"<h2 id=a>Title<a href='#a'>{sign}</a></h2><p>Buy {sign} <a href='#a'>one {sign}</a></p>")
    assert [line.text for line in lines] == ["Title", f"Buy {sign} one {sign}"]
    assert lines[0].marks == ()
    (term, _) = lines_of(f"<dl><dt id=f><code>f</code>(x)<a href='#f'>{sign}</a><dd>Does f.</dl>")
    assert term.text == "f(x)"


@pytest.mark.parametrize("sign", ["¶", "🔗"])
def test_a_sign_that_links_to_its_own_caption_is_no_text(sign: str) -> None:
    assert texts(f"<figure><figcaption id=g>A wheel<a href='#g'>{sign}</a></figure>") == ["A wheel"]


def test_a_meaning_without_a_list_is_a_line() -> None:
    assert texts("<p>a</p><dd>one<dd>two") == ["a", "one", "two"]


def test_a_meaning_stands_close_below_its_term() -> None:
    short = lines_of("<dl><dt>a<dd>one<dt>b<dd>two</dl>")
    assert [(line.text, line.level, line.close) for line in short] == [
        ("a", 1, False),
        ("one", 2, True),
        ("b", 1, True),
        ("two", 2, True),
    ]
    long = lines_of("<dl><dt>a<dd><p>one<p>more<dt>b<dd><p>two</dl>")
    assert [line.close for line in long] == [False, True, False, False, True]
    several = lines_of("<dl><dt>a<dd><p>one<p>more<dd><p>two</dl><dl><dt>b<dd>one<dd>two</dl>")
    assert [line.close for line in several] == [False, True, False, False, False, True, True]


OLD_PAGE = (
    "<table><tr><td colspan=2><a href=/>Home</a> | <a href=/a>About us</a> | <a href=/n>News</a> | <a href=/m>Mail</a>"
    "<tr><td><a href=1>One page</a><br><a href=2>Another</a><br><a href=3>A third</a><br><a href=4>The last</a>"
    f"<td><font size=5>The bees</font><br><br>{LONG * 2}<br><br>{LONG * 3} See <a href=5>this</a>.</table>"
)


def test_the_menus_of_an_old_page_are_left_out() -> None:
    parsed = parse(OLD_PAGE.encode())
    text = " ".join(line.text for line in parsed.lines)
    assert text.startswith("The bees This is a sentence") and text.endswith("See this.")
    assert "words around the article (menus and the like) are left out" in parsed.unseen


PANEL = (
    "Next: <a href=l.html rel=next>Long calls</a>, Up: <a href=c.html rel=up>Calls</a>"
    " [<a href=i.html rel=contents>Contents</a>]"
)
BUTTONS = "<table class=header><tr>" + "".join(f"<td>[<a href=p{n}>{n}</a>]</td>" for n in range(6)) + "</tr></table>"


@pytest.mark.parametrize("menu", [f"<div class=header><p>{PANEL}</p></div>", BUTTONS], ids=["panel", "buttons"])
@pytest.mark.parametrize("example", [LONG * 9, "A wheel."], ids=["long example", "short example"])
def test_a_page_of_a_manual_is_all_that_is_between_its_menus(menu: str, example: str) -> None:
    text = f"<h3 id=calls-1>1.2 Calls</h3><p>A call turns one wheel by one tooth.</p><div><pre>{example}</pre></div>"
    more = "<p>Where there is no wheel, it turns nothing.</p>"
    parsed = parse(f"<body><a id=calls></a>{menu}<hr><a name=c></a>{text}{more}<hr>{menu}</body>".encode())
    assert [line.text for line in parsed.lines] == [
        "1.2 Calls",
        "A call turns one wheel by one tooth.",
        example,
        "Where there is no wheel, it turns nothing.",
    ]
    assert "words around the article (menus and the like) are left out" in parsed.unseen


def test_a_manual_on_one_page_is_rid_of_the_menus_between_its_parts() -> None:
    menu = f"<div class=header><p>{PANEL}</p></div>"
    parts = "".join(f"{menu}<div><h2>Part {n}</h2><p>{LONG}</p></div><hr>" for n in range(9))
    by = "<div class=header><p>By <a rel=author href=/ada>Ada</a></p></div>"
    shown = [line.text for line in parse(f"<body>{by}{parts}</body>".encode()).lines]
    assert shown[0] == "By Ada"
    assert [text for text in shown if "Long calls" in text] == []
    assert [text for text in shown if text.startswith("Part")] == [f"Part {n}" for n in range(9)]


def test_signs_and_buttons_beside_the_names_of_what_is_explained_are_no_words() -> None:
    source = "<h1>Enum <b>Option</b><button>Copy path</button></h1><div id=v><a href=#v>§</a><h3>None</h3></div>"
    assert texts(f"{source}<p>By <a href=#v>§ 5</a>.") == ["Enum Option", "None", "By § 5."]


def test_what_stands_beside_the_article_behind_a_menu_is_left_out() -> None:
    beside = "<p>We sell wheels, and the teeth of wheels, at a low price.</p>"
    page = f"<div id=all><p>Wheels for all, since 1815, at a low price.</p><div>{MENU}</div><div>{article()}</div>"
    assert [text.split()[0] for text in texts(f"{page}<div>{MENU}</div>{beside}</div>")] == ["First", "Second", "Third"]


def test_a_page_of_links_keeps_them() -> None:
    assert len(lines_of("<ul>" + "".join(f"<li><a href={n}>Page {n}</a>" for n in range(30)) + "</ul>")) == 30
    contents = "".join(f"<li><a href=#{n}>Part {n}</a>" for n in range(9))
    assert len(lines_of(f"<ul>{contents}</ul>{LONG * 9}")) == 10


def test_a_part_that_is_named_by_its_heading_is_no_menu() -> None:
    part = "<section id=file-menu><h2>File menu<a href='#file-menu'>¶</a></h2><p>Opens files.</section>"
    single = "<section id=comments><h2>Comments</h2><p>Begin with a hash.</section>"
    around = "<div id=share-this><h2>Tell others</h2><p>Send it on.</div>"
    page = f"<div role=main>{article()}{part}{single}</div>{around}<div id=comments><h2>Comments</h2><p>First.</div>"
    texts = [line.text for line in lines_of(page)]
    assert "Opens files." in texts and "Begin with a hash." in texts
    assert "First." not in texts and "Send it on." not in texts
    assert "Opens files." in [line.text for line in lines_of(f"<div>{article()}{part}</div>")]


def test_a_break_in_a_table_with_a_head_keeps_the_table() -> None:
    rows = lines_of("<table><tr><th>a<br>b<th>c<tr><td>one<br><b>two</b><td>d</table>")
    assert [row.text for row in rows] == ["a b   c", "one   d", "two"]
    assert [(rows[2].text[mark.start : mark.end], mark.style) for mark in rows[2].marks] == [("two", "strong")]
    assert [row.cells and (row.cells.heads, row.cells.goes_on) for row in rows] == [
        ((), False),
        (("a b", "c"), False),
        (("a b", "c"), True),
    ]
    assert len(lines_of("<table><tr><td>one<br>two<td>c</table>")) == 3


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (
            "<tr><th colspan=2>Ada<tr><th>Born<td><div>in 1815</div>London<tr><th>Wrote<td><ul><li>a<li><b>c</b></ul>",
            ["Ada", "Born    in 1815", "        London", "Wrote   • a", "        • c"],
        ),
        (
            "<tr><td>Weight<td><p>2 kg<p>3 kg with case<tr><td>Ports<td>one",
            ["Weight   2 kg", "         3 kg with case", "Ports    one"],
        ),
        (
            f"<tr><th>a<th>b<tr><td rowspan=2>x<br>y<td>{LONG}<p>{LONG}<tr><td>z",
            ["a   b", f"x   {LONG.strip()}", f"y   {LONG.strip()}", "    z"],
        ),
    ],
    ids=["heads of rows", "short", "head"],
)
def test_a_table_whose_cells_hold_several_lines_is_a_table(rows: str, shown: list[str]) -> None:
    lines = lines_of(f"<table>{rows}</table>")
    assert [line.text for line in lines] == shown
    for line in lines:
        assert all(line.text[mark.start : mark.end] == line.text[mark.start : mark.end].strip() for mark in line.marks)


def test_a_paper_made_of_tex_has_its_footnotes_apart_and_one_sign_before_an_item() -> None:
    mark = "<sup class=ltx_note_mark>1</sup>"
    note = (
        f"<span class='ltx_note ltx_role_footnote'>{mark}<span class=ltx_note_outer><span class=ltx_note_content>{mark}"
        "<span class='ltx_tag ltx_tag_note'>1</span>In the shade.</span></span></span>"
    )
    items = "".join(
        f"<li class=ltx_item><span class='ltx_tag ltx_tag_item'>{sign}</span><div><p>Item {sign}</p></div></li>"
        for sign in ("•", "(a)")
    )
    lines = lines_of(f"<article class=ltx_document><p>Moss grows.{note} It stops.</p><ul>{items}</ul></article>")
    assert [(line.label, line.text) for line in lines] == [
        ("", "Moss grows.¹ (In the shade.) It stops."),
        ("•", "Item •"),
        ("•", "(a)"),
        ("", "Item (a)"),
    ]


def test_a_page_of_a_wiki_is_its_article() -> None:
    infobox = "<table class=infobox><tr><th colspan=2>Clifton Suspension Bridge<tr><th>Length<td>214 m</table>"
    toc = "<div id=toc class=toc><h2>Contents</h2><ul><li><a href=#h>1 History</a></ul></div>"
    edit = "<span class=mw-editsection>[<a href=e>edit</a>]</span>"
    note = "<sup class=reference><a href=#n{0}><span>[</span>{0}<span>]</span></a></sup>"
    back = "<span class=mw-cite-backlink><a href=#r>^</a></span>"
    notes = f"<ol><li id=n1>{back} Smith.<li id=n12>Jones <a href=#r>↩</a></ol>"
    cited = f"<p>It spans{note.format(1)}{note.format(12)} the gorge.{note.format(1)} So<sup>[<i>who?</i>]</sup></p>"
    box = "<div class=navbox role=navigation>Bridges of England</div>"
    languages = "<div class='vector-dropdown mw-portlet'><label>9 languages</label><ul><li>Deutsch</ul></div>"
    parsed = parse(f"{languages}{infobox}{cited}{toc}<h2 id=h>History{edit}</h2>{article()}{notes}{box}".encode())
    shown = [line.text for line in parsed.lines]
    assert shown[:4] == [
        "Clifton Suspension Bridge",
        "Length   214 m",
        "It spans¹,¹² the gorge.¹ So[who?]",
        "History",
    ]
    assert [marked(line) for line in parsed.lines[:2]] == [[(shown[0], "strong")], [("Length", "strong")]]
    assert shown[-2:] == ["Smith.", "Jones"]
    cited_line = parsed.lines[2]
    notes_cited = [(cited_line.text[mark.start : mark.end], mark.target) for mark in cited_line.marks if mark.target]
    assert notes_cited == [("¹", 7), ("¹²", 8), ("¹", 7)]
    assert parsed.unseen.startswith("13 words around")


def test_a_cell_over_several_columns_makes_them_wider_only_if_another_follows() -> None:
    rows = lines_of(
        "<table><tr><th>a<th>b<th>c<tr><td>1<td colspan=2>longer than both<tr><td colspan=3>over all of them</table>"
    )
    assert [row.text for row in rows] == ["a   b   c", "1   longer than both", "over all of them"]
    followed = lines_of("<table><tr><th>a<th>b<th>c<tr><td colspan=2>longer than both<td>1</table>")
    assert [row.text for row in followed] == ["a   b              c", "longer than both   1"]
    wide = lines_of("<table><tr><th>aaaa<th>bbbb<th>c<tr><td colspan=2>xx<td>1</table>")
    assert [row.text for row in wide] == ["aaaa   bbbb   c", "xx            1"]
