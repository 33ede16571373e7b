"""The tags of markup: which of them part lines, which mark words, and which are no text."""

from __future__ import annotations

from reader.document.model import MarkStyle

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", *HEADINGS,
})  # fmt: skip
SKIPPED = frozenset({
    "script", "style", "template", "noscript", "head", "title", "datalist", "rp",
})  # fmt: skip
"""Tags whose content is no text of the article."""
EMPTY = frozenset({
    "img", "br", "hr", "input", "wbr", "embed", "source", "track", "col", "link", "meta", "area", "base", "param",
})  # fmt: skip

STYLES: dict[str, MarkStyle] = {
    **dict.fromkeys(("em", "i", "cite", "dfn"), "emphasis"),
    **dict.fromkeys(("strong", "b", "summary", "dt"), "strong"),
    **dict.fromkeys(("s", "del", "strike"), "struck"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "a": "link",
}
SEEN_OUTSIDE = {
    "video": "video", "audio": "sound", "iframe": "embedded page", "object": "embedded object",
    "embed": "embedded object", "canvas": "drawing", "select": "form field", "textarea": "form field",
}  # fmt: skip
"""Tags of what is no text, and what is said in their place."""

MATH = frozenset({
    "mi", "mn", "mo", "ms", "mtext", "mspace", "mrow", "mstyle", "merror", "mpadded", "mphantom", "menclose", "mfrac",
    "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts",
    "mfenced", "mtable", "mtr", "mtd", "semantics", "annotation", "annotation-xml",
})  # fmt: skip

KNOWN = frozenset({
    *BLOCKS, *EMPTY, *STYLES, *SEEN_OUTSIDE, "sup", "sub", "q", "ruby", "rt", "rp", "rb", "span", "font", "u", "ins",
    "small", "big", "mark", "abbr", "acronym", "var", "time", "bdi", "bdo", "label", "picture", "math", *MATH, "svg",
}) - {"body", "link", "meta", "base", "param", "select", "textarea"}  # fmt: skip
"""Tags whose text belongs to a text that they are written into."""
