"""The window: opens a library off its own thread, holds menus and messages, and takes what is dropped."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QMenu

from ui import theme
from ui.background import Background
from ui.desk import Desk
from ui.memory import Memory
from ui.menus import Menus
from ui.orders import Order
from ui.parts import fit_screen, sentence
from ui.row_shape import Density
from ui.shortcuts import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QResizeEvent

    from reader.errors import ReaderError
    from reader.library import Library
    from ui.banner import Banner
    from ui.key_help import KeyHelp
    from ui.library_acts import LibraryActs
    from ui.pages import Page
    from ui.theme import Appearance, Theme

NAME = "Cuttings"
ALWAYS = {"quit", "keys", "about", "full_screen", "open_library"}  # commands that need no library
SIZE = (1280, 800)
STORY_MENU = ("read", "bookmark", "tag", "", "browser", "copy", "cuts", "", "delete", "", "read_all")
TRASH_MENU = ("restore", "", "copy", "", "empty_trash")


class Window(QMainWindow):
    """The one window of the program. `desk` is there as soon as a library is open.

    Signals: opened: it is; elsewhere(Path): show another library; restore_wanted(Path of a backup);
    move_wanted(Path of a folder); renew_wanted: write the library's file anew. Those four need this window
    closed: see ui/program.py.
    """

    opened = Signal()
    elsewhere = Signal(object)
    restore_wanted = Signal(object)
    move_wanted = Signal(object)
    renew_wanted = Signal()

    def __init__(self, folder: Path, appearance: Appearance, opening: Callable[[Path], Library]) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(NAME)
        self.setAcceptDrops(True)
        fit_screen(self, *SIZE)
        self.folder, self._appearance, self._opening = folder, appearance, opening
        self.memory = Memory(folder)
        self.background = Background(self)
        self.menus = Menus(self, appearance)
        self.desk: Desk | None = None
        self._begun = False
        self._collects = False
        self._given: list[str] = []  # what waits to be opened until a library is
        self._library: Library | None = None
        self._page: Page | None = None  # instead of stories
        self.background.failed.connect(self.complain)
        appearance.changed.connect(self._dress)
        self.memory.restore_window(self)

    @cached_property
    def banner(self) -> Banner:
        """What says something, made when there is something to say, or after the first paint."""
        from ui.banner import Banner

        return Banner(theme.colours(self._appearance.theme), self)

    @cached_property
    def keys(self) -> KeyHelp:
        """The sheet of keys, made when it is first asked for."""
        from ui.key_help import KeyHelp

        return KeyHelp(self)

    @Slot()
    def begin(self) -> None:
        """Make what is not seen of a window: what its menus and its desk can do. Once is enough."""
        if self._begun:
            return
        self._begun = True
        self.menus.fill()
        self.menus.serve(self._always())
        self.menus.enable(ALWAYS)
        if self.desk is not None:
            self._begin(self.desk)

    @Slot()
    def open_soon(self) -> None:
        """Open the library off the window's thread: it has to be made or brought up to date first."""
        from ui.pages import Opening

        self._show_page(Opening(theme.colours(self._appearance.theme), self))
        self.background.work(partial(self._opening, self.folder), self.use, self.show_trouble)

    def use(self, library: Library) -> None:
        """Show a library; what can be done in it follows with `begin`."""
        self._library = library
        self.background.interrupt = library.interrupt
        if library.folder != self.folder:  # it could not be moved, or put back, and is what it was
            self.folder, self.memory = library.folder, Memory(library.folder)
        self.desk = Desk(library, self.background, self._appearance, self)
        self.desk.counted.connect(self._count)
        self.setCentralWidget(self.desk)
        self._count(self.desk.unread)
        self.memory.restore_desk(self.desk)
        self.desk.columns.list.setFocus()  # so that single keys work from the first moment
        if self._begun:
            self._begin(self.desk)

    def _begin(self, desk: Desk) -> None:
        """A library is open and shown: let all be done that can be, and do what had to wait for it."""
        from ui.commands import commands
        from ui.place_acts import PlaceActs
        from ui.tour import Tour

        desk.begin(self.banner)
        self.banner.stand_over(desk.columns.pane)  # not over the list, the side bar or a note
        self.banner.raise_()
        self.places = PlaceActs(desk, self.background, self.banner)
        self.tour = Tour(desk)
        self.whole = self._library_acts(desk.library)
        self.menus.serve(self.whole.commands() | self.places.commands() | desk.page_commands())
        self.menus.serve(commands(desk, self.tour, self.banner))
        self.menus.enable(set(COMMANDS))
        self._join(desk)
        self.memory.restore_story(desk)
        self.whole.begin()
        if self._collects:
            self.collect_by_itself()
        self.opened.emit()
        self.take(())

    def _library_acts(self, library: Library) -> LibraryActs:
        from ui.library_acts import LibraryActs

        made = LibraryActs(library, self.background, self.banner, self)
        made.restore_wanted.connect(self.restore_wanted)
        made.move_wanted.connect(self.move_wanted)
        made.renew_wanted.connect(self.renew_wanted)
        return made

    def _join(self, desk: Desk) -> None:
        """Let buttons do what the menus do, and the menus show what the desk does."""
        actions, columns, collecting = self.menus.actions, desk.columns, desk.collecting
        for name, button in columns.bar.buttons.items():
            button.clicked.connect(actions[name].trigger)
        for button in (columns.search.star, columns.search.rows):
            button.clicked.connect(actions[button.objectName()].trigger)
        columns.middle.wanted.connect(lambda name: actions[name].trigger())
        columns.know_commands(actions)
        columns.search.order_shown.connect(self._show_order)
        columns.middle.density_changed.connect(self._show_density)
        columns.story.toggled.connect(actions["quote_list"].setChecked)
        desk.story_menu_wanted.connect(self._story_menu)
        desk.acts.undo.moved.connect(self._show_undo)
        desk.reading.shown.connect(lambda story: actions["cuts"].setEnabled(bool(story and story.capture)))
        collecting.refreshing.connect(self._show_refreshing)
        collecting.offline.changed.connect(actions["offline"].setChecked)
        self._show_order(columns.search.order)
        self._show_density(columns.list.density)
        self._show_undo()
        self._show_refreshing(False)
        for name, on in (
            ("by_itself", collecting.by_itself.wanted),
            ("offline", collecting.offline.is_on),
            ("quote_list", columns.story.is_open),
            ("quote_marks", columns.pane.quotes_shown),
        ):
            actions[name].setChecked(on)

    def take(self, given: Sequence[str]) -> None:
        """Open what the program was given, once a library is open: keep files, ask about an address."""
        self._given += given
        if not self._begun or self.desk is None:
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
        if self._begun and self.desk is not None:
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
        self.begin()
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
        if "banner" in self.__dict__:
            self.banner.arrange()
        if "keys" in self.__dict__:
            self.keys.arrange()
        if self.desk is not None:
            self.desk.columns.arrange_offers()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._let_drop(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._let_drop(event)

    def _let_drop(self, event: QDragMoveEvent) -> None:
        if self.desk is not None and event.source() is None:  # from outside
            _take_copy(event)  # what it is, is said when it drops

    def dropEvent(self, event: QDropEvent) -> None:
        if self.desk is not None:
            _take_copy(event)
            self.desk.capturing.take(event.mimeData())

    def _always(self) -> dict[str, Callable[[], object]]:
        return {
            "quit": self.close,
            "keys": lambda: self.keys.open(),
            "about": self._about,
            "full_screen": self._fill_screen,
            "open_library": self._choose_folder,
        }

    @Slot(object)
    def _dress(self, chosen: Theme) -> None:
        self.begin()
        look = theme.colours(chosen)
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
        from PySide6.QtWidgets import QFileDialog

        words = self.tr("Open the folder of a library")
        if folder := QFileDialog.getExistingDirectory(self, words, str(self.folder.parent)):
            self.elsewhere.emit(Path(folder))

    @Slot()
    def _choose_backup(self) -> None:
        from PySide6.QtWidgets import QFileDialog

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
        from PySide6.QtWidgets import QMessageBox

        from ui import asking

        place = self.tr("Library: {}").format(self.folder)
        told = asking.before(self, NAME, NAME, f"{words}\n\n{place}")
        told.addButton(QMessageBox.StandardButton.Ok)
        asking.show(told)


def _take_copy(event: QDropEvent) -> None:
    """Take what is dragged as a copy: of what is moved, an editor deletes the text and a folder the file."""
    for action in (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction):
        if action in event.possibleActions():
            event.setDropAction(action)
            event.accept()
            return
