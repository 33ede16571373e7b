"""Web pages: the article in a saved page, without the menus around it.

selectolax parses as browsers do.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.document.clean import CleanText, clean_line
from reader.document.frontmatter import iso_date
from reader.document.html_around import comments_in
from reader.document.html_article import find_article, rules_at_ends
from reader.document.html_nodes import remove
from reader.document.html_source import parse_page
from reader.document.markup import MarkupBuilder
from reader.document.markup_links import IN_WEB, link
from reader.document.markup_tags import EMPTY
from reader.document.model import Line, Metadata, Parsed
from reader.document.unseen import count_in_words, together

NEVER_TEXT = (
    "script, style, template, noscript, .katex-mathml ~ .katex-html, .MathJax:has(math) nobr,"
    " mjx-container:has(math) > :not(mjx-assistive-mml), .MathJax_Preview:not(:only-child)"
)
"""What is never text of a page, and formulas that are drawn where the same are written."""

MADE_BY_SCRIPT = (
    "this page is put together by a script in the browser, and the saved copy holds no text of it; open it there,"
    " and save it anew as a complete web page, or copy its text into a file"
)

_ITEM = re.compile(r"[•–∗*]|\d+\.")
"""What stands before the items of a list anyway."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def parse(data: bytes, address: str = "") -> Parsed:
    """The article of a web page, and of one that is known to be from some address."""
    page, doubt, saved_from = parse_page(data)
    base = _base(page, address or saved_from)
    metadata = _metadata(page)._replace(base=base)
    builder = MarkupBuilder(base)
    body = page.body
    if body is None:
        _name_frames(page, builder)
        return Parsed(builder.finish(), metadata, count_in_words(builder.unseen))
    is_made_by_script = page.css_first("script") is not None
    _show_lazy_images(page)
    _show_formulas(page)
    _set_notes_apart(page)
    _number_backwards(page)
    remove(page.css(NEVER_TEXT))
    words, comments = _count_words(body), _count_words(*comments_in(body))
    article = find_article(page, body)
    title = _headline(article, page)
    remove(rules_at_ends(article))
    kept, kept_comments = _count_words(article), _count_words(*comments_in(article))
    feed(builder, article)
    lines = link(builder.finish(), builder.anchors)
    if title and not any(line.kind == "heading" and line.level == 1 for line in lines):
        lines = _below(title, lines)
    if is_made_by_script and not lines:
        return Parsed([], metadata, MADE_BY_SCRIPT)
    left, comments = words - kept - len(title.split()), comments - kept_comments
    around = _left_out(left - comments, comments)
    return Parsed(lines, metadata, together(doubt, count_in_words(builder.unseen), around))


def feed(builder: MarkupBuilder, top: LexborNode) -> None:
    """Give a builder a node and all that is in it, in the order of the text, without recursion."""
    node: LexborNode | None = top
    while node is not None:
        tag = node.tag or ""
        if tag == "-text":
            builder.data(node.text_content or "")
        elif not tag.startswith(("-", "!")):
            builder.start(tag, node.attributes)
            if tag not in EMPTY and node.child is not None:
                node = node.child
                continue
            builder.end(tag)
        while node is not None and node.next is None and node.mem_id != top.mem_id:
            node = node.parent
            if node is not None:
                builder.end(node.tag or "")
        if node is None or node.mem_id == top.mem_id:
            return
        node = node.next


def _name_frames(page: LexborHTMLParser, builder: MarkupBuilder) -> None:
    """Say which pages a page of frames puts together."""
    for frame in page.css("frame"):
        for tag in ("p", "iframe"):
            builder.start(tag, {"title": frame.attributes.get("src")})
        for tag in ("iframe", "p"):
            builder.end(tag)


def _show_lazy_images(page: LexborHTMLParser) -> None:
    """Bring out images that are only there without scripts, unless the same stands there for the script to show."""
    there = {image.attributes.get("alt") for image in page.css("img:not(noscript img)")}
    for image in page.css("noscript img"):
        without_script = image.parent
        if image.attributes.get("alt") not in there and without_script is not None:
            without_script.insert_before(image)


