"""Markdown: CommonMark and tables, as lines with marks."""

import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.document import markdown
from reader.document.clean import TAB_WIDTH, gate
from reader.document.markdown import parse_markdown
from reader.document.model import Line


def lines_of(source: str) -> list[Line]:
    return parse_markdown(source).lines


def only(source: str) -> Line:
    (line,) = lines_of(source)
    return line


def marked(line: Line) -> list[tuple[str, str]]:
    return [(line.text[mark.start : mark.end], mark.style) for mark in line.marks]


def test_headings_have_their_level() -> None:
    assert [(line.kind, line.level, line.text) for line in lines_of("# One\n\n### Three\n\nTwo\n---")] == [
        ("heading", 1, "One"),
        ("heading", 3, "Three"),
        ("heading", 2, "Two"),
    ]


def test_a_paragraph_is_one_line_wherever_its_source_breaks() -> None:
    assert only("one\ntwo\nthree").text == "one two three"


def test_a_forced_break_makes_a_close_line() -> None:
    assert [(line.text, line.close) for line in lines_of("one  \ntwo\\\nthree")] == [
        ("one", False),
        ("two", True),
        ("three", True),
    ]


def test_inline_styles_become_marks_on_the_bare_words() -> None:
    line = only("A *soft*, **loud**, `coded` and [linked](https://example.org) word")
    assert line.text == "A soft, loud, coded and linked word"
    assert marked(line) == [("soft", "emphasis"), ("loud", "strong"), ("coded", "code"), ("linked", "link")]


def test_nested_styles_each_keep_their_words() -> None:
    assert marked(only("**very *much* so**")) == [("much", "emphasis"), ("very much so", "strong")]


def test_a_style_goes_on_after_a_forced_break() -> None:
    assert [marked(line) for line in lines_of("*one  \ntwo*")] == [[("one", "emphasis")], [("two", "emphasis")]]


def test_items_of_a_tight_list_stand_close_with_labels_and_levels() -> None:
    lines = lines_of("- one\n- two\n  1. deep")
    assert [(line.kind, line.label, line.level, line.close) for line in lines] == [
        ("item", "•", 1, False),
        ("item", "•", 1, True),
        ("item", "1.", 2, True),
    ]


def test_numbered_items_keep_the_numbers_the_author_gave() -> None:
    assert [line.label for line in lines_of("7) one\n8) two")] == ["7)", "8)"]


def test_numbers_of_a_list_go_on_from_the_first_whatever_is_written() -> None:
    labels = [line.label for line in lines_of("1. one\n1. two\n7. three\n\nwords\n\n3. one\n5. two")]
    assert labels == ["1.", "2.", "3.", "", "3.", "4."]


def test_a_second_paragraph_of_an_item_has_no_label() -> None:
    assert [line.label for line in lines_of("- one\n\n  more")] == ["•", ""]


def test_items_of_a_loose_list_stand_apart() -> None:
    assert [line.close for line in lines_of("- one\n\n- two")] == [False, False]


def test_a_quotation_has_its_depth() -> None:
    assert [(line.kind, line.level) for line in lines_of("> one\n>\n> > two")] == [("quote", 1), ("quote", 2)]


def test_code_keeps_its_rows_and_spaces() -> None:
    lines = lines_of("```python\nif a:\n    b\n\nc\n```")
    assert [line.text for line in lines] == ["if a:", "    b", "", "c"]
    assert [line.close for line in lines] == [False, True, True, True]
    assert {line.kind for line in lines} == {"code"}


def test_a_rule_is_a_line_of_its_own() -> None:
    assert [line.kind for line in lines_of("one\n\n---\n\ntwo")] == ["paragraph", "rule", "paragraph"]


def test_a_table_keeps_its_columns_under_one_another() -> None:
    rows = lines_of("| name | year |\n|---|---|\n| Ada | 1815 |\n| Babbage | 1791 |")
    assert [row.text for row in rows] == ["name      year", "Ada       1815", "Babbage   1791"]
    assert marked(rows[0]) == [("name", "strong"), ("year", "strong")]


