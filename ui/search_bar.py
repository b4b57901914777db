"""The top of the story list: the search field, what is shown, how many, in which order and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui import icons
from ui.orders import ORDERS, Order
from ui.parts import ENTER, TOP, fill, ground, label, paint_signs, row, tip, tool
from ui.query_chips import QueryChips
from ui.row_shape import LEFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reader.query import Operator
    from ui.palette import Palette
    from ui.row_shape import Density
    from ui.theme import Colours

SLOW = 250  # milliseconds after which it is said that a search goes on
TYPING = 60  # milliseconds without a key after which the search begins

# Tab may lead on, and a window that comes to the front gives the field the keys: nobody asked for offers.
PASSING = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class SearchBar(QWidget):
    """Asks for searches while one types.

    Signals: asked: the words, the order or the place to search have changed; left(bool): on to the list,
    and when True to its first story; offers_wanted(str): the field says this; taken(Offer);
    order_shown(Order): which is in force.
    """

    asked = Signal()
    left = Signal(bool)
    offers_wanted = Signal(str)
    taken = Signal(object)
    order_shown = Signal(object)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        ground(self, "list-top")
        self.palette_sheet: Palette | None = None
        self.field = QLineEdit(
            self, clearButtonEnabled=True, placeholderText=self.tr("Search, or > for commands")
        )
        self.field.setAccessibleName(self.tr("Search the library, or type > and a command"))
        self.field.setObjectName("search")
        self._clear = cast("QToolButton", self.field.findChild(QToolButton))  # Qt's own, with our sign
        self._clear.setProperty("sign", "close")
        self._sign = QAction(self.field)
        self.field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.side = tool(self, "side", self.tr("Show the side bar (F9)"), "side-bar")
        self.title = label(self, "view-title")
        self.count = label(self, "view-count")
        self.star = tool(self, "save_search", self.tr("Save this search (Ctrl+D)"), "star")
        self.rows = tool(self, "rows", self.tr("Rows: more or less of each story (L)"), "rows-comfortable")
        self.order = Order.NEWEST
        self.sort = self._sorter()
        self.only = Only(self)
        self.chips = QueryChips(colours, self)
        self.notices = label(self, "notices", wrap=True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self.asked)
        self._slow = QTimer(self, singleShot=True, interval=SLOW)
        self._slow.timeout.connect(lambda: self.count.setText(self.tr("Searching…")))
        self.field.textEdited.connect(self._typed)
        self.field.textChanged.connect(self._changed)
        self.field.installEventFilter(self)
        self.only.toggled.connect(self.asked)
        self.chips.removed.connect(self._take_out)
        self._lay_out()
        self.set_colours(colours)

    def words(self) -> str:
        """What is searched for; "" when nothing: commands are no search."""
        text = self.field.text().strip()
        return "" if text.startswith(">") else text

    def ask(self, words: str) -> None:
        """Search for something now."""
        self.field.setText(words)
        self._typing.stop()
        self.asked.emit()

    def write(self, text: str) -> None:
        """Put a text into the field and go on typing there."""
        self.ask(text)
        self.field.setFocus()
        self.offers_wanted.emit(text)

    def clear(self) -> None:
        """No search, without asking."""
        self.field.clear()
        self._typing.stop()
        self.only.setChecked(False)

    def set_order(self, order: Order) -> None:
        """Let stories stand in an order; best match only while something is searched for."""
        self.order = order if self.words() or order is not Order.BEST else Order.NEWEST
        self.show_order()
        self.asked.emit()

    def show_order(self) -> None:
        """Show the order that is in force, and which there are."""
        if not self.words() and self.order is Order.BEST:
            self.order = Order.NEWEST
        self.sort.setText(self.tr(ORDERS[self.order]))
        for action in self._orders.actions():
            action.setChecked(action.data() == self.order)
            action.setVisible(action.data() != Order.BEST or bool(self.words()))
        self.order_shown.emit(self.order)

    def show_view(
        self,
        name: str,
        place: str = "",
        notices: tuple[str, ...] = (),
        operators: Sequence[Operator] = (),
    ) -> None:
        """Say what is shown; `place` is the view that a search may be narrowed to."""
        self.title.setText(name)
        self.title.setToolTip(tip(name))
        self.count.clear()
        if self.words():
            self._slow.start()
        self.star.setVisible(bool(self.words()))
        self.only.say(self.tr("Only in {}").format(place))
        self.only.setVisible(bool(self.words()) and bool(place))
        self.chips.show_operators(operators)
        self.notices.setText("\n".join(notices))
        self.notices.setVisible(bool(notices))
        self.show_order()

    def show_count(self, count: int) -> None:
        """Say how many stories the view holds. Of none nothing is said here: the list says why."""
        self._slow.stop()
        self.sort.setVisible(count > 0)
        if not count:
            self.count.clear()
            return
        self.count.setText(self.tr("1 story") if count == 1 else self.tr("{:,} stories").format(count))

    def show_saved(self, saved: bool, colours: Colours) -> None:
        """Show whether the search stands in the side bar."""
        self.star.setProperty("sign", "star-on" if saved else "star")
        self.star.setProperty("ink", colours.accent if saved else "")
        words = self.tr("Take this search out of the side bar (Ctrl+D)")
        self.star.setToolTip(words if saved else self.tr("Save this search (Ctrl+D)"))
        paint_signs(self, colours)

    def show_density(self, density: Density, colours: Colours) -> None:
        """Show how the rows are."""
        self.rows.setProperty("sign", f"rows-{density}")
        paint_signs(self, colours)

    def set_colours(self, colours: Colours) -> None:
        self._sign.setIcon(icons.icon("search", colours, colours.muted, icons.SMALL))
        self._clear.setProperty("ink", colours.muted)
        self.chips.set_colours(colours)
        paint_signs(self, colours)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go through the offers; Down and Enter lead on to the list, Escape empties the field."""
        if watched is not self.field:
            return super().eventFilter(watched, event)
        if isinstance(event, QFocusEvent) and event.gotFocus():
            if event.reason() not in PASSING:
                self.offers_wanted.emit(self.field.text())
        elif event.type() == QEvent.Type.FocusOut and self.palette_sheet:
            self.palette_sheet.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _pressed(self, key: Qt.Key) -> bool:
        sheet = self.palette_sheet
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and sheet:
            down = key == Qt.Key.Key_Down
            if not sheet.move_by(1 if down else -1) and down:
                self._leave(to_first=True)
            return True
        if key in ENTER:
            offer = sheet.offer() if sheet else None
            if offer is not None:
                self.taken.emit(offer)
            else:
                self._leave(to_first=True)
            return True
        if key == Qt.Key.Key_Escape:
            if self.field.text():
                self.ask("")
            self.left.emit(False)
            return True
        return False

    def _leave(self, to_first: bool) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self.asked.emit()
        self.left.emit(to_first)

    def _sorter(self) -> QToolButton:
        made = tool(self, "order", self.tr("The order of the stories"))
        menu = QMenu(made)
        self._orders = QActionGroup(menu)
        for order, words in ORDERS.items():
            action = menu.addAction(self.tr(words))
            action.setCheckable(True)
            action.setData(order)
            self._orders.addAction(action)
        self._orders.triggered.connect(self._order_chosen)
        policy = made.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # or the list would move
        made.setSizePolicy(policy)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _lay_out(self) -> None:
        search = QWidget(self)
        search.setObjectName("top-row")
        search.setLayout(row(self.side, self.field, margins=(12, 0, 12, 0)))
        search.setFixedHeight(TOP)
        names = row(self.title, None, self.star, self.rows, margins=(LEFT, 12, 12, 0), space=0)
        counts = row(self.count, None, self.sort, margins=(LEFT, 0, 12, 8), space=8)
        narrowed = row(self.only, margins=(LEFT, 0, 12, 8))  # beside the count it would be cut
        notices = row(self.notices, margins=(LEFT, 0, 14, 10))
        fill(QVBoxLayout(self), search, names, counts, narrowed, self.chips, notices, space=0)
        self.title.setMinimumWidth(40)

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._typing.start()
        self.offers_wanted.emit(text)

    @Slot(str)
    def _changed(self, text: str) -> None:
        if not text:  # also by the clear button
            self._typing.start(0)

    @Slot(int, int)
    def _take_out(self, start: int, end: int) -> None:
        words = self.words()
        self.ask(" ".join(f"{words[:start]} {words[end:]}".split()))

    @Slot(QAction)
    def _order_chosen(self, action: QAction) -> None:
        self.set_order(Order(action.data()))


class Only(QCheckBox):
    """Narrows a search to a place. Of a long name is shown what there is room for, the whole in a tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        box = self.sizeHint().width() - metrics.horizontalAdvance(self.text().replace("&&", "&"))
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - box)
        self.setText(shown.replace("&", "&&"))  # one would underline the next letter
        self.setToolTip(tip(self._words) if shown != self._words else "")
