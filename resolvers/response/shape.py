"""Shape rows as the response: put the client's names back to the values of records without keys.

    [[0, ["Samverkansrådet", [["Maria Haglund"]]]]]  →  {"councils": {"nodes": [{"name": "Samverkansrådet", …}]}}

A form becomes a function once (`reader`), which then reads any number of records.
"""

from collections.abc import Sequence

from resolvers.block import Branch, Derivation
from resolvers.response import group, objects, pages, series, texts
from resolvers.response.form import (
    Composed,
)
from resolvers.response.reader import Reader, positions, reader

READERS = (group, objects, pages, series, texts)
"""What makes the readers of all forms: each file registers its own."""


def plan_reader(
    response: Composed, branches: Sequence[Branch], derivations: Sequence[Derivation], *, typed: bool = False
) -> Reader:
    """Reads a response from what each branch gave and each derivation made of that.

    `typed` makes objects that graphql-core can complete, nulls that may not be among them; else those raise
    `NullValue`.
    """
    return reader(response, positions((*branches, *derivations)), typed)
