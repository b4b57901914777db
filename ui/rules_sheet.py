"""The page of rules: on arrival, what a search finds is tagged, bookmarked, marked read or told.

A rule is tried on the whole library while it is written; only one that was tried can be switched on.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.types import Act, Rule
from ui.parts import fill, fit_window, label, push, row
from ui.undo import Act as Deed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library import Library
    from reader.types import StoryId
    from ui.background import Background
    from ui.undo import Undo

WIDTH, HEIGHT, LIST = 760, 560, 200
TYPING = 300  # milliseconds without a key after which a rule is tried
COUNTED, SHOWN = 1_000, 6
ACTS = {Act.TAG: "Tag as", Act.BOOKMARK: "Bookmark", Act.READ: "Mark as read", Act.NOTIFY: "Tell me"}


class _Tried(NamedTuple):
    """What a search finds in the library as it is."""

    query: str
    found: int
    headlines: list[str]


class RulesSheet(QDialog):
    """Shows the rules; what is changed here holds at once, and can be undone as all else."""

    def __init__(self, library: Library, background: Background, undo: Undo, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._background, self._undo = library, background, undo
        self._rules: list[Rule] = []
        self._tried = ""  # the search that was tried last
        self.setObjectName("sheet")
        self.setWindowTitle(self.tr("Rules"))
        self._make_parts()
        self._lay_out()
        self._trying = QTimer(self, singleShot=True, interval=TYPING)
        self._connect()

    def show_rules(self) -> None:
        """Open the page."""
        self._read()
        fit_window(self, WIDTH, HEIGHT)
        self.open()
        if not self._rules:
            self.add.setFocus()

    # ── parts ────────────────────────────────────────────────────────────────────────────────────

    def _make_parts(self) -> None:
        self.list = QListWidget(self)
        self.list.setObjectName("rules")
        self.list.setAccessibleName(self.tr("Rules"))
        self.list.setFixedWidth(LIST)
        self.add = push(self, "add-rule", self.tr("New rule"))
        self.delete = push(self, "delete-rule", self.tr("Delete"))
        self.name = QLineEdit(self, placeholderText=self.tr("Name of the rule"))
        self.query = QLineEdit(
            self, placeholderText=self.tr("What a story must match, as in the search field")
        )
        self.query.setAccessibleName(self.tr("What a story must match"))
        self.name.setAccessibleName(self.tr("Name of the rule"))
        self.acts = {act: QCheckBox(self.tr(words), self) for act, words in ACTS.items()}
        self.tag = QLineEdit(self, placeholderText=self.tr("tag"))
        self.tag.setAccessibleName(self.tr("The tag that the rule puts on"))
        self.on = QCheckBox(self.tr("This rule is on"), self)
        self.notices = label(self, "sheet-words", wrap=True)
        self.found = label(self, "sheet-heading", wrap=True)
        self.headlines = label(self, "sheet-words", wrap=True)
        self.done_ = push(self, "done", self.tr("Done"), primary=True)

    def _lay_out(self) -> None:
        left = fill(QVBoxLayout(), self.list, row(self.add, None, self.delete), space=8)
        self._form = QWidget(self)
        fill(
            QVBoxLayout(self._form),
            *(
                label(self, "feed-label", self.tr("When a story arrives that matches")),
                self.query,
                self.notices,
            ),
            label(self, "feed-label", self.tr("then")),
            row(self.acts[Act.TAG], self.tag, space=8),
            *(self.acts[act] for act in (Act.BOOKMARK, Act.READ, Act.NOTIFY)),
            *(label(self, "feed-label", self.tr("Call it")), self.name),
            *(self.found, self.headlines, None, self.on),
            space=7,
        )
        inside = row(left, self._form, margins=(24, 14, 24, 8), space=24)
        inside.setStretch(1, 1)
        title = row(label(self, "sheet-title", self.tr("Rules for what arrives")), margins=(24, 22, 24, 0))
        foot = row(None, self.done_, margins=(24, 8, 24, 16))
        fill(QVBoxLayout(self), title, inside, foot, space=0).setStretch(1, 1)
        inside.setAlignment(left, Qt.AlignmentFlag(0))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_rule)
        self.add.clicked.connect(self._add)
        self.delete.clicked.connect(self._delete)
        self.query.textEdited.connect(self._query_edited)
        self.query.editingFinished.connect(self._keep)
        self.name.editingFinished.connect(self._keep)
        self.tag.editingFinished.connect(self._keep)
        for box in self.acts.values():
            box.clicked.connect(self._keep)
        self.on.clicked.connect(self._keep)
        self._trying.timeout.connect(self._try)
        self.done_.clicked.connect(self.accept)
        self._undo.moved.connect(self._read_again)
        self._background.failed.connect(self._read_again)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────

    @Slot()
    def _read_again(self) -> None:
        if self.isVisible():
            self._background.write(self._library.rules, self._show_rules)  # after what is being written

    def _read(self) -> None:
        self._show_rules(self._library.rules())

    def _show_rules(self, rules: Sequence[Rule]) -> None:
        chosen = max(0, self.list.currentRow())
        self._rules = list(rules)
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for rule in self._rules:
            item = QListWidgetItem(rule.name if rule.active else self.tr("{} (off)").format(rule.name))
            self.list.addItem(item)
        self.list.setCurrentRow(min(chosen, len(self._rules) - 1))
        self.list.blockSignals(blocked)
        self._show_rule(self.list.currentRow())

    @Slot(int)
    def _show_rule(self, place: int) -> None:
        there = 0 <= place < len(self._rules)
        self._form.setEnabled(there)
        self.delete.setEnabled(there)
        rule = self._rules[place] if there else Rule(name="", query="", acts=())
        acts = dict(rule.acts)
        for act, box in self.acts.items():
            box.setChecked(act in acts)
        for field, text in (
            (self.query, rule.query),
            (self.name, rule.name),
            (self.tag, acts.get(Act.TAG, "")),
        ):
            if field.text() != text and not (field.hasFocus() and field.isModified()):
                field.setText(text)
        self.on.setChecked(rule.active)
        self._show_whether_it_can_be_on()
        self._try()

    @Slot()
    def _query_edited(self) -> None:
        self._trying.start()
        self._tried = ""
        self._show_whether_it_can_be_on()

    @Slot()
    def _try(self) -> None:
        """Look what the rule would find among all that is here."""
        query = self.query.text().strip()
        self.notices.setText("\n".join(self._library.explain(query)))
        self.notices.setVisible(bool(self.notices.text()))
        if query:
            job = partial(_try, self._library, query)
            self._background.read(job, self._show_tried, topic="rule")
        else:
            self._show_tried(_Tried("", 0, []))

    def _show_tried(self, tried: _Tried) -> None:
        self._tried = tried.query
        most = f"{COUNTED:,}+" if tried.found >= COUNTED else f"{tried.found:,}"
        words = self.tr("Of the stories in your library it would have found {}").format(most)
        self.found.setText(words if tried.query else "")
        metrics, room = self.headlines.fontMetrics(), max(LIST, self.query.width() - 8)
        lines = (
            metrics.elidedText(f"·  {one}", Qt.TextElideMode.ElideRight, room) for one in tried.headlines
        )
        self.headlines.setText("\n".join(lines))
        self._show_whether_it_can_be_on()

    def _show_whether_it_can_be_on(self) -> None:
        """A rule that was not tried, or does nothing, can only be switched off."""
        ready = bool(self._tried) and self._tried == self.query.text().strip() and bool(self._chosen_acts())
        self.on.setEnabled(ready or self.on.isChecked())

    # ── changing ─────────────────────────────────────────────────────────────────────────────────

    def _chosen_acts(self) -> tuple[tuple[Act, str], ...]:
        tag = self.tag.text().strip()
        chosen = [(act, tag if act is Act.TAG else "") for act, box in self.acts.items() if box.isChecked()]
        return tuple((act, name) for act, name in chosen if name or act is not Act.TAG)

    @Slot()
    def _add(self) -> None:
        made = Rule(name=self.tr("New rule"), query="", acts=())
        self._set(self.tr("New rule"), [*self._rules, made])
        self.list.setCurrentRow(len(self._rules) - 1)
        self.query.setFocus()

    @Slot()
    def _delete(self) -> None:
        place = self.list.currentRow()
        words = self.tr("Delete rule “{}”").format(self._rules[place].name)
        self._set(words, [rule for at, rule in enumerate(self._rules) if at != place])

    @Slot()
    def _keep(self) -> None:
        """Keep the rule as it stands in the fields now."""
        place = self.list.currentRow()
        if not 0 <= place < len(self._rules):
            return
        before, query = self._rules[place], self.query.text().strip()
        unnamed = before.name in ("", self.tr("New rule"), before.query)
        name = (
            query if unnamed and self.name.text().strip() in ("", before.name) and query else self.name.text()
        )
        acts = self._chosen_acts()
        active = self.on.isChecked() and bool(acts) and bool(query)
        after = Rule(name=name.strip() or before.name, query=query, acts=acts, active=active)
        if after != before:
            words = self.tr("Change rule “{}”").format(after.name)
            self._set(words, [after if at == place else rule for at, rule in enumerate(self._rules)])

    def _set(self, words: str, after: Sequence[Rule]) -> None:
        before, set_rules = tuple(self._rules), self._library.set_rules
        self._undo.do(Deed(words, lambda _: set_rules(after), lambda _: set_rules(before)), ())
        self._show_rules(after)


def _try(library: Library, query: str) -> _Tried:
    found: list[StoryId] = library.try_rule(Rule(name="", query=query, acts=()), COUNTED)
    return _Tried(query, len(found), [line.headline for line in library.lines(found[:SHOWN])])
