from __future__ import annotations

import pytest

from reader.ui.panes import ORDER, Pane, arrange_panes


@pytest.mark.parametrize("width", [140, 141, 200, 500])
@pytest.mark.parametrize("at", ORDER)
def test_from_140_columns_all_three_panes_are_seen(width: int, at: Pane) -> None:
    assert arrange_panes(width, at, "entities").seen == ORDER


@pytest.mark.parametrize("width", [90, 100, 139])
def test_from_90_columns_the_article_and_the_pane_with_the_focus_are_seen(width: int) -> None:
    assert arrange_panes(width, "entities", "quiz").seen == ("entities", "page")
    assert arrange_panes(width, "quiz", "entities").seen == ("page", "quiz")


@pytest.mark.parametrize(("side", "seen"), [("entities", ("entities", "page")), ("quiz", ("page", "quiz"))])
def test_from_90_columns_the_last_side_pane_stays_beside_the_article(side: Pane, seen: tuple[Pane, ...]) -> None:
    assert arrange_panes(100, "page", side).seen == seen


@pytest.mark.parametrize("width", [1, 40, 80, 89])
@pytest.mark.parametrize("at", ORDER)
def test_below_90_columns_only_the_pane_with_the_focus_is_seen_and_has_the_whole_width(width: int, at: Pane) -> None:
    arrangement = arrange_panes(width, at, "quiz")
    assert arrangement.seen == (at,)
    assert arrangement.entities == arrangement.quiz == width


@pytest.mark.parametrize("at", ORDER)
def test_the_article_beside_other_panes_never_has_less_than_50_columns(at: Pane) -> None:
    for width in range(90, 500):
        arrangement = arrange_panes(width, at, "quiz")
        beside = sum(getattr(arrangement, pane) for pane in arrangement.seen if pane != "page")
        assert width - beside >= 50, width


def test_panes_never_get_narrower_in_a_wider_window() -> None:
    for at in ORDER:
        widths = [arrange_panes(width, at, "quiz")[1:] for width in range(140, 500)]
        assert widths == sorted(widths)
