"""What there is to be seen of the program, and how each of it is brought about: one table."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from reader.library import Library
from reader.types import Progress, ReadingPlace, Scope, View
from tests.screenshots.camera import Shot, Stage, wait
from tests.screenshots.stock import TROUBLE, TWO
from ui import menu_key
from ui.theme import MOTION
from ui.typography import PIXELS

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader.types import Feed

USUAL = ("", "small")
FERRIES, TABLES, MAYOR, RANGERS = "Ferry crews call off", "lamps say", "Mayor says", "400 rangers"
LARGE = 31  # pixels of the text, for eyes that need it
SLOW = 1.5  # seconds that a library takes to open


# ── a story ──────────────────────────────────────────────────────────────────────────────────────


def story(words: str, stage: Stage) -> None:
    stage.read(words)


def story_end(words: str, stage: Stage) -> None:
    stage.read(words)
    stage.desk.columns.pane.go_to(ReadingPlace(1.0))


def large(stage: Stage) -> None:
    stage.read(FERRIES)
    pane = stage.desk.columns.pane
    pane.zoom(PIXELS.index(LARGE) - PIXELS.index(pane.typography.pixels))


def quote_card(stage: Stage) -> None:
    stage.read(MAYOR)
    stage.desk.columns.pane.next_quote()
    stage.desk.columns.pane.next_quote()
    wait(MOTION.flash)


def who_said_it(stage: Stage) -> None:
    quote_card(stage)
    stage.desk.columns.pane.correct_quote()


def quotes_by_speaker(stage: Stage) -> None:
    stage.read(FERRIES)
    stage.command("quote_list")


def highlight_card(stage: Stage) -> None:
    stage.read(TABLES)
    stage.command("next_highlight")
    wait(MOTION.flash)


def highlighted_head(stage: Stage) -> None:
    stage.read(RANGERS)
    stage.command("next_highlight")
    wait(MOTION.flash)


def page_menu(stage: Stage) -> None:
    highlight_card(stage)
    stage.desk.columns.pane.setFocus()
    menu_key.ask()


def selection_menu(stage: Stage) -> None:
    stage.read(FERRIES)
    paper = stage.desk.columns.pane._paper
    paper.setTextCursor(paper.document().find("late on Monday"))
    paper.setFocus()
    menu_key.ask()


def note_editor(stage: Stage) -> None:
    stage.read(FERRIES)
    stage.command("note")


def find(stage: Stage) -> None:
    stage.read(FERRIES)
    stage.command("find")
    stage.desk.columns.pane._find_bar.field.setText("the")


def type_sheet(stage: Stage) -> None:
    stage.read(FERRIES)
    stage.command("type")


def tag_editor(stage: Stage) -> None:
    stage.read(FERRIES)
    stage.command("tag")
    QTest.keyClicks(stage.desk.columns.bar.tags.field, "har")


def picture_viewer(stage: Stage) -> None:
    stage.read(FERRIES)
    shown = stage.desk.columns.pane.story
    assert shown is not None
    assert shown.picture is not None
    stage.desk.open.page_acts.look_at(shown.picture.address)


def own_window(stage: Stage) -> QWidget:
    stage.read(FERRIES)
    stage.command("own_window")
    return stage.desk.windows.windows[0]


def put_right(stage: Stage) -> None:
    stage.read(FERRIES)
    stage.command("put_right")


def left_out(stage: Stage) -> None:
    stage.read(MAYOR)
    stage.command("left_out")
    stage.desk.columns.pane.go_to(ReadingPlace(1.0))


def story_gone(stage: Stage) -> None:
    stage.desk.columns.pane.show_error("This story is gone", "It was deleted by another program meanwhile.")


def story_coming(stage: Stage) -> None:
    stage.desk.columns.pane.show_loading()
    wait(2 * MOTION.patience)


# ── the list and the side bar ────────────────────────────────────────────────────────────────────


def scope(which: Scope, stage: Stage) -> None:
    stage.open_first(View(scope=which))


def empty(which: Scope, stage: Stage) -> None:
    stage.go_to(View(scope=which))


def rows(kind: str, stage: Stage) -> None:
    stage.command(kind)
    stage.open_first(View())


def several(stage: Stage) -> None:
    stage.open_first(View())
    stories = stage.desk.columns.list
    for row in (1, 2, 4):
        stories.selectionModel().select(
            stories.stories.index(row, 0), stories.selectionModel().SelectionFlag.Select
        )


def search(words: str, stage: Stage) -> None:
    stage.desk.columns.search.ask(words)
    stage.settle()
    stage.desk.columns.list.open_first()


def typed(text: str, stage: Stage) -> None:
    stage.desk.columns.search.field.setFocus()
    stage.desk.columns.search.write(text)


def story_menu(stage: Stage) -> None:
    stage.open_first(View())
    stories = stage.desk.columns.list
    stage.window._story_menu(stories.viewport().mapToGlobal(QPoint(120, 160)))


def feed_menu(stage: Stage) -> None:
    tree = stage.desk.columns.tree
    ill = _ill(stage)
    place = tree.place(View(feed=ill.id))
    assert place is not None
    stage.window.places.show(place, tree.viewport().mapToGlobal(QPoint(120, 240)))


def view_menu(stage: Stage) -> None:
    bar = stage.window.menuBar()
    view = bar.actions()[2]
    view.menu().popup(bar.mapToGlobal(bar.actionGeometry(view).bottomLeft()))  # type: ignore[attr-defined] # Qt's stubs call it an object


def renaming(stage: Stage) -> None:
    stage.go_to(View(feed=_ill(stage).id))
    stage.command("rename_place")


# ── sheets ───────────────────────────────────────────────────────────────────────────────────────


def feed_sheet(stage: Stage) -> None:
    stage.window.places.show_details(_ill(stage))


def add_feed(stage: Stage) -> None:
    stage.command("add_feed")


def add_feed_refused(stage: Stage) -> None:
    stage.command("add_feed")
    sheet = stage.desk.collecting.sheet
    sheet.field.setText("http://127.0.0.1:9/feed")
    sheet.subscribe()


def capture_draft(stage: Stage) -> None:
    text = TWO.read_text(encoding="utf-8").replace("Lundmark", "Hjelmark")  # one that is not kept yet
    stage.desk.capturing.read_text(text, look=True)


def capture_kept(stage: Stage) -> None:
    stage.read(MAYOR)
    stage.command("cuts")


def sheet(command: str, stage: Stage) -> None:
    stage.command(command)


def asked(command: str, stage: Stage) -> None:
    stage.go_to(View(scope=Scope.TRASH))
    stage.command(command)


def backups(stage: Stage) -> None:
    if not stage.desk.library.backups():
        stage.command("back_up")
        stage.window.banner.close_message()
    stage.command("backups")


def tour(stage: Stage) -> None:
    stage.open_first(View(scope=Scope.CAPTURES))
    stage.command("tour")


# ── messages ─────────────────────────────────────────────────────────────────────────────────────


def trouble(stage: Stage) -> None:
    ill = _ill(stage)
    stage.window.banner.complain(ill.error, ill.title, ("Ask it again", _nothing))
    stage.open_first(View(feed=ill.id))


def done(stage: Stage) -> None:
    stage.open_first(View())
    stage.command("bookmark")
    stage.window.banner.say("3 stories deleted", "", ("Undo", _nothing))


def under_way(stage: Stage) -> None:
    stage.open_first(View())
    stage.window.banner.begin("Keeping 12 files", 12, ("Stop", _nothing))
    stage.window.banner.go_on(5, "harbour-post.html")
    stage.desk.columns.footer.begin()
    stage.desk.columns.footer.show_progress(Progress(done=4, total=9, new=31))


def offline(stage: Stage) -> None:
    stage.open_first(View())
    stage.desk.collecting.offline.is_on = True  # toggled, the library would remember it
    stage.desk.columns.footer.offline.show()
    stage.command("refresh")


# ── without a library ────────────────────────────────────────────────────────────────────────────


def as_it_is(_stage: Stage) -> None:
    """What one sees without doing anything."""


def slowly(folder: Path) -> Library:
    time.sleep(SLOW)
    return Library.open(folder)


def _ill(stage: Stage) -> Feed:
    return next(feed for feed in stage.desk.library.feeds() if feed.error == TROUBLE)


def _nothing() -> None:
    """For a button that is only looked at."""


SHOTS = (
    Shot("unread", partial(scope, Scope.UNREAD)),
    Shot("today", partial(scope, Scope.TODAY)),
    Shot("captures", partial(scope, Scope.CAPTURES)),
    Shot("highlights", partial(scope, Scope.HIGHLIGHTS)),
    Shot("quotes", partial(scope, Scope.QUOTES)),
    Shot("trash", partial(scope, Scope.TRASH)),
    Shot("dense", partial(rows, "rows_dense")),
    Shot("headlines", partial(rows, "rows_headlines")),
    Shot("chosen", several),
    Shot("search", partial(search, "islands tag:harbour -is:bookmarked")),
    Shot("field", partial(typed, "ha")),
    Shot("commands", partial(typed, ">re")),
    Shot("renaming", renaming, USUAL),
    # a story
    Shot("story", partial(story, FERRIES)),
    Shot("tables", partial(story, TABLES)),
    Shot("tables-end", partial(story_end, TABLES)),
    Shot("arabic", partial(story, "بحارة")),
    Shot("japanese", partial(story, "離島")),
    Shot("long-words", partial(story, "Hafenverkehr")),
    Shot("large", large),
    Shot("quote", quote_card, stays=False),
    Shot("who-said-it", who_said_it, USUAL, stays=False),
    Shot("by-speaker", quotes_by_speaker),
    Shot("highlight", highlight_card),
    Shot("highlighted-head", highlighted_head),
    Shot("note", note_editor),
    Shot("find", find, USUAL),
    Shot("type", type_sheet, USUAL),
    Shot("tagging", tag_editor, USUAL),
    Shot("left-out", left_out, USUAL),
    Shot("viewer", picture_viewer),
    Shot("own-window", own_window, ("",)),
    # nothing there, not yet there, not to be had
    Shot("no-bookmarks", partial(empty, Scope.BOOKMARKS), library="begun"),
    Shot("no-highlights", partial(empty, Scope.HIGHLIGHTS), ("",), library="begun"),
    Shot("no-reading", partial(empty, Scope.READING), ("",), library="begun"),
    Shot("no-trash", partial(empty, Scope.TRASH), ("",), library="begun"),
    Shot("no-feed", partial(empty, Scope.ALL), library="cut-off"),
    Shot("nothing-found", partial(search, "zeppelins date:2026-13")),
    Shot("story-coming", story_coming, ("",)),
    Shot("story-gone", story_gone, ("",)),
    Shot("welcome", as_it_is, library="empty"),
    Shot("opening", as_it_is, library="new", opening=slowly),
    Shot("damaged", as_it_is, library="damaged"),
    Shot("trouble", trouble),
    Shot("done", done, USUAL),
    Shot("under-way", under_way, USUAL),
    Shot("offline", offline),
    # sheets and menus
    Shot("tour", tour),
    Shot("keys", partial(sheet, "keys")),
    Shot("rules", partial(sheet, "rules"), USUAL),
    Shot("feed", feed_sheet, USUAL),
    Shot("add-feed", add_feed, USUAL),
    Shot("add-feed-refused", add_feed_refused, ("",), opening=Library.open),
    Shot("capture", capture_draft),
    Shot("cuts", capture_kept, USUAL),
    Shot("put-right", put_right, USUAL),
    Shot("backups", backups, USUAL),
    Shot("diagnostics", partial(sheet, "diagnostics"), USUAL),
    Shot("proxy", partial(sheet, "proxy"), ("",)),
    Shot("folder", partial(sheet, "new_folder"), ("",)),
    Shot("empty-trash", partial(asked, "empty_trash"), ("",)),
    Shot("story-menu", story_menu, ("",)),
    Shot("page-menu", page_menu, ("",), stays=False),
    Shot("selection-menu", selection_menu, ("",), stays=False),
    Shot("feed-menu", feed_menu, ("",)),
    Shot("view-menu", view_menu, ("",)),
)
