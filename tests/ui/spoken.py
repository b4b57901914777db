"""What the window says in words, found by the names of its labels."""

from PySide6.QtWidgets import QLabel, QWidget


def label(inside: QWidget, name: str) -> QLabel:
    found = inside.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found


def banner(window: QWidget) -> str:
    return label(window, "banner-text").text()


def detail(window: QWidget) -> str:
    """The smaller words of the banner."""
    return label(window, "banner-detail").text()
