"""The article in a web page: which of its parts are text, and which stand around that."""

from __future__ import annotations

import pytest

from reader.document.html import parse

SENTENCE = "This is a sentence of the article, with enough words in it, and a comma or two, to be taken for one. "
STORY = "<h1>Story</h1>" + "".join(f"<p>{nth} {SENTENCE * 2}</p>" for nth in ("First", "Second", "Third"))


def first_words(source: str) -> list[str]:
    return [line.text.split()[0] for line in parse(f"<!DOCTYPE html><body>{source}".encode()).lines]


def posts(*lengths: int, kind: str = "post") -> str:
    return "".join(
        f"<article class={kind}><h2>Post{nth}</h2><p>Text{nth} {SENTENCE * length}</p></article>"
        for nth, length in enumerate(lengths)
    )


@pytest.mark.parametrize("lengths", [(3, 3, 4), (1, 2, 1, 0), (9, 3)])
@pytest.mark.parametrize("around", ["{}", "<main>{}</main>", "<div id=main><div>{}</div></div>"])
def test_articles_of_which_none_is_much_longer_than_all_others_are_all_shown(
    lengths: tuple[int, ...], around: str
) -> None:
    page = f"<nav><a href=/>Home</a></nav>{around.format(posts(*lengths))}<footer>By Ada</footer>"
    assert first_words(page) == [word for nth in range(len(lengths)) for word in (f"Post{nth}", f"Text{nth}")]


def test_an_article_much_longer_than_all_others_is_the_article() -> None:
    assert first_words(posts(20, 1, 1)) == ["Post0", "Text0"]


@pytest.mark.parametrize("story", [f"<div>{STORY}</div>", f"<article>{STORY}</article>"])
def test_teasers_below_a_story_are_left_out_and_those_of_a_front_page_are_not(story: str) -> None:
    assert first_words(story + posts(1, 1, 1, kind="teaser")) == ["Story", "First", "Second", "Third"]
    assert len(first_words(posts(1, 1, 1, 1, 1, 1, 1, kind="teaser"))) == 14


AROUND = (
    "id=onetrust-consent-sdk", "class='cc-window cc-banner'", "class=cookieconsent", "id=gdpr-banner",
    "class=qc-cmp2-container", "id=sp_message_container_1", "class=privacy-notice", "role=dialog", "role=alertdialog",
    "aria-modal=true", "class='modal consent'", "id=cookie_banner", "id=comments", "class=comments",
    "class=comment-list", "id=disqus_thread", "class=related", "class=related-posts", "class='widget most-read'",
    "class=sidebar", "id=footer", "class=site-footer",
)  # fmt: skip


@pytest.mark.parametrize("called", AROUND)
@pytest.mark.parametrize(
    "story", [f"<div>{STORY}</div>", "<article><h1>Story</h1><p>First is<br>Second.</article>"], ids=["long", "short"]
)
def test_what_is_well_known_to_be_around_an_article_is_left_out_at_any_length(called: str, story: str) -> None:
    around = f"<div {called}><h2>Other</h2>{f'<p>Other {SENTENCE}' * 9}</div>"
    for page in (around + story, story + around):
        assert not {"Other"} & {*first_words(page)}
        assert first_words(page)[:3] == ["Story", "First", "Second" if "div" in story else "Second."]


@pytest.mark.parametrize("called", [*AROUND, "class=nav", "class=menu"])
def test_a_page_that_is_nothing_but_a_block_of_such_a_name_is_shown(called: str) -> None:
    assert first_words(f"<div {called}>{STORY}</div>") == ["Story", "First", "Second", "Third"]


@pytest.mark.parametrize(
    "called", ["class=has-sidebar", "class=content-sidebar-wrap", "class=cmp-container", "class=no-comments"]
)
def test_a_name_that_only_speaks_of_what_is_around_says_nothing(called: str) -> None:
    page = f"<h1>Site</h1><p>{SENTENCE * 3}</p><div {called}>{STORY.replace('h1', 'h2')}</div>"
    assert first_words(page)[-4:] == ["Story", "First", "Second", "Third"]


def test_a_post_is_not_what_its_category_is_called() -> None:
    post = f"<div class='post category-social tag-cookies'><h2>Post</h2><p>Text {SENTENCE}</p></div>"
    assert first_words(f"<h1>Site</h1>{post * 7}") == ["Site", *["Post", "Text"] * 7]