def test_the_columns_of_a_table_stand_as_the_author_wants() -> None:
    rows = lines_of("| name | **share** | is |\n|:---|---:|:---:|\n| Ada | 1,000 | `a` |\n| Bo | 2 | bcd |")
    assert [row.text for row in rows] == ["name   share   is", "Ada    1,000    a", "Bo         2   bcd"]
    assert marked(rows[1]) == [("a", "code")]


def test_a_link_in_a_table_stays_one() -> None:
    row = lines_of("| name | site |\n|---|---|\n| Ada | *See* [there](https://example.org) |")[1]
    assert marked(row) == [("See", "emphasis"), ("there", "link")]
    assert targets(row) == ["https://example.org"]


def test_a_short_row_of_a_table_keeps_the_table_whole() -> None:
    assert len(lines_of("| a | b |\n|---|---|\n| c |\n| d | e | f |")) == 3


def test_struck_words_are_marked() -> None:
    line = only("was ~~ten~~ <del>nine</del> eight")
    assert (line.text, marked(line)) == ("was ten nine eight", [("ten", "struck"), ("nine", "struck")])


def test_raw_tags_are_what_they_mean() -> None:
    line = only(
        "a <b>bold</b> <kbd class='x'>key</kbd>, H<sub>2</sub>O, 10<sup>n</sup> &amp; <A HREF=\"https://e.org\">there</A>"
    )
    assert line.text == "a bold key, H₂O, 10ⁿ & there"
    assert marked(line) == [("bold", "strong"), ("key", "code"), ("there", "link")]
    assert [(line.text, line.close) for line in lines_of("one<br>two<br/>three")] == [
        ("one", False),
        ("two", True),
        ("three", True),
    ]


def test_an_address_that_stands_by_itself_is_a_link() -> None:
    line = only(
        "See https://e.org/a_b (or *http://e.org/?q=1&r=2*), not `https://e.org`; [go https://e.org](https://f.org)."
    )
    assert line.text == "See https://e.org/a_b (or http://e.org/?q=1&r=2), not https://e.org; go https://e.org."
    assert [target for target in targets(line) if target] == [
        "https://e.org/a_b",
        "http://e.org/?q=1&r=2",
        "https://f.org",
    ]
    assert targets(only("Just https://e.org.")) == ["https://e.org"]


def test_an_alert_is_called_by_its_kind() -> None:
    lines = lines_of("> [!WARNING]\n> Mind *this*.\n\n> [!5] that")
    assert [(line.kind, line.text, line.close) for line in lines] == [
        ("quote", "Warning", False),
        ("quote", "Mind this.", True),
        ("quote", "[!5] that", False),
    ]
    assert marked(lines[0]) == [("Warning", "strong")]


def test_a_comment_is_not_shown() -> None:
    assert only("<!-- a\n\nb -->\n\ntext <!-- c -->end").text == "text end"
    assert [line.text for line in lines_of("text\n\n<!-- never\nended")] == ["text", "<!-- never", "ended"]


@pytest.mark.parametrize("tag", ["<T>", "</name>", "<script>", "<your-name>", "<textarea rows=2>", "<?php ?>"])
def test_a_tag_that_means_nothing_in_a_text_is_shown_as_it_is_written(tag: str) -> None:
    assert only(f"a {tag} word").text == f"a {tag} word"


def test_a_script_is_shown_as_code() -> None:
    assert [(line.kind, line.text) for line in lines_of("<script>\nalert(1)\n</script>")] == [
        ("code", "<script>"),
        ("code", "alert(1)"),
        ("code", "</script>"),
    ]


