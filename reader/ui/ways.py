"""The ways through the text: find, go to, contents, and back and forward after every jump."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive

from reader.document.model import DocumentKey, Position, Span
from reader.ui.cells import cut
from reader.ui.page import PageView, Top

if TYPE_CHECKING:
    from reader.document.links import Link
    from reader.ui.bookmarks import Bookmarks
    from reader.ui.find import Find, Looked
    from reader.ui.go_to import GoTo
    from reader.ui.links import Links
    from reader.ui.page_room import PageRoom
    from reader.ui.reading_screen import ReadingScreen
    from reader.ui.travel import Travel

NOTE_CELLS = 60
"""What the note on a bookmark may take of that row."""
FURNISHED = 5.0
"""Seconds after which a field that was asked for before it was there must have come."""


class Ways(Horizontal):
    """What surrounds the panes, so that the keys here work from each of them."""

    BLANK = True
    DEFAULT_CSS = """
    Ways { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "hit(1)", "Next", id="read.next-hit", tooltip="Go to the next place of what was looked for"),
        Binding("N", "hit(-1)", "Previous", key_display="N", id="read.previous-hit",
                tooltip="Go to the place before of what was looked for"),
        Binding("slash", "find", "Find", key_display="/", id="read.find",
                tooltip="Find words in the text, or a regular expression"),
        Binding("colon", "go_to", "Go to", key_display=":", show=False, id="read.go-to",
                tooltip="Go to a line (120), a per cent (40%) or a heading (#words)"),
        Binding("m", "bookmark", "Keep", id="read.bookmark",
                tooltip="Keep what is selected, the place found or the first sentence that begins in view, "
                "with a note; on a kept one, change its note"),
        Binding("M", "bookmarks", "Bookmarks", show=False, key_display="M", id="read.bookmarks",
                tooltip="List the bookmarks, to go to one or take it away"),
        Binding("apostrophe", "marked(1)", "Next bookmark", show=False, key_display="'", id="read.next-bookmark",
                tooltip="Go to the next bookmark, which tells its note"),
        Binding("quotation_mark", "marked(-1)", "Bookmark before", show=False, key_display='"',
                id="read.previous-bookmark", tooltip="Go to the bookmark before"),
        Binding("enter", "follow", "Follow", key_display="Enter", id="read.follow",
                tooltip="Follow the chosen link: in the text, to a file beside it, or out of it after asking"),
        Binding("y", "copy_address", "Copy address", show=False, id="read.copy-address",
                tooltip="Copy the address that the chosen link leads to"),
        Binding("l", "link(1)", "Links", show=False, id="read.next-link", tooltip="Choose the next link in view"),
        Binding("L", "link(-1)", "Link before", key_display="L", show=False, id="read.previous-link",
                tooltip="Choose the link before"),
        Binding("right_curly_bracket", "heading(1)", "Next heading", show=False, key_display="}",
                id="read.next-heading", tooltip="Go to the next heading"),
        Binding("left_curly_bracket", "heading(-1)", "Heading before", show=False, key_display="{",
                id="read.previous-heading", tooltip="Go to the heading before, first to that of the part you are in"),
        Binding("less_than_sign,alt+left", "trail(-1)", "Back", key_display="<", id="read.trail-back",
                tooltip="Go back to where you were before a jump, or to the text that led here"),
        Binding("greater_than_sign,alt+right", "trail(1)", "Forward", key_display=">", show=False,
                id="read.trail-forward", tooltip="Go forward again after going back"),
    ]  # fmt: skip

    sees_text: reactive[bool] = reactive(True, repaint=False, bindings=True)
    status: reactive[str] = reactive("", repaint=False, bindings=True)

    def __init__(self, page: PageView, key: DocumentKey, enter: Callable[[], None], travel: Travel) -> None:
        """The ways through a text; `enter` shows the article and gives it the focus."""
        super().__init__()
        self.page = page
        self.key = key
        self._enter = enter
        self._travel = travel
        self._find: Find | None = None
        self._go_to_field: GoTo | None = None
        self._bookmarks: Bookmarks | None = None
        self._asked: Callable[[], None] | None = None
        self._at_heading = Top(Position(-1, 0)), -1
        """What stood at the top when a heading was gone to, and which one; at the end of the text none gets there."""
        self._followed: tuple[Top, Span] | None = None
        """What stood at the top when a link was followed, and which one."""

    @property
    def _reading(self) -> ReadingScreen:
        """The screen, by its own type."""
        return cast("ReadingScreen", self.screen)

    @property
    def found(self) -> bool:
        """Whether hits are marked in the text, or the lack of them is told."""
        return bool(self._find and self._find.hits)

    @property
    def likeliest(self) -> tuple[str, ...]:
        """What is likely to be done next where something leads on: a chosen link, or what was found in the text."""
        if self._link:
            return ("follow",)
        if self.page.landed:
            return ("trail(-1)",)
        return ("hit(1)", "hit(-1)", "leave") if self.page.found.here and self.page.has_focus else ()

    @property
    def looked(self) -> Looked | None:
        """What was looked for in the text."""
        return self._find.looked if self._find else None

    def on_mount(self) -> None:
        """Say where a link leads that is chosen in the page."""
        self.watch(self.page, "chosen", self._say, init=False)

    async def furnish(self, looked: Looked | None = None) -> None:
        """Put the fields there; one that was asked for before opens, with what was typed since.

        What was `looked` for in another state of the text is looked for again.
        """
        from reader.ui.bookmarks import Bookmarks
        from reader.ui.find import Find
        from reader.ui.go_to import GoTo

        find, go_to, bookmarks = Find(self.page), GoTo(self.page.document), Bookmarks(self.page, self.key)
        await self.mount(find, go_to, bookmarks)
        self._find, self._go_to_field, self._bookmarks = find, go_to, bookmarks
        self.watch(find, "status", self._say, init=False)
        if looked:
            find.resume(looked)
        if self._asked:
            asked, self._asked = self._asked, None
            asked()
            self._reading.reader.key_queue.let_go()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing leads through a text that may not be seen."""
        if not self.sees_text:
            return False
        if action == "hit":
            return self._has_hits or self.page.has_focus
        if action == "follow":
            return self._link is not None
        if action == "copy_address":
            return self._link is not None and self._links.address is not None
        if action == "trail":
            return self._travel.leads(-1 if parameters == (-1,) else 1) or self.page.has_focus
        return True

    @property
    def _has_hits(self) -> bool:
        return bool(self._find and self._find.found)

    def key_label(self, action: str) -> str | None:
        """Nothing is said beside the article, where other keys are likelier, nor find while something is marked."""
        if not self.page.has_focus or (action == "bookmark" and not self.page.chosen):
            return ""
        if action in ("hit(1)", "hit(-1)") and not self._has_hits:
            return ""
        if action == "trail(-1)" and not (self.page.landed and self._travel.leads(-1)):
            return ""
        marked = self.page.chosen or self.page.highlights or self.found
        return "" if action == "find" and marked else None

    @cached_property
    def _links(self) -> Links:
        """The links of the page; most texts are read without following any."""
        from reader.ui.links import Links

        return Links(self.page)

    @property
    def _link(self) -> Link | None:
        """The link that is chosen."""
        return self._links.chosen if self.page.chosen else None

    def _say(self) -> None:
        """Say where the chosen link leads, else where among the hits the view is."""
        found = self._find.status if self._find else ""
        self.status = self._links.told(self._link) if self._link else found

    def _let_go_of_link(self) -> None:
        """Choose no link any more, which would hide what find says."""
        if self._link:
            self.page.chosen = None

    def watch_sees_text(self, sees_text: bool) -> None:
        """Forget what was found in a text that is out of sight."""
        if not sees_text and self._find and self._go_to_field and self._bookmarks:
            self._find.close()
            self._go_to_field.close()
            self._bookmarks.close()
            self.page.chosen = None
            self.clear()

    def clear(self) -> None:
        """Forget what was found."""
        if self._find:
            self._find.clear()

    def action_find(self) -> None:
        """Ask what to find."""
        self._let_go_of_link()
        self._ask(self.action_find, self._find.ask if self._find else None)

    def action_go_to(self) -> None:
        """Ask where to go."""
        self._ask(self.action_go_to, self._go_to_field.ask if self._go_to_field else None)

    def _ask(self, action: Callable[[], None], ask: Callable[[], None] | None) -> None:
        """Open a field over the article, as soon as it is there."""
        if ask is None:
            self._asked = action
            self._reading.reader.key_queue.hold(FURNISHED)
            return
        self._enter()
        ask()

    def on_find_closed(self, message: Find.Closed) -> None:
        """Back to the text, from where the search began to what it found."""
        self._remember(message.top)
        self._leave_field()
        if message.again and self._has_hits:
            self.action_hit(1)

    def action_hit(self, by: int) -> None:
        """Go to the next hit or the one before, or say why there is none."""
        self._let_go_of_link()
        if not self._has_hits:
            self._reading.tell("not found" if self.found else "nothing is looked for yet: / finds")
            return
        hit = self._find and self._find.step(by)
        if hit:
            self._to(partial(self.page.show, hit))

    def on_find_came(self, message: Find.Came) -> None:
        """Go to a hit that had to be looked for."""
        if message.hit:
            self._to(partial(self.page.show, message.hit))

    def on_go_to_closed(self, message: GoTo.Closed) -> None:
        """Go where it was asked to."""
        self._leave_field()
        if message.to is not None:
            self.page.go_to(message.to)
        if message.count > 1:
            said = f"heading {message.nth:,} of {message.count:,}; again goes on"
            self._reading.tell(said, "contents")

    def action_link(self, by: int) -> None:
        """Choose the next link in view, round from the last to the first."""
        if self._links.step(by):
            self._enter()
        else:
            self._reading.tell("there is no link in view")

    def action_follow(self) -> None:
        """Follow the chosen link."""
        if self._link:
            self._follow(self._link)

    def action_copy_address(self) -> None:
        """Copy the address that the chosen link leads to."""
        address = self._links.address
        if address:
            from reader.ui.bars import KeyBar
            from reader.ui.clipboard import copy

            copy(address, self._reading.query_one(KeyBar), ": the address")

    def on_page_room_pointed(self, message: PageRoom.Pointed) -> None:
        """Follow a link that was clicked on, or tell the note on what is kept there."""
        link = self._links.at(message.place)
        if link:
            message.stop()
            self._follow(link)
        elif message.noted:
            if not message.noted.start <= message.place < message.noted.end:  # in the margin
                message.stop()
            self._reading.call_after_refresh(self._tell_note, message.noted)  # after what is said of an entity there

    def _follow(self, link: Link) -> None:
        from reader.ui.following import Following

        self._followed = self.page.top, link.span
        Following(self.page, self._travel.texts, self.go_to).follow(link)

    def go_to(self, place: Position) -> None:
        """Go to a place in the article."""
        self.page.chosen = None
        self._to(partial(self.page.go_to, place))

    def on_page_view_moved(self) -> None:
        """Choose no link that is out of view."""
        if self._link and not self.page.in_view(self._link.span):
            self.page.chosen = None

    def action_bookmark(self) -> None:
        """Ask for the note of a bookmark."""
        self._ask(self.action_bookmark, self._bookmarks.ask if self._bookmarks else None)

    def on_bookmarks_closed(self, message: Bookmarks.Closed) -> None:
        """Back to the text, or to the list that it was asked in."""
        self._leave_field()
        if message.listed:
            self.action_bookmarks(message.listed)
        elif message.kept:
            self._reading.tell("kept: M lists the bookmarks")

    def action_bookmarks(self, at: Span | None = None) -> None:
        """List the bookmarks, from the nearest on or at one."""
        from reader.library import notes_path
        from reader.ui.bookmarks_screen import BookmarksScreen, Wanted

        bookmarks = self._bookmarks

        def go(wanted: Wanted | None) -> None:
            if wanted and bookmarks:
                self._to(partial(self.page.show, wanted.span))
                if wanted.to_write:
                    bookmarks.ask(wanted.span)

        if bookmarks:
            self.app.push_screen(BookmarksScreen(bookmarks, notes_path(self._reading.article), at), go)

    def action_marked(self, by: int) -> None:
        """Go to the next bookmark or the one before, and tell its note."""
        self._ask(partial(self.action_marked, by), partial(self._to_bookmark, by) if self._bookmarks else None)

    def _to_bookmark(self, by: int) -> None:
        span = self._bookmarks and self._bookmarks.step(by)
        if span:
            self._tell_note(span)
        else:
            self._reading.tell(f"there is no bookmark {'further on' if by > 0 else 'before this'}")

    def _tell_note(self, span: Span) -> None:
        """Tell the note on a bookmark, or when it was kept."""
        note = self._bookmarks and self._bookmarks.note_on(span)
        if note:
            self._reading.tell(f"◆ {cut(note, NOTE_CELLS)}")

    def show_contents(self) -> None:
        """Choose a heading."""
        from reader.ui.contents_screen import ContentsScreen

        def go(line: int | None) -> None:
            if line is not None:
                self.go_to(Position(line, 0))

        document = self.page.document
        shares = [document.passed(Position(heading.line, 0)) for heading in document.headings]
        here = self.page.visible_start().line
        self.app.push_screen(ContentsScreen(document, shares, here), go)

    def action_heading(self, by: int) -> None:
        """Go to the next heading or the one before: from the one gone to last if the page still shows that."""
        headings = self.page.document.headings
        top, nth = self._at_heading
        if top != self.page.top:
            place = self.page.visible_start()
            nth = bisect_left(headings, place, key=lambda heading: Position(heading.line, 0))
            is_here = nth < len(headings) and Position(headings[nth].line, 0) == place
            nth -= by > 0 and not is_here
        nth += by
        if not 0 <= nth < len(headings):
            self._reading.tell(f"there is no heading {'further on' if by > 0 else 'before this'}")
            return
        self.go_to(Position(headings[nth].line, 0))
        self._at_heading = self.page.top, nth

    def on_page_view_jumped(self, message: PageView.Jumped) -> None:
        """Remember where a jump was made from."""
        self._remember(message.top)

    def _remember(self, top: Top) -> None:
        if top != self.page.top:
            followed = self._followed
            self._travel.leave(top, followed[1] if followed and followed[0] == top else None)
            self._followed = None

    def action_trail(self, by: int) -> None:
        """Go back or forward if there is anything; from the ends of the way through this text to another text."""
        stop = self._travel.step(by, self._link.span if self._link else None)
        if stop:
            self._to(partial(self.page.restore, stop.top))
            self.page.chosen = stop.link
            self._reading.marks.restore(stop.marking)

    def _leave_field(self) -> None:
        """Back to the article, to which the row of the field belongs again: the next key moves by all of it."""
        self._enter()
        self.page.fit(self._reading.panes.page_size)

    def _to(self, then: Callable[[], object]) -> None:
        """Go to the article, and on in it when it is there."""
        self._enter()
        then()