@pytest.mark.parametrize("landmark", ["div", "article"])
def test_a_part_of_a_manual_with_a_well_known_id_is_text(landmark: str) -> None:
    parts = "".join(
        f"<div class=section id={name.casefold()}><h2>{name}</h2><p>On {name} {SENTENCE * 3}</p></div>"
        for name in ("Comments", "Related", "Consent", "Sidebar", "Footer")
    )
    page = f"<{landmark}><h1>Story</h1><p>First {SENTENCE}</p>{parts}</{landmark}>"
    assert first_words(page)[2:] == [
        "Comments",
        "On",
        "Related",
        "On",
        "Consent",
        "On",
        "Sidebar",
        "On",
        "Footer",
        "On",
    ]


def test_a_part_of_an_article_is_not_what_its_id_alone_says() -> None:
    parts = "".join(
        f"<section id={name}><h2>Of {name}</h2><p>On {name} {SENTENCE * 3}</p></section>"
        for name in ("related", "consent")
    )
    assert first_words(f"<article>{STORY}{parts}</article>")[4:] == ["Of", "On", "Of", "On"]


def test_a_footer_deep_in_the_text_is_text() -> None:
    assert first_words(f"<div><div>{STORY}<div class=footer><p>Ada wrote this.</div></div></div>")[-1] == "Ada"


def test_a_box_in_the_text_is_text() -> None:
    box = f"<aside class=sidebar><p class=sidebar-title>Box</p><p>{SENTENCE}</p></aside>"
    assert first_words(f"<main>{STORY}{box}</main>")[-2:] == ["Box", "This"]


LINKS = "".join(f"<li><a href=/{name}>{name}</a>" for name in ("Home", "News", "Mail", "Search", "About", "Wheels"))
FRAME = (
    "<table><tr><td><a href=/><img src=l.png alt=Logo></a><td><h1>Story</h1></table>"
    "<table><tr><td><table><tr><td><b>Main menu</b><tr><td><ul>{0}</ul></table>"
    "<td><table><tr><td><h2>Part</h2>{1}</table></table>"
)


def test_menus_in_the_cells_that_a_page_is_laid_out_by_are_left_out() -> None:
    for length in (2, 20):
        assert first_words(FRAME.format(LINKS, f"<p>First {SENTENCE * length}")) == [
            "[image:",
            "Story",
            "Part",
            "First",
        ]


def test_cells_of_links_that_are_no_menu_stay() -> None:
    assert "Home" in first_words(FRAME.format(LINKS, "<p>First."))
    inside = f"<p>First {SENTENCE * 9}</p><table><tr><td>All<td><ul>{LINKS}</ul></table>"
    assert "Home" in first_words(FRAME.format("", inside))
    index = f"<p>Wheels: {SENTENCE * 3}</p><dl><dt>Index<dd><ul>{LINKS.replace('=/', '=x')}</ul></dl>"
    assert "Home" in first_words(FRAME.format(LINKS * 2, index))


def test_a_list_of_contents_is_left_out_unless_the_page_is_for_it() -> None:
    contents = "".join(f"<dt><a href=p{nth}.html>{nth}. On wheels</a>" for nth in range(9))
    toc = f"<div class=toc><p><b>Contents</b></p><dl class=toc>{contents}</dl></div>"
    title = "<h1>Story</h1><p>By Ada</p>"
    assert first_words(title + toc) == ["Story", "By", "Contents", *(f"{nth}." for nth in range(9))]
    short = f"<div class=toc>{toc[:90]}</div>"
    assert first_words(title + short)[2:] == ["Contents", "0."]
    assert first_words(STORY + toc) == ["Story", "First", "Second", "Third"]


@pytest.mark.parametrize(
    "debris",
    [
        "<div id=siteNotice>Please give</div>",
        "<div id=catlinks><a>Categories</a>: <a href=o>Otters</a></div>",
        "<div class=printfooter>Retrieved from here</div>",
        "<footer class=entry-footer>Posted in bread</footer>",
        "<div class=prev-next><a href=p>Previous: Bread</a> <a href=n>Next: Salt</a></div>",
        "<table class=nav><tr><td><a href=p><img alt=Prev></a><th>The book<td><a href=n><img alt=Next></a></table>",
        "<div class=navfooter><hr><table><tr><td><a href=p>Prev</a><td>Home</table></div>",
    ],
)
def test_lines_that_pages_put_around_an_article_are_left_out(debris: str) -> None:
    story = f"<main>{STORY}{debris}</main>"
    assert first_words(story) == ["Story", "First", "Second", "Third"]
    assert "left out" in parse(story.encode()).unseen


def test_what_is_said_of_a_post_is_left_out_below_its_text() -> None:
    said = "<div class=postmeta>{}</div>".format
    post = f"{said('By Ada')}<div class=entry-content><p>{SENTENCE * 9}</p></div>{said('Posted in bread')}"
    assert first_words(f"<h1>Story</h1>{post}") == ["Story", "By", "This"]
