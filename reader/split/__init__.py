"""Cut a capture into its stories.

`text` reads plain text, `html` a page, `single` a page of which an extractor found the one story: rules
over the text's own structure. What a single line looks like is judged in reader/newsform.py, how a story
is taken apart in reader/news.py; what a person said of a line (byhand) wins over both.
"""

from reader.split.pages import html
from reader.split.single import single
from reader.split.taught import taught
from reader.split.texts import text

__all__ = ["html", "single", "taught", "text"]
