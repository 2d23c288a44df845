"""Read a search text.

    seek("barnrådet ") → Sought(words=(Wanted("barnrådet", "barnradet", "barnrad"),), …)
    its query for the index: "barnradet barnrad barnrad* barnradet~2 barnrad~2 _barnrad*"

The caller's text comes to the index as words of ours alone, so that nothing in it is syntax.
"""

from itertools import pairwise

from graph_store import Word, word, words
from resolvers.block.sought import Sought, Wanted
from resolvers.little_words import LITTLE_WORDS

MOST_LETTERS = 1000
"""How much of a question is read."""
MOST_WORDS = 16
"""How many different words of a question count."""


def seek(text: str) -> Sought:
    """Read a search text."""
    text = text[:MOST_LETTERS]
    found = words(text)
    unfinished = bool(text) and bool(words(text[-1]))
    phrase = [_wanted(each, unfinished and at == len(found)) for at, each in enumerate(found, 1)]
    # a word that is said twice is in the phrase twice, but the text is about it once: as it was said last
    different = {each.full: each for each in phrase}.values()
    kept = tuple([each for each in different if each.full not in LITTLE_WORDS] or different)[:MOST_WORDS]
    return Sought(tuple(phrase), kept, tuple(_together(*two) for two in pairwise(kept)))


def _together(first: Wanted, second: Wanted) -> Wanted:
    """Two words as one: "barn råd" is meant to be "barnråd"."""
    return _wanted(word(first.spelled + second.spelled), second.open)


def _wanted(asked: Word, goes_on: bool) -> Wanted:
    return Wanted(asked.spelled, asked.full, asked.stem, goes_on)
