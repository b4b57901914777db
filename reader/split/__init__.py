"""Cut a capture into its stories.

`text` reads plain text, `html` a page. Both are rules over the text's own structure; what a single line
looks like is judged in reader/newsform.py, how a story is taken apart in reader/news.py.
"""

from reader.split.pages import html
from reader.split.texts import text

__all__ = ["html", "text"]