def _show_formulas(page: LexborHTMLParser) -> None:
    """Bring out formulas that are hidden because pictures of them are shown, as in wikis."""
    for hidden in page.css(".mwe-math-mathml-a11y[style]"):
        del hidden.attrs["style"]


def _set_notes_apart(page: LexborHTMLParser) -> None:
    """Put brackets around footnotes that stand in the text, as in papers that LaTeXML made of TeX."""
    for note in page.css(".ltx_role_footnote .ltx_note_content"):
        note.insert_before(" (")
        note.insert_after(")")
    remove(page.css(".ltx_note_content > .ltx_note_mark, .ltx_tag_note"))
    remove(sign for sign in page.css("li > .ltx_tag_item") if _ITEM.fullmatch(sign.text().strip()))


def _number_backwards(page: LexborHTMLParser) -> None:
    """Say with which number lists begin that count down."""
    for numbered in page.css("ol[reversed]:not([start])"):
        numbered.attrs["start"] = str(sum(item.tag == "li" for item in numbered.iter()))


def _below(title: CleanText, lines: list[Line]) -> list[Line]:
    """Lines below a title that stood outside the article, their links brought along."""

    def moved(line: Line) -> Line:
        marks = (each._replace(target=each.target + 1) if isinstance(each.target, int) else each for each in line.marks)
        return line._replace(marks=tuple(marks))

    return [Line(title, "heading", level=1), *map(moved, lines)]


def _headline(article: LexborNode, page: LexborHTMLParser) -> CleanText:
    """The page's only main heading where it stands outside the article, else nothing."""
    if article.css_first("h1") is not None:
        return CleanText("")
    headings = page.css("h1")
    return clean_line(headings[0].text(separator=" ")) if len(headings) == 1 else CleanText("")


def _left_out(around: int, comments: int) -> str:
    """How many words are left out, and what they are."""
    said = [f"{_in_words(around)} around the article (menus and the like)"] if around > 0 else []
    said += [f"{_in_words(comments)} of comments"] if comments > 0 else []
    verb = "is" if max(0, around) + max(0, comments) == 1 else "are"
    return f"{' and '.join(said)} {verb} left out" if said else ""


def _in_words(number: int) -> str:
    return f"{number:,} word{'s' if number > 1 else ''}"


def _count_words(*nodes: LexborNode) -> int:
    """How many words there are in nodes, row by row: the words of a long page take ten times its memory."""
    return sum(len(row.split()) for node in nodes for row in node.text(separator="\n").split("\n"))


def _base(page: LexborHTMLParser, address: str) -> str:
    """The address that links of a page begin at: as it says, else its own; nothing where neither is known."""
    said = [
        page.css_first("base[href]"),
        page.css_first("link[rel=canonical]"),
        page.css_first("meta[property='og:url']"),
    ]
    base, *own = [
        (node.attributes.get("href") or node.attributes.get("content") or "") if node else "" for node in said
    ]
    return next((clean_line(each) for each in (base, address, *own) if IN_WEB.fullmatch(each)), "")


def _metadata(page: LexborHTMLParser) -> Metadata:
    """What the head of a page says of it."""
    facts: dict[str, str] = {}
    for node in page.css("meta"):
        name = (node.attributes.get("property") or node.attributes.get("name") or "").casefold()
        facts.setdefault(name, (node.attributes.get("content") or "").strip())
    title = page.css_first("title")
    heading = page.css("h1")
    root = page.css_first("html")
    language = (root.attributes.get("lang") if root else None) or ""
    author = next((facts[name] for name in ("author", "article:author", "dc.creator") if facts.get(name)), "")
    dates = ("article:published_time", "date", "dc.date", "dc.date.issued", "citation_date")
    moment = page.css_first("time[datetime]")
    date = next((facts[name] for name in dates if facts.get(name)), moment.attributes["datetime"] if moment else "")
    named = facts.get("og:title") or (heading[0].text(separator=" ") if len(heading) == 1 else "")
    return Metadata(
        title=clean_line(named or (title.text() if title else "")),
        author=clean_line(author) if author and "://" not in author else None,
        date=iso_date(date or ""),
        language=language if _LANGUAGE.fullmatch(language) else "",
    )
