"""When a story appeared, said briefly as people say it."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

MINUTE, HOUR, DAY = 60, 3600, 86400
WORDS = QLocale(QLocale.Language.English)  # of days and months: the window's own, whatever the desktop's are


@lru_cache(maxsize=2048)
def age(second: int, now: int) -> str:
    """The moment for a row: "now", "5 min", "3 h", "Yesterday", "Tuesday", "24 Oct", "24 Oct 2023".

    `now` may be the begin of the minute: what came since is new as well.
    """
    passed = now - second
    if -MINUTE < passed < HOUR:
        return _tr("%n min", passed // MINUTE) if passed >= MINUTE else _tr("now")
    if 0 <= passed < 12 * HOUR:
        return _tr("%n h", passed // HOUR)
    then, today = datetime.fromtimestamp(second).astimezone(), datetime.fromtimestamp(now).astimezone()
    days = (today.date() - then.date()).days
    if 0 <= days <= 1:
        return then.strftime("%H:%M") if days == 0 else _tr("Yesterday")
    if 1 < days < 7:
        return _said(second, _tr("dddd"))
    return _said(second, _tr("d MMM") if then.year == today.year else _tr("d MMM yyyy"))


def day(second: int, now: int) -> str:
    """The day for a list: "Today", "Yesterday", "Tuesday 24 November", "24 November 2023"."""
    then, today = datetime.fromtimestamp(second).astimezone(), datetime.fromtimestamp(now).astimezone()
    days = (today.date() - then.date()).days
    if 0 <= days <= 1:
        return _tr("Yesterday") if days else _tr("Today")
    return _said(second, _tr("dddd d MMMM") if then.year == today.year else _tr("d MMMM yyyy"))


def moment(second: int) -> str:
    """The moment in full: "Thursday 24 October 2024, 14:05"."""
    return _said(second, _tr("dddd d MMMM yyyy, HH:mm"))


def date(second: int) -> str:
    """The date: "24 October 2024"."""
    return _said(second, _tr("d MMMM yyyy"))


def date_near(second: int, now: int) -> str:
    """The date as one says it of this year: "24 October"; of another one "24 October 2024"."""
    then, today = datetime.fromtimestamp(second).astimezone(), datetime.fromtimestamp(now).astimezone()
    return _said(second, _tr("d MMMM") if then.year == today.year else _tr("d MMMM yyyy"))


def _said(second: int, form: str) -> str:
    return WORDS.toString(QDateTime.fromSecsSinceEpoch(second), form)


def _tr(words: str, count: int = -1) -> str:
    """Words in the window's language, %n being a number that other words may depend on."""
    return QCoreApplication.translate("ages", words, None, count)
