"""Pictures of a PDF: which ones a page shows, and the words in brackets that stand in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.document.pdf.print import Run

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_NESTED = 4
"""How deep pictures are looked for in drawings within drawings."""
_SIZE = 0.1
"""How large the letters of words are that are not printed: too small for any others to go on in them."""


def pictures_on(page: PdfPage) -> list[int]:
    """The numbers of marked content that the pictures of a page are in, none of which is unpacked; -1 for none."""
    from pypdfium2 import raw  # noqa: PLC0415  (an extra)

    found = page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=_NESTED)
    return [raw.FPDFPageObj_GetMarkedContentID(picture) for picture in found]


def place_of(description: str, x: float, y: float) -> Run:
    """What stands in the place of a picture; no word of it is printed."""
    return Run(f"[image: {' '.join(description.split()) or 'no description'}]", x, x, y, _SIZE)
