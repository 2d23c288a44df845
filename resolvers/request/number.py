"""The number by whose sums groups are ordered."""

from collections.abc import Collection

from resolvers.block.slots import Slot
from resolvers.errors import UnknownNumber
from resolvers.request.operation import Asked

ORDERS = ("SUM_DESC", "SUM_ASC")
"""The orders of groups that a number belongs to."""


def read_number(asked: Asked, allowed: Collection[str]) -> str | None:
    """The number, where the order is by sums; it must be one that the rows have, and stand beside no other order."""
    given: Slot[str] | None = asked.arguments.get("number")
    number = None if given is None else given.pinned
    if asked.arguments["orderBy"] not in ORDERS:
        if number is not None:
            raise UnknownNumber(
                asked.field, number, f"leave it out, or order by {' or '.join(ORDERS)}", asked.nodes, asked.path
            )
        return None
    if number not in allowed:
        names = ", ".join(allowed)
        words = f"{asked.arguments['orderBy']} needs one of {names}" if names else "the rows have no numbers"
        raise UnknownNumber(asked.field, number, words, asked.nodes, asked.path)
    return number
