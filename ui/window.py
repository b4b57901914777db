"""The window: opens a library off its own thread, holds menus and messages, and takes what is dropped."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QMessageBox

from reader.types import Scope, View
from ui import left_out, theme
from ui.background import Background
from ui.banner import Banner
from ui.desk import Desk
from ui.library_acts import LibraryActs
from ui.memory import Memory
from ui.menus import Menus
from ui.orders import Order
from ui.parts import fit_screen, sentence
from ui.place_acts import PlaceActs
from ui.row_shape import Density
from ui.shortcuts import COMMANDS
from ui.tour import Tour

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from reader.errors import ReaderError
    from reader.library import Library
    from ui.key_help import KeyHelp
    from ui.pages import Page
    from ui.theme import Appearance, Theme

NAME = "Cuttings"
ALWAYS = {"quit", "keys", "about", "full_screen", "open_library"}  # commands that need no library
SIZE = (1280, 800)
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
STORY_MENU = ("read", "bookmark", "tag", "", "browser", "copy", "cuts", "", "delete", "", "read_all")
TRASH_MENU = ("restore", "", "copy", "", "empty_trash")


class Window(QMainWindow):
    """The one window of the program. `desk` is there as soon as a library is open.

    Signals: opened: it is; elsewhere(Path): show another library; restore_wanted(Path of a backup);
    move_wanted(Path of a folder). Those three need this window closed: see ui/program.py.
    """

    opened = Signal()
    elsewhere = Signal(object)
    restore_wanted = Signal(object)
    move_wanted = Signal(object)

    def __init__(self, folder: Path, appearance: Appearance, opening: Callable[[Path], Library]) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(NAME)
        self.setAcceptDrops(True)
        fit_screen(self, *SIZE)
        look = theme.colours(appearance.theme)
        self.folder, self._appearance, self._opening = folder, appearance, opening
        self.memory = Memory(folder)
        self.background = Background(self)
        self.menus = Menus(self, appearance)
        self.desk: Desk | None = None
        self._collects = False
        self._given: list[str] = []  # what waits to be opened until a library is
        self._library: Library | None = None
        self._page: Page | None = None  # instead of stories
        self.banner = Banner(look, self)
        self.background.failed.connect(self.complain)
        appearance.changed.connect(self._dress)
        self.menus.serve(self._always())
        self.menus.enable(ALWAYS)
        self._dress(appearance.theme)
        self.memory.restore_window(self)

    @cached_property
    def keys(self) -> KeyHelp:
        """The sheet of keys, made when it is first asked for."""
        from ui.key_help import KeyHelp

        return KeyHelp(self)

    @Slot()
    def open_soon(self) -> None:
        """Open the library off the window's thread: it has to be made or brought up to date first."""
        from ui.pages import Opening

        self._show_page(Opening(theme.colours(self._appearance.theme), self))
        self.banner.raise_()
        self.background.work(partial(self._opening, self.folder), self.use, self.show_trouble)

    def use(self, library: Library) -> None:
        """Show a library."""
        self._library = library
        self.background.interrupt = library.interrupt
        self.desk = Desk(library, self.background, self._appearance, self.banner, self)
        self.desk.counted.connect(self._count)
        self.desk.story_menu_wanted.connect(self._story_menu)
        self.desk.acts.undo.moved.connect(self._show_undo)
        self.desk.collecting.refreshing.connect(self._show_refreshing)
        self.desk.columns.story.toggled.connect(self.menus.actions["quote_list"].setChecked)
        self.places = PlaceActs(self.desk, self.background, self.banner)
        self.tour = Tour(self.desk)
        self.whole = self._library_acts(library)
        self.menus.serve(self.whole.commands())
        self.menus.serve(self._commands(self.desk) | self.places.commands() | self.desk.page_commands())
        self._join(self.desk)
        self.setCentralWidget(self.desk)
        self.menus.enable(set(COMMANDS))
        self._show_undo()
        self._show_refreshing(False)
        self.menus.actions["by_itself"].setChecked(self.desk.collecting.by_itself.wanted)
        self.menus.actions["offline"].setChecked(self.desk.collecting.offline.is_on)
        self._count(self.desk.unread)
        self.memory.restore_desk(self.desk)
        self.menus.actions["quote_marks"].setChecked(self.desk.columns.pane.quotes_shown)
        self.desk.columns.list.setFocus()  # so that single keys work from the first moment
        self.banner.raise_()
        self._begin()

    def _library_acts(self, library: Library) -> LibraryActs:
        if library.folder != self.folder:  # it could not be moved, or put back, and is what it was
            self.folder, self.memory = library.folder, Memory(library.folder)
        made = LibraryActs(library, self.background, self.banner, self)
        made.restore_wanted.connect(self.restore_wanted)
        made.move_wanted.connect(self.move_wanted)
        return made

    def _begin(self) -> None:
        """All is there: look after the library, and do what had to wait for it."""
        self.whole.begin()
        if self._collects:
            self.collect_by_itself()
        self.opened.emit()
        self.take(())

    def _join(self, desk: Desk) -> None:
        """Let buttons do what the menus do, and the menus show what the desk does."""
        actions, columns = self.menus.actions, desk.columns
        for name, button in columns.bar.buttons.items():
            button.clicked.connect(actions[name].trigger)
        columns.search.order_shown.connect(self._show_order)
        for button in (columns.search.star, columns.search.rows):
            button.clicked.connect(actions[button.objectName()].trigger)
        columns.middle.wanted.connect(lambda name: actions[name].trigger())
        columns.know_commands(actions)
        desk.list_acts.density_changed.connect(self._show_density)
        desk.reading.shown.connect(lambda story: actions["cuts"].setEnabled(bool(story and story.capture)))
        desk.collecting.offline.changed.connect(actions["offline"].setChecked)

    def take(self, given: Sequence[str]) -> None:
        """Open what the program was given, once a library is open: keep files, ask about an address."""
        self._given += given
        if self.desk is None:
            return
        given, self._given = self._given, []
        addresses = [word for word in given if word.startswith(("http://", "https://"))]
        if files := [Path(word) for word in given if word not in addresses]:
            self.desk.capturing.keep_files(files)
        if addresses:
            self.desk.collecting.ask_address(addresses[0])

    def come_forward(self) -> None:
        """Show the window, wherever it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def collect_by_itself(self) -> None:
        """From now on ask the feeds when they are due, and for the passwords that are missing."""
        self._collects = True
        if self.desk is not None:
            self.desk.collecting.by_itself.start()
            self.whole.start()

    @Slot(object)
    def show_trouble(self, error: ReaderError) -> None:
        """Say instead of stories why there are none."""
        from ui.pages import Trouble

        page = Trouble(error, theme.colours(self._appearance.theme), self)
        page.again.connect(self.open_soon)
        page.elsewhere.connect(self._choose_folder)
        page.restore_wanted.connect(self._choose_backup)
        self._show_page(page)

    def _show_page(self, page: Page) -> None:
        """Show a page instead of stories; the one before it goes."""
        self._page = page
        self.setCentralWidget(page)

    @Slot(object)
    def complain(self, error: ReaderError) -> None:
        """Tell the person what went wrong, in its own sentence."""
        self.banner.complain(sentence(error.reason), error.subject)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how all was left, finish what is being written, let go of the library."""
        self.hide()
        self.memory.keep(self, self.desk, self._appearance.theme)
        if self.desk is not None:
            self.desk.leave()
            self.whole.leave()
        self.background.close()
        if self._library is not None:
            self._library.close()
            self._library = None
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.banner.arrange()
        if "keys" in self.__dict__:
            self.keys.arrange()
        if self.desk is not None:
            self.desk.columns.arrange_offers()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if (
            self.desk is not None and event.source() is None
        ):  # from outside; what it is, is said when it drops
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.desk is not None:
            event.acceptProposedAction()
            self.desk.capturing.take(event.mimeData())

    def _always(self) -> dict[str, Callable[[], object]]:
        return {
            "quit": self.close,
            "keys": lambda: self.keys.open(),
            "about": self._about,
            "full_screen": self._fill_screen,
            "open_library": self._choose_folder,
        }

    def _commands(self, desk: Desk) -> dict[str, Callable[[], object]]:
        """What each command does while a library is open."""
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
            "tour": self.tour.begin,
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
            "left_out": partial(left_out.toggle, desk.columns.pane, self.banner),
            **_going(desk),
        }

    @Slot(object)
    def _dress(self, chosen: Theme) -> None:
        look = theme.colours(chosen)
        self.menus.set_colours(look)
        self.menus.show_theme(chosen)
        self.banner.set_colours(look)
        if self.desk is not None:
            self.desk.set_theme(chosen)
        elif self._page is not None:
            self._page.set_colours(look)

    @Slot(int)
    def _count(self, unread: int) -> None:
        self.setWindowTitle(f"[{unread}] {NAME}" if unread else NAME)

    @Slot()
    def _show_undo(self) -> None:
        undo = self.desk.acts.undo if self.desk else None
        for name, words in (("undo", undo.undo_words()), ("redo", undo.redo_words())) if undo else ():
            action, plain = self.menus.actions[name], self.tr(COMMANDS[name].words)
            action.setEnabled(bool(words))
            action.setText(f"{plain} {words[0].lower()}{words[1:]}" if words else plain)

    @Slot(object)
    def _show_density(self, density: Density) -> None:
        for kind in Density:
            self.menus.actions[f"rows_{kind}"].setChecked(kind is density)

    @Slot(object)
    def _show_order(self, order: Order) -> None:
        for kind in Order:
            self.menus.actions[f"{kind}_first"].setChecked(kind is order)

    @Slot(bool)
    def _show_refreshing(self, busy: bool) -> None:
        self.menus.actions["refresh"].setEnabled(not busy)
        self.menus.actions["refresh_place"].setEnabled(not busy)
        self.menus.actions["stop"].setEnabled(busy)
        left = self.desk is not None and bool(self.desk.collecting.left)
        self.menus.actions["resume"].setEnabled(left and not busy)

    @Slot(QPoint)
    def _story_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for name in TRASH_MENU if self.desk and self.desk.is_trash else STORY_MENU:
            if name:
                menu.addAction(self.menus.actions[name])
            else:
                menu.addSeparator()
        menu.popup(point)

    @Slot()
    def _choose_folder(self) -> None:
        words = self.tr("Open the folder of a library")
        if folder := QFileDialog.getExistingDirectory(self, words, str(self.folder.parent)):
            self.elsewhere.emit(Path(folder))

    @Slot()
    def _choose_backup(self) -> None:
        words, kinds = self.tr("Put back from a backup"), self.tr("Backups (*.db);;All files (*)")
        around = self.folder / "backups"
        file, _ = QFileDialog.getOpenFileName(self, words, str(around if around.is_dir() else ""), kinds)
        if file:
            self.restore_wanted.emit(Path(file))

    @Slot()
    def _fill_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    @Slot()
    def _about(self) -> None:
        words = self.tr(
            "Cuts the stories out of the pages and feeds you read, and keeps them on your own disk."
        )
        from html import escape

        place = self.tr("Library: {}").format(self.folder)
        QMessageBox.about(self, NAME, f"<h3>{NAME}</h3><p>{words}</p><p>{escape(place)}</p>")


def _going(desk: Desk) -> dict[str, Callable[[], object]]:
    """The commands that go somewhere, or change how it is seen."""
    columns, stories, pane = desk.columns, desk.columns.list, desk.columns.pane
    return {
        "search": desk.search,
        "find": pane.find,
        **{f"{order}_first": partial(columns.search.set_order, order) for order in Order},
        **{f"rows_{density}": partial(desk.list_acts.set_density, density) for density in Density},
        "rows": desk.list_acts.next_density,
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
        "quote_list": desk.toggle_quotes,
        "quote_marks": lambda: pane.show_quotes(not pane.quotes_shown),
        **{name: partial(desk.go_to, View(scope=scope)) for name, scope in SCOPES.items()},
    }