def test_text_between_raw_tags_is_markdown_again() -> None:
    source = "<details>\n<summary>More</summary>\n\n- *one*\n\n</details>\n\n<p align=center>a<p>b\n\nafter"
    lines = lines_of(source)
    assert [(line.kind, line.text) for line in lines] == [
        ("paragraph", "More"),
        ("item", "one"),
        ("paragraph", "a"),
        ("paragraph", "b"),
        ("paragraph", "after"),
    ]
    assert marked(lines[0]) == [("More", "strong")]


def test_raw_tags_that_are_not_closed_end_with_what_they_are_in() -> None:
    assert [marked(line) for line in lines_of("- <b>a</i>\n- b</ul></b>\n\n<i>c\n\nd")] == [
        [("a", "strong")],
        [],
        [("c", "emphasis")],
        [],
    ]


def test_a_raw_table_and_breaks_in_a_table_keep_their_rows() -> None:
    rows = lines_of("<table>\n<tr><th>a<th>b\n<tr><td>1<td>2\n</table>\n\n| c | d |\n|---|---|\n| one<br>two | e |")
    assert [row.text for row in rows] == ["a   b", "1   2", "c     d", "one   e", "two"]


def test_a_raw_image_is_its_description() -> None:
    line = only('<p><a href="https://e.org"><img alt="the logo" src="logo.svg"></a></p>')
    assert (line.text, targets(line)) == ("[image: the logo]", ["https://e.org"])


def test_a_definition_stands_below_its_term() -> None:
    assert [(line.kind, line.text, line.close) for line in lines_of("Term\n: What it *means*.\n: Or this.")] == [
        ("item", "Term", False),
        ("item", "What it means.", True),
        ("item", "Or this.", True),
    ]


def test_lists_code_and_headings_in_a_quotation_stand_in_it() -> None:
    lines = lines_of("> - one\n>   - two\n>\n>   ```\n>   code\n>   ```\n>\n> # Title\n\nafter")
    assert [(line.kind, line.bars, line.level, line.label) for line in lines] == [
        ("item", 1, 1, "•"),
        ("item", 1, 2, "•"),
        ("code", 1, 2, ""),
        ("heading", 1, 1, ""),
        ("paragraph", 0, 0, ""),
    ]


def test_code_in_a_list_keeps_its_tabs() -> None:
    assert [line.text for line in lines_of("1. one\n\n   ```\n   def f():\n   \treturn\n   ```")][1:] == [
        "def f():",
        " " * TAB_WIDTH + "return",
    ]


def test_an_image_is_its_description() -> None:
    assert only("![a cat\non a mat](cat.png)").text == "[image: a cat on a mat]"
    assert only("![](cat.png)").text == "[image: no description]"


@pytest.mark.parametrize("entity", ["&#27;", "&#x9b;", "&#x202e;", "&#10;", "&#8;"])
def test_an_escape_written_as_an_entity_comes_through_the_door_too(entity: str) -> None:
    for source in (f"a{entity}b", f"[a{entity}b](x)", f"# a{entity}b", f"![a{entity}b](x)"):
        text = only(source).text
        assert gate(text) == text


def targets(line: Line) -> list[str | int | None]:
    return [mark.target for mark in line.marks if mark.style == "link"]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#the-end", 1),
        ("#The%20end", 1),
        ("#nowhere", "beside:#nowhere"),
        ("other.md", "beside:other.md"),
        ("../a%20b.md#Part%20one", "beside:../a b.md#Part one"),
        ("ftp://example.org", "ftp://example.org"),
        ("", None),
    ],
)
def test_a_link_leads_outside_or_to_a_heading(address: str, target: str | int | None) -> None:
    assert targets(lines_of(f"See [there]({address}).\n\n## The end")[0]) == [target]


@pytest.mark.parametrize("name", ["whats-new-in-20", "what-s-new-in-2.0", "What's%20new%20in%202.0", "own_Place"])
def test_a_heading_is_found_as_others_write_links_to_it(name: str) -> None:
    assert targets(lines_of(f"[there](#{name})\n\n## <a name='own_place'></a>What's new in `2.0`?")[0]) == [1]


