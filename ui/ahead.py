"""What the first story needs is loaded before it is asked for, module by module, once the window is there."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot

SOON, A_MOMENT = 400, 20  # milliseconds until the window is painted, and between two modules
MODULES = (
    *("ui.tables", "ui.plates", "ui.typesetter", "ui.document", "ui.painter", "ui.leaf", "ui.paper"),
    *("ui.quote_card", "ui.quote_guide", "ui.mark_card", "ui.mark_guide", "ui.page_menu", "ui.find_bar"),
    "ui.quote_list",
)


class Ahead(QObject):
    """Loads the modules one after the other, each from the event loop: none keeps the window waiting long."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._coming = iter(MODULES)
        self._timer = QTimer(self, interval=A_MOMENT)
        self._timer.timeout.connect(self._load)
        QTimer.singleShot(SOON, self, self._timer.start)

    @Slot()
    def _load(self) -> None:
        name = next(self._coming, "")
        if name:
            import_module(name)
        else:
            self._timer.stop()
