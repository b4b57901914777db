"""The core of Cuttings: everything but the window. It knows no Qt.

`reader.library.Library` is its front door.
"""

__version__ = "0.1.0"
