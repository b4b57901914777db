"""Every command of the window: its words, keys and place in the menus. Keys are values: they can change.

A single letter is dead while a text field has the focus: Qt gives it to the field first.
"""

from __future__ import annotations

from typing import NamedTuple

LINE = None  # between commands of a menu


class Command(NamedTuple):
    """Something the person can ask for. `keys` in Qt's portable words; the first is shown in the menu."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    sign: str = ""
    ticks: bool = False  # it is on or off, and its menu entry shows which


MENUS: dict[str, tuple[Command | None, ...]] = {
    "&File": (
        Command("add_feed", "Add &feed…", ("Ctrl+N",), "add"),
        Command("save_address", "Save &page from address…", ("Ctrl+L",), "link"),
        Command("open_file", "&Save file…", ("Ctrl+O",), "capture"),
        LINE,
        Command("import_opml", "&Import subscriptions…", (), "import"),
        Command("export_opml", "&Export subscriptions…"),
        LINE,
        Command("print", "&Print story…", ("Ctrl+P",), "print"),
        Command("save_pdf", "Save story as P&DF…", ("Ctrl+Shift+P",)),
        LINE,
        Command("quit", "&Quit", ("Ctrl+Q",)),
    ),
    "&Edit": (
        Command("undo", "&Undo", ("Ctrl+Z",)),
        Command("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
        LINE,
        Command("copy", "&Copy", ("Ctrl+C",)),
        Command("copy_quote", "Copy &quote with its speaker", ("Ctrl+Shift+C",), "quote-copy"),
        Command("paste", "&Paste as capture", ("Ctrl+V",), "paste"),
        Command("paste_and_look", "Paste and show the &stories…", ("Ctrl+Shift+V",)),
        Command("select_all", "Select &all stories", ("Ctrl+A",)),
        LINE,
        Command("search", "&Search the library", ("/", "Ctrl+K"), "search"),
        Command("leave_search", "&Leave the search"),
        Command("save_search", "S&ave the search", ("Ctrl+D",), "star"),
        Command("find", "&Find in story", ("Ctrl+F",)),
        Command("caret", "S&elect with the keyboard", ("F7",), ticks=True),
        LINE,
        Command("empty_trash", "&Empty the trash…"),
    ),
    "&View": (
        Command("newest_first", "&Newest first", ticks=True),
        Command("oldest_first", "&Oldest first", ticks=True),
        Command("unread_first", "&Unread first", ticks=True),
        Command("best_first", "&Best match first", ticks=True),
        LINE,
        Command("type", "Text and t&heme…", ("Ctrl+Shift+T",), "type"),
        Command("rows_comfortable", "&Comfortable rows", (), "rows-comfortable", ticks=True),
        Command("rows_dense", "&Dense rows", (), "rows-dense", ticks=True),
        Command("rows_headlines", "Headlines onl&y", (), "rows-headlines", ticks=True),
        Command("rows", "Ne&xt kind of rows", ("L",)),
        LINE,
        Command("larger", "&Larger text", ("Ctrl++", "Ctrl+=")),
        Command("smaller", "S&maller text", ("Ctrl+-",)),
        Command("normal_size", "Normal si&ze", ("Ctrl+0",)),
        LINE,
        Command("side_bar", "&Side bar", ("F9",)),
        Command("quote_list", "&Quotes by speaker", ("Q",), "quote-list", ticks=True),
        Command("quote_marks", "&Mark quotes", ("Shift+Q",), ticks=True),
        Command("left_out", "Show what was left &out", ("Shift+C",), ticks=True),
        Command("full_screen", "&Full screen", ("F11",)),
    ),
    "&Go": (
        Command("next_story", "&Next story", ("J",)),
        Command("previous_story", "&Previous story", ("K",)),
        Command("next_unread", "Next &unread", ("N",)),
        Command("previous_unread", "Previous unread", ("P",)),
        Command("page", "Page down, then next unread", ("Space",)),
        LINE,
        Command("next_quote", "Next &quote", (".", "]"), "quote-next"),
        Command("previous_quote", "Previous quote", (",", "["), "quote-previous"),
        Command("next_highlight", "Next &highlight", ("}",), "highlight"),
        Command("previous_highlight", "Previous highlight", ("{",)),
        LINE,
        Command("today", "&Today", ("Ctrl+1",), "today"),
        Command("unread", "Unre&ad", ("Ctrl+2",), "unread"),
        Command("bookmarks", "&Bookmarks", ("Ctrl+3",), "bookmark"),
        Command("reading", "&Reading list", ("Ctrl+4",), "reading"),
        Command("captures", "&Captures", ("Ctrl+5",), "capture"),
        Command("highlights", "&Highlights", ("Ctrl+6",), "highlight"),
        Command("quotes", "Qu&otes", ("Ctrl+7",), "quotes"),
        Command("all", "A&ll stories", ("Ctrl+8",), "all"),
        Command("trash", "Tras&h", ("Ctrl+9",), "trash"),
    ),
    "&Story": (
        Command("read", "Mark as &read or unread", ("M",), "read"),
        Command("bookmark", "&Bookmark", ("S",), "bookmark"),
        Command("tag", "&Tag…", ("T",), "tag"),
        Command("own_window", "In a &window of its own", ("Ctrl+Return",), "window"),
        Command("browser", "&Open in browser", ("B",), "browser"),
        LINE,
        Command("highlight", "&Highlight", ("H",), "highlight"),
        Command("highlight_yellow", "Highlight in yellow", ("1",)),
        Command("highlight_green", "Highlight in green", ("2",)),
        Command("highlight_blue", "Highlight in blue", ("3",)),
        Command("highlight_pink", "Highlight in pink", ("4",)),
        Command("note", "N&ote…", ("Shift+N",), "note"),
        Command("no_highlight", "Take highlight off", ("0",)),
        Command("delete", "&Delete", ("Del",), "trash"),
        Command("restore", "Rest&ore from the trash", (), "restore"),
        LINE,
        Command("put_right", "Put &right headline, byline and date…", ("Ctrl+E",), "edit"),
        Command("correct_quote", "Say &who said a quote…", ("W",), "edit"),
        Command("cuts", "Show the &cuts of its capture…", ("C",), "cut"),
        LINE,
        Command("read_all", "Mark &all as read", ("Shift+A",), "mark-all"),
    ),
    "F&eeds": (
        Command("refresh", "Re&fresh all feeds", ("F5",), "refresh"),
        Command("refresh_place", "Refresh &this feed or folder", ("Shift+F5",)),
        Command("stop", "S&top refreshing", (), "stop"),
        Command("resume", "&Go on refreshing"),
        Command("by_itself", "Refresh &automatically", ticks=True),
        LINE,
        Command("details", "&Details of the feed…", ("Alt+Return",)),
        Command("rename_place", "Re&name", ("F2",), "edit"),
        Command("move_place", "&Move to folder…", ("Ctrl+Shift+M",), "folder"),
        Command("pause", "&Pause or resume", (), "pause"),
        Command("new_folder", "New f&older…", ("Ctrl+Shift+N",)),
        Command("unsubscribe", "&Unsubscribe, or remove folder"),
        LINE,
        Command("rules", "Ru&les for what arrives…", ("Ctrl+Shift+R",), "rules"),
        Command("offline", "&Work offline", (), "offline", ticks=True),
        Command("proxy", "Pro&xy…"),
    ),
    "&Library": (
        Command("open_library", "&Open another library…", ("Ctrl+Shift+O",), "book"),
        Command("move_library", "&Move this library…", (), "folder"),
        LINE,
        Command("back_up", "&Back up now", ("Ctrl+Shift+B",), "inbox"),
        Command("backups", "B&ackups…"),
        LINE,
        Command("check", "&Check the library", (), "read"),
    ),
    "&Help": (
        Command("tour", "A two-minute &tour"),
        Command("keys", "&Keys", ("?", "F1")),
        Command("diagnostics", "&Diagnostics…"),
        Command("about", "&About Cuttings"),
    ),
}

COMMANDS = {command.name: command for menu in MENUS.values() for command in menu if command}
