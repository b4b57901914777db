"""Putting right who said a quote, and what a story is called; every choice can be undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu, QWidget

from ui import asking
from ui.undo import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.types import Corrections, Quote, QuoteCorrection, Story, StoryId
    from ui.speakers import Row
    from ui.undo import Undo


class Correcting(QObject):
    """Asks who said the words of a quote, and keeps the answer."""

    def __init__(self, library: Library, undo: Undo, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._undo, self._over = library, undo, parent
        self.story: Story | None = None
        self.menu: QMenu | None = None  # the one that is shown, or was last

    def corrections(self) -> Corrections | None:
        """What was put right in the open story already."""
        return self._library.corrections(self.story.id) if self.story else None

    @Slot(object, QPoint)
    def ask_row(self, row: Row, point: QPoint) -> None:
        """Ask about a line of the list."""
        if row.quote is not None:
            self.ask(row.quote, point)
        elif row.taken_out is not None:
            words = self.tr("This is a quote")
            self._show({words: partial(self._keep, words, partial(_without, row.taken_out))}, point)

    @Slot(object, QPoint)
    def ask(self, quote: Quote, point: QPoint) -> None:
        """Ask who said a quote."""
        from ui.speakers import name_of, people

        if self.story is None:
            return
        others = [name for name in people(self.story.quotes) if name != name_of(quote)]
        choices: dict[str, Callable[[], object] | None] = {
            self.tr("Said by {}").format(name): partial(self.say, quote, name) for name in others
        }
        choices[self.tr("Somebody else…")] = partial(self._ask_name, quote)
        choices["—"] = None
        choices[self.tr("Not a quote")] = partial(self._put_right, self.tr("Not a quote"), quote, "", False)
        if name_of(quote):
            words = self.tr("Always call “{}”…").format(name_of(quote))
            choices[words] = partial(self._ask_alias, quote.name or quote.speaker)
        self._show(choices, point)

    @Slot()
    def ask_fields(self) -> None:
        """Ask for the headline, byline and date of the open story."""
        before = self.corrections()
        if self.story is None or before is None:
            return
        from ui.put_right import PutRightSheet

        sheet = PutRightSheet(self.story, before, self._over)
        sheet.said.connect(partial(self._put, self.story.id, self.tr("Put right"), before))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def say(self, quote: Quote, name: str) -> None:
        """Say who said a quote."""
        self._put_right(self.tr("Said by {}").format(name), quote, name, True)

    def always_call(self, name: str, person: str) -> None:
        """Let a name stand for a person in every story."""
        before = self._library.aliases().get(name, "")
        alias = self._library.alias
        act = Act(
            self.tr("Call “{0}” {1}").format(name, person),
            lambda _: alias(name, person),
            lambda _: alias(name, before),
        )
        self._undo.do(act, ())

    def _put_right(self, words: str, quote: Quote, name: str, is_quote: bool) -> None:
        if self.story is not None:
            one = self._library.correction_of(self.story, quote, name, is_quote)
            self._keep(words, partial(_with, one))

    def _keep(self, words: str, change: Callable[[Corrections], Corrections]) -> None:
        """Set the corrections of the open story; undoing sets those before."""
        before = self.corrections()
        if self.story is None or before is None:
            return
        self._put(self.story.id, words, before, change(before))

    def _put(self, story: StoryId, words: str, before: Corrections, after: Corrections) -> None:
        correct = self._library.correct
        if before != after:
            act = Act(words, lambda _: correct(story, after), lambda _: correct(story, before))
            self._undo.do(act, (story,))

    def _show(self, choices: dict[str, Callable[[], object] | None], point: QPoint) -> None:
        menu = QMenu(self._over)
        for words, chosen in choices.items():
            if chosen is None:
                menu.addSeparator()
            else:
                menu.addAction(words).triggered.connect(partial(_call, chosen))
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu
        menu.popup(point)

    def _ask_name(self, quote: Quote) -> None:
        from ui.speakers import name_of

        title, words = self.tr("Who said it?"), self.tr("Name of the speaker")
        self._ask_words(title, words, name_of(quote), partial(self.say, quote))

    def _ask_alias(self, name: str) -> None:
        title, words = self.tr("One speaker, two names"), self.tr("In every story, “{}” is").format(name)
        self._ask_words(title, words, self._library.aliases().get(name, ""), partial(self.always_call, name))

    def _ask_words(self, title: str, words: str, known: str, answered: Callable[[str], object]) -> None:
        def take(typed: str) -> None:
            if typed.strip():
                answered(typed.strip())

        asking.for_words(self._over, title, words, self.tr("Put right"), take, known=known)


def _call(act: Callable[[], object], *_: object) -> None:
    act()


def _with(one: QuoteCorrection, said: Corrections) -> Corrections:
    """The corrections with one more; what was said of the same words before no longer counts."""
    return replace(said, quotes=(*_without(one, said).quotes, one))


def _without(one: QuoteCorrection, said: Corrections) -> Corrections:
    return replace(said, quotes=tuple(other for other in said.quotes if _words(other) != _words(one)))


def _words(one: QuoteCorrection) -> tuple[str, ...]:
    return one.field, one.exact, one.prefix, one.suffix
