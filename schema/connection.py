"""What connections have in common: the words for their fields and their edges', and the arguments that cut a page."""

from schema.argument import Argument

CURSOR = "Where the edge lies, for `after`."
NODE = "The entity at the other end."

EDGES = "The page, with what lies on each relationship."
NODES = "The page, for those who want only the other ends."
PAGE_INFO = "Where the page lies."
TOTAL_COUNT = "How many edges there are on all pages together."

FIRST = Argument(
    "first",
    int | None,
    "How many edges at most; 20 when left out, 1000 at most unless the service is set otherwise.",
)
AFTER = Argument(
    "after", str | None, "Only edges after this cursor, taken from `cursor` or `pageInfo` of the same field."
)
LAST = Argument("last", int | None, "The last so many edges instead; with `first`, the last of those.")
BEFORE = Argument("before", str | None, "Only edges before this cursor.")
PAGE = (FIRST, AFTER, LAST, BEFORE)
