"""What one does with the page of the open story: how it is set, and where else it goes."""

from __future__ import annotations

from functools import cached_property, partial
from shutil import copyfile
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QGuiApplication, QImageReader
from PySide6.QtWidgets import QDialog

from reader.errors import RefusedError
from ui import theme
from ui.parts import sentence
from ui.saving import ask_where
from ui.type_sheet import TypeSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from reader.types import Story
    from ui.banner import Banner
    from ui.picture_viewer import PictureViewer
    from ui.reader_pane import ReaderPane
    from ui.story_bar import StoryBar
    from ui.theme import Appearance, Theme


class PageActs(QObject):
    """Serves the commands of a pane and its bar."""

    def __init__(
        self, pane: ReaderPane, bar: StoryBar, appearance: Appearance, banner: Banner, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._banner = banner
        self._pane, self._bar, self._appearance, self._over = pane, bar, appearance, parent
        appearance.changed.connect(self._dress)
        pane.picture_chosen.connect(self.look_at)

    @cached_property
    def type_sheet(self) -> TypeSheet:
        """The sheet behind Aa, made when it is first wanted."""
        made = TypeSheet(theme.colours(self._appearance.theme), self._over.window())
        made.theme_wanted.connect(self._appearance.choose)
        made.type_wanted.connect(self._pane.set_typography)
        return made

    @cached_property
    def viewer(self) -> PictureViewer:
        """Where a picture is looked at, made when one is clicked."""
        from ui.picture_viewer import PictureViewer

        made = PictureViewer(theme.colours(self._appearance.theme), self._over.window())
        made.closed.connect(self._pane.setFocus)
        return made

    @Slot(str)
    def look_at(self, address: str) -> None:
        """Show a picture of the open story large."""
        if self._pane.story is not None:
            self.viewer.open(self._pane.story, address, self._pane.gallery)

    @Slot(str)
    def save_picture(self, address: str) -> None:
        """Save a picture of the open story as it came, in its own format."""
        story = self._pane.story
        if story is None or (kept := story.pictures.get(address)) is None:
            return
        form = QImageReader(str(kept.file)).format().toStdString().replace("jpeg", "jpg")
        name, kinds = _file_name(story.headline), self.tr("Pictures (*.{})").format(form)
        if path := ask_where(self._over, self.tr("Save picture"), f"{name}.{form}", kinds):
            try:
                copyfile(kept.file, path)
            except OSError as error:
                self._banner.complain(
                    self.tr("The picture was not saved. Choose another place."), str(error.strerror)
                )
            else:
                self._banner.say(self.tr("Picture saved"), str(path))

    def commands(self) -> dict[str, Callable[[], object]]:
        """What serves each command."""
        return {
            "type": self.choose_type,
            "copy_quote": self.copy_quote,
            "print": self.print,
            "save_pdf": self.save_pdf,
        }

    @Slot()
    def choose_type(self) -> None:
        """Show how stories are set, to change it."""
        button = self._bar.buttons["type"]
        corner = button.mapTo(button.window(), QPoint(button.width(), button.height() + 4))
        self.type_sheet.open(self._appearance.theme, self._pane.typography, corner)

    @Slot()
    def copy_quote(self) -> None:
        """Copy the quote one is at, with who said it."""
        if self._pane.quote is not None and self._pane.story is not None:
            from ui.attributed import quoted

            QGuiApplication.clipboard().setText(quoted(self._pane.quote, self._pane.story))
            self._banner.say(self.tr("Copied with speaker, outlet and date"))
        else:
            self._banner.say(self.tr("Go to a quote first (.), then copy it"))

    @Slot()
    def print(self) -> None:
        """Print the open story on a printer one chooses."""
        if self._pane.story is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName(self._pane.story.headline)
        ask = QPrintDialog(printer, self._over)
        ask.finished.connect(partial(self._print_on, printer, self._pane.story))
        ask.finished.connect(ask.deleteLater)
        ask.setModal(True)
        ask.show()

    def _print_on(self, printer: QPrinter, story: Story, answer: int) -> None:
        """Print a story, unless the dialog was cancelled, and say so."""
        if answer != QDialog.DialogCode.Accepted:
            return
        from ui import printing

        try:
            printing.put_on(printer, story, self._pane.typography, quotes=self._pane.quotes_shown)
        except RefusedError as error:
            self._banner.complain(sentence(error.reason), error.subject)
        else:
            self._banner.say(self.tr("Printed"), printer.outputFileName() or printer.printerName())

    @Slot()
    def save_pdf(self) -> None:
        """Save the open story as a PDF."""
        if self._pane.story is None:
            return
        words, name = self.tr("Save story as PDF"), f"{_file_name(self._pane.story.headline)}.pdf"
        if path := ask_where(self._over, words, name, "PDF (*.pdf)"):
            self.write_pdf(path)

    def write_pdf(self, path: Path) -> None:
        """Write the open story as a PDF, and say so."""
        from ui import printing

        if self._pane.story is None:
            return
        try:
            printing.write_pdf(path, self._pane.story, self._pane.typography, quotes=self._pane.quotes_shown)
        except RefusedError as error:
            self._banner.complain(sentence(error.reason), error.subject)
        else:
            self._banner.say(self.tr("Saved as PDF"), str(path))

    @Slot(object)
    def _dress(self, chosen: Theme) -> None:
        if "type_sheet" in self.__dict__:
            self.type_sheet.set_colours(theme.colours(chosen))
        if "viewer" in self.__dict__:
            self.viewer.set_colours(theme.colours(chosen))


def _file_name(headline: str) -> str:
    """A headline as the name of a file, on any system."""
    plain = "".join(char if char.isalnum() or char in " -_" else " " for char in headline)
    return " ".join(plain.split())[:80].strip() or "story"
