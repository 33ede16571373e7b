"""Web pages: the article in a saved page, without the menus around it.

selectolax parses as browsers do. What is the article is found by what the page says (`article`, `main`), else by
where its paragraphs are, as the reader modes of browsers do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.document.clean import CleanText, clean_line
from reader.document.frontmatter import iso_date
from reader.document.html_source import parse_page
from reader.document.markup import MarkupBuilder
from reader.document.markup_links import link
from reader.document.markup_tags import EMPTY
from reader.document.model import Line, Metadata, Parsed
from reader.document.unseen import count_in_words, together

LANDMARKS = "article, main, [role=main], [itemprop=articleBody]"
NEVER_TEXT = (
    "script, style, template, noscript, .katex-mathml ~ .katex-html, .MathJax:has(math) nobr,"
    " mjx-container:has(math) > :not(mjx-assistive-mml), .MathJax_Preview:not(:only-child)"
)
"""What is never text of a page, and formulas that are drawn where the same are written."""
AROUND = (
    "nav, body > footer, body > :not(article) > footer, form[role=search], [role=navigation], [role=banner],"
    " [role=contentinfo], [role=complementary], [role=search], [role=dialog], dialog,"
    " .mw-editsection, .mw-cite-backlink, .navbox, .catlinks, .noprint, #toc, .toc"
)
"""What is never part of an article."""

MADE_BY_SCRIPT = (
    "this page is put together by a script in the browser, and the saved copy holds no text of it; open it there,"
    " and save it anew as a complete web page, or copy its text into a file"
)

_MENU_WORDS = frozenset({
    "nav", "navbar", "navigation", "menu", "sidebar", "breadcrumb", "breadcrumbs", "share", "sharing", "social",
    "comments", "related", "recommended", "promo", "advert", "advertisement", "ads", "sponsored", "cookie",
    "cookies", "consent", "newsletter", "subscribe", "pagination", "popup", "modal", "skip", "masthead",
})  # fmt: skip
_WORDS = re.compile(r"[a-z]+")
_MENU_SHARE = 0.2
_MOST_OF = 0.8
_ENOUGH = 0.4
_MORE_THAN_HALF = 0.6
_SMALL = 500
"""Letters below which a page is read whole, for there is too little to tell an article by."""
_CLOSE_ANCESTORS = 3
_DEPTH = 100
_MENU_BLOCKS = frozenset({"td", "th", "ul", "ol", "dl", "div", "center", "p", "table"})
_MENU_LINKS = 4
_MOSTLY_LINKS = 0.75

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def parse(data: bytes) -> Parsed:
    """The article of a web page."""
    page, doubt = parse_page(data)
    metadata = _metadata(page)
    builder = MarkupBuilder()
    body = page.body
    if body is None:
        _name_frames(page, builder)
        return Parsed(builder.finish(), metadata, count_in_words(builder.unseen))
    is_made_by_script = page.css_first("script") is not None
    _show_lazy_images(page)
    _show_formulas(page)
    _number_backwards(page)
    _remove(page.css(NEVER_TEXT))
    words = _count_words(body)
    article = _article(page, body)
    title = _headline(article, page)
    feed(builder, article)
    lines = link(builder.finish(), builder.anchors)
    if title and not any(line.kind == "heading" and line.level == 1 for line in lines):
        lines = _below(title, lines)
    if is_made_by_script and not lines:
        return Parsed([], metadata, MADE_BY_SCRIPT)
    left = words - _count_words(article) - len(title.split())
    around = f"{left:,} words around the article (menus and the like) are left out" if left > 0 else ""
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
        without_script = next(_ancestors(image, 1), None)
        if image.attributes.get("alt") not in there and without_script is not None:
            without_script.insert_before(image)


def _show_formulas(page: LexborHTMLParser) -> None:
    """Bring out formulas that are hidden because pictures of them are shown, as in wikis."""
    for hidden in page.css(".mwe-math-mathml-a11y[style]"):
        del hidden.attrs["style"]


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


def _article(page: LexborHTMLParser, body: LexborNode) -> LexborNode:
    """The node that holds the article; the whole body where nothing stands out."""
    letters = len(body.text())
    _remove(node for node in page.css(AROUND) if len(node.text()) <= _MOST_OF * letters)
    _remove(node for node in page.css("aside") if len(node.text()) <= _MOST_OF * letters and not _is_in_article(node))
    weights = _weights(body)
    everything = weights[body.mem_id]
    blocks = page.css("div, section, aside, ul, ol, p, header")
    _remove(node for node in blocks if _called_menu(node) and weights[node.mem_id] < _MENU_SHARE * everything)
    marked = page.css(LANDMARKS)
    if marked and everything:
        most = max(weights[node.mem_id] for node in marked)
        inner = [node for node in marked if weights[node.mem_id] >= _MOST_OF * most]
        if most >= _ENOUGH * everything:
            return inner[-1]
    return (_by_paragraphs(body) if everything >= _SMALL else None) or _without_menus(body)


def _is_in_article(aside: LexborNode) -> bool:
    """Whether an aside is of the text, and not of the page: more than links, in what the page says is its article."""
    is_text = 2 * _unlinked(aside) > len(aside.text())
    return is_text and any(above.css_matches(LANDMARKS) for above in _ancestors(aside, _DEPTH))


def _by_paragraphs(body: LexborNode) -> LexborNode | None:
    """The node whose own paragraphs, and those a level or two below, weigh most; None if too much is outside it."""
    scores: Counter[int] = Counter()
    nodes: dict[int, LexborNode] = {}
    for paragraph in body.css("p, pre, blockquote"):
        weight = _weight(paragraph)
        for distance, node in enumerate(_ancestors(paragraph, _CLOSE_ANCESTORS), 1):
            nodes[node.mem_id] = node
            scores[node.mem_id] += weight // distance
    best = nodes[max(scores, key=scores.__getitem__)]
    holds_most = _weights(best)[best.mem_id] >= _MOST_OF * _weights(body)[body.mem_id]
    return best if holds_most and _unlinked(best) >= _MORE_THAN_HALF * _unlinked(body) else None


def _without_menus(body: LexborNode) -> LexborNode:
    """A page without its blocks of nothing but links to other pages, unless it is a page of links."""
    linked: Counter[int] = Counter()
    links: Counter[int] = Counter()
    blocks: dict[int, LexborNode] = {}
    for found in body.css("a[href]"):
        if (found.attributes["href"] or "").startswith("#"):
            continue
        letters = _letters(found)
        for node in _ancestors(found, _DEPTH):
            if node.tag in _MENU_BLOCKS:
                blocks[node.mem_id] = node
                links[node.mem_id] += 1
                linked[node.mem_id] += letters
    of_links = [node for name, node in blocks.items() if links[name] >= _MENU_LINKS]
    menus = {node.mem_id: node for node in of_links if linked[node.mem_id] >= _MOSTLY_LINKS * _letters(node)}
    outermost = [node for node in menus.values() if not any(n.mem_id in menus for n in _ancestors(node, _DEPTH))]
    if 2 * sum(map(_letters, outermost)) < _letters(body):
        _remove(outermost)
    return body


def _letters(node: LexborNode) -> int:
    return len("".join(node.text().split()))


def _weights(top: LexborNode) -> Counter[int]:
    """For each node, the letters in paragraphs of it that are not in links."""
    weights: Counter[int] = Counter({top.mem_id: 0})
    for paragraph in top.css("p, pre"):
        weight = _weight(paragraph)
        for node in _ancestors(paragraph, _DEPTH):
            weights[node.mem_id] += weight
    return weights


def _weight(paragraph: LexborNode) -> int:
    return max(0, 2 * _unlinked(paragraph) - len(paragraph.text()))


def _unlinked(node: LexborNode) -> int:
    """The letters of a node that are in no link."""
    return len(node.text()) - sum(len(link.text()) for link in node.css("a"))


def _ancestors(node: LexborNode, most: int) -> Iterator[LexborNode]:
    above = node.parent
    while above is not None and most > 0 and above.tag not in ("html", "-document", "-undef"):
        yield above
        above, most = above.parent, most - 1


def _called_menu(node: LexborNode) -> bool:
    if not _MENU_WORDS.isdisjoint(_WORDS.findall((node.attributes.get("class") or "").casefold())):
        return True
    name = _WORDS.findall((node.id or "").casefold())
    return not _MENU_WORDS.isdisjoint(name) and not _is_named_by_heading(node, name)


def _is_named_by_heading(node: LexborNode, name: list[str]) -> bool:
    """Whether the name of a part is that of its heading, as in manuals: then it says nothing of what the part is for.

    A part with a single word for its name must be in what the page says is its article.
    """
    heading = node.css_first("h1, h2, h3, h4, h5, h6")
    if heading is None or name != _WORDS.findall(heading.text().casefold()):
        return False
    return len(name) > 1 or any(above.css_matches(LANDMARKS) for above in _ancestors(node, _DEPTH))


def _remove(nodes: Iterable[LexborNode]) -> None:
    """Take nodes out of the page; a node inside another one goes with that, and must not be touched again."""
    doomed = {node.mem_id: node for node in nodes}
    outermost = [n for n in doomed.values() if not any(above.mem_id in doomed for above in _ancestors(n, _DEPTH))]
    for node in outermost:
        node.decompose()


def _headline(article: LexborNode, page: LexborHTMLParser) -> CleanText:
    """The page's only main heading where it stands outside the article, else nothing."""
    if article.css_first("h1") is not None:
        return CleanText("")
    headings = page.css("h1")
    return clean_line(headings[0].text(separator=" ")) if len(headings) == 1 else CleanText("")


def _count_words(node: LexborNode) -> int:
    return len(node.text(separator=" ").split())


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