def test_of_two_headings_of_one_name_a_link_leads_to_the_first() -> None:
    assert targets(lines_of("[up](#a) [down](#a-1)\n\n# A\n\n# A")[0]) == [1, 2]


def test_a_footnote_has_its_number_and_stands_at_the_end() -> None:
    lines = lines_of("One[^a] and two[^b].\n\n[^b]: The *second*.\n[^a]: The first.\n\n    And more.\n\nLast.")
    assert [(line.kind, line.label, line.text) for line in lines] == [
        ("paragraph", "", "One¹ and two²."),
        ("paragraph", "", "Last."),
        ("rule", "", ""),
        ("item", "1.", "The first."),
        ("item", "", "And more."),
        ("item", "2.", "The second."),
    ]
    assert targets(lines[0]) == [3, 5]
    assert marked(lines[0]) == [("¹", "link"), ("²", "link")]


def test_a_mark_without_a_note_is_text() -> None:
    assert only("One[^a].").text == "One[^a]."


def test_tasks_have_boxes() -> None:
    lines = lines_of("- [ ] to **do**\n- [x] done\n- [y] neither\n- [link](#x)")
    assert [(line.label, line.text) for line in lines] == [
        ("☐", "to do"),
        ("☑", "done"),
        ("•", "[y] neither"),
        ("•", "link"),
    ]
    assert marked(lines[0]) == [("do", "strong")]


@pytest.mark.parametrize(("info", "language"), [("python", "python"), ("C++ title=x", "c++"), ("", ""), ("{.x}", "")])
def test_code_knows_its_language(info: str, language: str) -> None:
    assert only(f"```{info}\na\n```").language == language


def test_images_are_counted() -> None:
    unseen = parse_markdown("![a](b) and [![c](d)](e)").unseen
    assert unseen == "2 images are not shown; words in [brackets] stand in their places"


PIECES = st.sampled_from(
    [
        *"*_`~#>-+|[]()!\\<&\n ",
        "\n\n",
        "  \n",
        "- ",
        "1. ",
        "> ",
        "```\n",
        "| a |\n|---|\n",
        "&#27;",
        "&#9;",
        "![",
        "](x)",
        "word",
        "é",
        "[^a]",
        "\n[^a]: ",
        "- [x] ",
        "(#word)",
        "~~",
        *(f"<{tag}>" for tag in ("b", "/b", "br", "ul", "/ul", "li", "td", "table", "/table", "pre", "p", "/p", "h1")),
        *("<!--", "-->", "<script>", "<sup>", "</sup>", "<a ", "<a href='#word'>"),
    ]
)
SOURCES = st.one_of(st.text(), st.lists(PIECES).map("".join))


