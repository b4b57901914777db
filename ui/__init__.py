"""The window."""

from ui import binding

binding.load()
