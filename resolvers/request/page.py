"""The page of a connection that is asked for, by `first`, `after`, `last` and `before`."""

import hashlib
from dataclasses import dataclass
from operator import itemgetter

from resolvers.block import Key, Keys, Window
from resolvers.block.slots import Given, Slot
from resolvers.cursor import CursorError, decode_cursor
from resolvers.errors import BadCursor, BadPage, PageTooLarge
from resolvers.request.limits import Limits
from resolvers.request.operation import Asked


@dataclass(frozen=True)
class Page:
    """A page: `mark` is what its cursors carry. One row more is read than it holds, which tells whether more follow."""

    type_name: str
    window: Window
    first: Slot[int] | None
    last: Slot[int] | None
    mark: Slot[str]


def read_page(asked: Asked, type_name: str, order: tuple[Key, ...], limits: Limits, of: Given[str] = "") -> Page:
    """What the arguments ask of a connection, checked. Its cursors are good for this order `of` things alone."""
    first, last = (_size(asked, name, limits) for name in ("first", "last"))
    if first is None and last is None:
        first = asked.slot(limits.page)
    signature = f"{type_name} {[key.signature for key in order]}"
    mark = asked.slot(of).map(lambda things: _mark(signature + things))
    after, before = (_keys(asked, name, mark, order) for name in ("after", "before"))
    limit = last if first is None else first
    assert limit is not None, "a page has a size from one end or the other"
    window = Window(order, after, before, limit.map(lambda size: size + 1), backward=first is None)
    return Page(type_name, window, first, last, mark)


def read_size(asked: Asked, argument: str, limits: Limits) -> Slot[int]:
    """A size that must be given."""

    def checked(size: int) -> int:
        if size < 0:
            raise BadPage(asked.field, argument, size, limits.page_maximum, asked.nodes, asked.path)
        if size > limits.page_maximum:
            raise PageTooLarge(asked.field, argument, size, limits.page_maximum, asked.nodes, asked.path)
        return size

    return asked.slot(asked.arguments[argument]).map(checked)


def _size(asked: Asked, argument: str, limits: Limits) -> Slot[int] | None:
    return None if asked.arguments.get(argument) is None else read_size(asked, argument, limits)


def _mark(signature: str) -> str:
    return hashlib.blake2b(signature.encode(), digest_size=4).hexdigest()


def _keys(asked: Asked, argument: str, mark: Slot[str], order: tuple[Key, ...]) -> Keys:
    """The keys of a cursor."""
    cursor: Slot[str] | None = asked.arguments.get(argument)
    if cursor is None:
        return ()
    kinds = [key.kind for key in order]

    def decoded(text: str, its_mark: str) -> tuple[str | int | float, ...]:
        try:
            return decode_cursor(its_mark, kinds, text)
        except CursorError as error:
            raise BadCursor(asked.field, argument, str(error), asked.nodes, asked.path) from error

    keys = cursor.map(decoded, mark)
    return tuple(keys.map(itemgetter(place)) for place in range(len(order)))