@settings(deadline=None, max_examples=300)
@given(SOURCES)
def test_no_line_holds_a_newline_or_anything_the_gate_would_drop(source: str) -> None:
    for line in lines_of(source):
        assert gate(line.text) == line.text
        assert gate(line.label) == line.label


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=SOURCES)
def test_what_has_no_sign_of_markup_needs_no_parser(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = parse_markdown(source)
    with monkeypatch.context() as patch:
        patch.setattr(markdown, "SIGNS", ("",))
        patch.setattr(markdown, "_row_of_words", lambda *_: False)
        assert parse_markdown(source) == quick


@settings(deadline=None)
@given(SOURCES)
def test_every_mark_lies_inside_its_line(source: str) -> None:
    for line in lines_of(source):
        for mark in line.marks:
            assert 0 <= mark.start <= mark.end <= len(line.text)


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[A-Za-z][a-z]{0,6}", fullmatch=True), min_size=1))
def test_words_without_markup_come_through_as_they_are(words: list[str]) -> None:
    assert only(" ".join(words)).text == " ".join(words)


@pytest.mark.parametrize("piece", ["[a](", "![", "*a ", "<a ", "| a ", "&#27;", "<b>", "<i></b>", "<b <!-- "])
def test_markup_piled_up_is_read_to_its_end(piece: str) -> None:
    assert only(piece * 500 + "end").text.endswith("end")


@pytest.mark.parametrize("piece", ["> ", "- ", "1. ", "- > "])
def test_a_text_nested_deep_is_kept(piece: str) -> None:
    assert only(piece * 25 + "end").text == "end"


@pytest.mark.parametrize("piece", ["> ", "- "])
def test_nesting_beyond_all_sense_crashes_nothing(piece: str) -> None:
    assert lines_of("before\n\n" + piece * 5000 + "end")[0].text == "before"


@pytest.mark.parametrize("sign", ["> ", "- "])
def test_what_is_nested_too_deeply_is_said(sign: str) -> None:
    parsed = parse_markdown(sign * 300 + "text\n\nafter\n")
    assert "nested too deeply" in parsed.unseen
    assert not parse_markdown(sign * 10 + "text\n").unseen


def test_cells_beyond_the_head_of_a_table_are_shown() -> None:
    rows = lines_of("| a | b |\n|--|--|\n| 1 | 2 | *three* | `x\\|y` |\n| 4 | 5 |\n| 6 | 7 | |\n\nafter")
    assert [row.text for row in rows] == ["a   b", "1   2   three   x|y", "4   5", "6   7", "after"]
    assert marked(rows[1])[0] == ("three", "emphasis")
    quoted = lines_of("> | a |\n> |--|\n> | 1 | 2 |")
    assert [(row.text, row.quoted) for row in quoted] == [("a", 1), ("1   2", 1)]


def test_notes_that_nothing_refers_to_are_shown_behind_the_others() -> None:
    lines = lines_of("One[^b].\n\n[^a]: Of *nothing*.\n[^b]: Of one.\n\n    More of it.\n[^c]: Last[^a].")
    assert [(line.label, line.text) for line in lines[2:]] == [
        ("1.", "Of one."),
        ("", "More of it."),
        ("2.", "Of nothing."),
        ("3.", "Last²."),
    ]
    assert [line.text for line in lines_of("Text.\n\n[^a]: Alone.")] == ["Text.", "", "Alone."]
    twice = lines_of("One[^a].\n\n[^a]: First.\n\n[^a]: Second.\n\n[^a]: Third.")
    assert [line.text for line in twice] == ["One¹.", "", "First.", "Second.", "Third."]


@pytest.mark.parametrize("tag", ["video", "object", "svg", "iframe", "rp", "VIDEO"])
def test_a_raw_tag_that_nothing_ends_takes_no_text_with_it(tag: str) -> None:
    source = f"Use <{tag}> to show.\n\n<{tag}>\n\nNext <{tag}>it</{tag}>."
    shown = [line.text for line in lines_of(source)]
    assert shown[:2] == [f"Use <{tag}> to show.", f"<{tag}>"]
    assert shown[2].startswith("Next") and "it" not in shown[2]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("It is $x_1*y_2*z$ here", "It is $x_1*y_2*z$ here"),
        ("costs $5 and $6*2*3", "costs $5 and $623"),
        (r"It is \(x_1*y_2*z\) here", "It is $x_1*y_2*z$ here"),
        (r"\[no formula\] and \(none either\)", "[no formula] and (none either)"),
        ("$a$ and `$b$`", "$a$ and $b$"),
    ],
)
def test_a_formula_is_shown_as_it_is_written(source: str, shown: str) -> None:
    assert only(source).text == shown


