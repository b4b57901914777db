"""What the commands of ui/shortcuts.py do at a desk, by their names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.types import Scope, View
from ui import left_out
from ui.orders import Order
from ui.row_shape import Density

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.banner import Banner
    from ui.desk import Desk
    from ui.tour import Tour

SCOPES = {
    "today": Scope.TODAY,
    "unread": Scope.UNREAD,
    "bookmarks": Scope.BOOKMARKS,
    "reading": Scope.READING,
    "captures": Scope.CAPTURES,
    "highlights": Scope.HIGHLIGHTS,
    "quotes": Scope.QUOTES,
    "all": Scope.ALL,
    "trash": Scope.TRASH,
}


def commands(desk: Desk, tour: Tour, banner: Banner) -> dict[str, Callable[[], object]]:
    """What each command of a desk does."""
    collecting, acts = desk.collecting, desk.acts
    return {
        "add_feed": partial(collecting.ask_address, ""),
        "save_address": partial(collecting.ask_address, ""),
        "open_file": desk.capturing.open_files,
        "import_opml": collecting.import_opml,
        "export_opml": collecting.export_opml,
        "paste": desk.capturing.paste,
        "paste_and_look": desk.capturing.paste_and_look,
        "cuts": desk.show_cuts,
        "refresh": desk.refresh,
        "stop": collecting.stop,
        "resume": collecting.resume,
        "by_itself": collecting.by_itself.toggle,
        "offline": collecting.offline.toggle,
        "tour": tour.begin,
        "leave_search": partial(desk.columns.search.ask, ""),
        "proxy": collecting.by_itself.ask_proxy,
        "undo": acts.undo.undo,
        "redo": acts.undo.redo,
        "read": desk.toggle_read,
        "read_all": desk.mark_all_read,
        "bookmark": desk.toggle_bookmark,
        "tag": desk.edit_tags,
        "select_all": desk.list_acts.select_all,
        "delete": desk.list_acts.delete,
        "restore": desk.list_acts.restore,
        "empty_trash": desk.deleting.ask_to_empty,
        "save_search": desk.list_acts.save_search,
        "copy": desk.copy,
        "browser": desk.reading.open_in_browser,
        "left_out": partial(left_out.toggle, desk.columns.pane, banner),
        **_going(desk),
    }


def _going(desk: Desk) -> dict[str, Callable[[], object]]:
    """The commands that go somewhere, or change how it is seen."""
    columns, stories, pane = desk.columns, desk.columns.list, desk.columns.pane
    return {
        "search": desk.search,
        "find": pane.find,
        **{f"{order}_first": partial(columns.search.set_order, order) for order in Order},
        **{f"rows_{density}": partial(columns.middle.set_density, density) for density in Density},
        "rows": columns.middle.next_density,
        "larger": partial(pane.zoom, 1),
        "smaller": partial(pane.zoom, -1),
        "normal_size": pane.zoom_reset,
        "side_bar": columns.fold_side,
        "next_story": partial(stories.step, 1),
        "previous_story": partial(stories.step, -1),
        "next_unread": partial(stories.step_unread, 1),
        "previous_unread": partial(stories.step_unread, -1),
        "page": desk.page,
        "next_quote": pane.next_quote,
        "previous_quote": pane.previous_quote,
        "quote_list": desk.quotes.toggle,
        "quote_marks": lambda: pane.show_quotes(not pane.quotes_shown),
        **{name: partial(desk.go_to, View(scope=scope)) for name, scope in SCOPES.items()},
    }
