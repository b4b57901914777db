"""HTML's elements, by what they do to a page."""


def names(listed: str) -> frozenset[str]:
    """A set of the names in a line."""
    return frozenset(listed.split())


VOID = names("area base br col embed hr img input link meta param source track wbr")

# Begin and end a line of their own.
BLOCKS = names(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol optgroup option"
    " p pre search section summary table tbody td tfoot th thead tr ul"
)
TABLE_PARTS = names("caption col colgroup tbody td tfoot th thead tr")
HEADINGS = names("h1 h2 h3 h4 h5 h6")

# What stands in them is no text of the page.
SILENT = names(
    "applet audio button canvas datalist embed frame frameset head iframe input map math noembed noframes"
    " object param script select style svg template textarea title track video"
)