def test_a_formula_by_itself_keeps_its_rows() -> None:
    lines = lines_of("So:\n\n$$\n\\int x_1 \\, dx\n= y\n$$\n")
    assert [(line.text, line.kind) for line in lines[1:]] == [("\\int x_1 \\, dx", "code"), ("= y", "code")]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("![[a cat.png|200]]", "[image: a cat.png]"),
        ("![[a cat.png|200x100]]", "[image: a cat.png]"),
        ("![[a cat.png|A cat|200]]", "[image: A cat]"),
        ("![A cat|200](a.png)", "[image: A cat]"),
        ("![1 | 2](a.png)", "[image: 1 | 2]"),
    ],
)
def test_how_wide_a_picture_is_to_be_is_no_description(source: str, shown: str) -> None:
    assert only(source).text == shown


def test_links_of_wikis_lead_beside_the_text_and_what_they_embed_is_named() -> None:
    line = only("See [[Some Page]], [[Page#Part|words]] and [[#here]]: ![[a cat.png|A cat]] ![[Note]].")
    assert line.text == "See Some Page, words and #here: [image: A cat] [embedded page: Note]."
    assert targets(line) == ["beside:Some Page.md", "beside:Page.md#Part", "beside:#here", "beside:a cat.png"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("[[1]](https://example.org)", "[1]"),
        ("[[ref]]\n\n[ref]: https://example.org", "[ref]"),
        ("if [[ -f x ]] then [[1, 2]]", "if [[ -f x ]] then [[1, 2]]"),
        ("`[[code]]`", "[[code]]"),
    ],
)
def test_two_brackets_may_be_something_else(source: str, shown: str) -> None:
    assert only(source).text == shown


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("> [!NOTE]\n> Text.", "Note"),
        ("> [!info] Of *wheels*\n> Text.", "Info: Of wheels"),
        ("> [!tip]- Folded\n> Text.", "Tip: Folded"),
        (":::warning\nText.\n:::", "Warning"),
        ("::: {.note} Of wheels\nText.\n:::", "Note: Of wheels"),
        ('!!! danger "Of wheels"\n    Text.', "Of wheels"),
        ("!!! danger\n    Text.", "Danger"),
    ],
)
def test_a_box_is_a_quotation_with_its_head(source: str, head: str) -> None:
    lines = lines_of(source)
    assert [(line.text, line.kind, line.level) for line in lines] == [(head, "quote", 1), ("Text.", "quote", 1)]
    assert "strong" in [style for _, style in marked(lines[0])]


def test_a_heading_may_have_a_name_for_links() -> None:
    lines = lines_of("# One `two` {#other}\n\n[there](#other)\n\n# {#none")
    assert [line.text for line in lines] == ["One two", "there", "{#none"]
    assert targets(lines[1]) == [0]


def test_what_stands_in_a_block_is_let_go_when_it_is_a_line() -> None:
    text = ("It was a long night on the *river*, and nobody spoke. " * 8 + "\n\n") * 600
    lines_of("*what is needed is loaded*")
    tracemalloc.start()
    try:
        lines_of(text)
        assert tracemalloc.get_traced_memory()[1] < 15 * len(text)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "words",
    [
        "Mix 2:100:3 and arn:aws:key:id:value, 10:on:20, at 12:100:00.",
        "Rows a:b:c, C:v:x, fe80::cat:1, ::cat::, std::cat::x, x :1: y and :key:s.",
        "A :key:value and value:key: too.",
    ],
)
def test_names_of_emoji_that_touch_a_word_are_what_the_author_wrote(words: str) -> None:
    assert only(f"{words} *But* :rocket:.").text == f"{words} But 🚀."


def test_names_of_emoji_may_stand_side_by_side_and_between_other_signs() -> None:
    assert only(":rocket::key: (:cat:), **:on:**").text == "🚀🔑 (🐱), 🔛"


def test_names_of_emoji_are_emoji_but_for_code() -> None:
    assert (
        only("A :rocket:, 10:30:15, :no_such_thing: and `:smile:`").text
        == "A 🚀, 10:30:15, :no_such_thing: and :smile:"
    )
