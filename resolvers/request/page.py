"""The page of a connection that is asked for, by `first`, `after`, `last` and `before`."""

import hashlib
from dataclasses import dataclass

from resolvers.block import Key, Keys, Window
from resolvers.errors import BadCursor, BadPage, PageTooLarge
from resolvers.request.cursor import CursorError, decode_cursor
from resolvers.request.limits import Limits
from resolvers.request.operation import Asked


@dataclass(frozen=True)
class Page:
    """A page: `mark` is what its cursors carry. One row more is read than it holds, which tells whether more follow."""

    type_name: str
    window: Window
    first: int | None
    last: int | None
    mark: str


def read_page(asked: Asked, type_name: str, order: tuple[Key, ...], limits: Limits, of: object = "") -> Page:
    """What the arguments ask of a connection, checked. Its cursors are good for this order `of` things alone."""
    first, last = (_size(asked, name, limits) for name in ("first", "last"))
    if first is None and last is None:
        first = limits.page
    mark = hashlib.blake2b(f"{type_name} {[key.signature for key in order]}{of}".encode(), digest_size=4).hexdigest()
    after, before = (_keys(asked, name, mark, order) for name in ("after", "before"))
    limit = last if first is None else first
    assert limit is not None, "a page has a size from one end or the other"
    return Page(type_name, Window(order, after, before, limit + 1, backward=first is None), first, last, mark)


def read_size(asked: Asked, argument: str, limits: Limits) -> int:
    """A size that must be given."""
    size: int = asked.arguments[argument]
    if size < 0:
        raise BadPage(asked.field, argument, size, limits.page_maximum, asked.nodes, asked.path)
    if size > limits.page_maximum:
        raise PageTooLarge(asked.field, argument, size, limits.page_maximum, asked.nodes, asked.path)
    return size


def _size(asked: Asked, argument: str, limits: Limits) -> int | None:
    return None if asked.arguments.get(argument) is None else read_size(asked, argument, limits)


def _keys(asked: Asked, argument: str, mark: str, order: tuple[Key, ...]) -> Keys:
    cursor = asked.arguments.get(argument)
    if cursor is None:
        return ()
    try:
        return decode_cursor(mark, [key.kind for key in order], cursor)
    except CursorError as error:
        raise BadCursor(asked.field, argument, str(error), asked.nodes, asked.path) from error
