"""Which columns a form is read from. A record is made of these, so that nobody keeps a list beside the form.

    Composed("Council", (Field("called", Read(n.name)), Field("since", Dated(n.id, …)))  →  n.name, n.id

At the top of a statement the columns are branches, and what is derived from branches.
"""

from collections.abc import Iterable, Iterator
from typing import cast

from resolvers.block import Branch, Column, Derivation, Rows, record
from resolvers.response.form import (
    Composed,
    Connection,
    Constant,
    Counts,
    Cursor,
    Dated,
    Edges,
    FirstFound,
    Form,
    Groups,
    Hits,
    Holds,
    InOrder,
    Joined,
    LabelList,
    Listing,
    OfType,
    Only,
    OwnCitation,
    PageEnds,
    Read,
    Resolved,
    Series,
    Several,
    SharedDate,
    SharedValue,
    Size,
    Statistic,
    TextLink,
    TextList,
    Zipped,
)

AnyColumn = Column | Branch | Derivation


def columns_of(form: Form) -> Iterator[AnyColumn]:
    """The columns that a form reads of the record at hand, each as often as it is read.

    What lies in a block's own rows is read from those: it is a column of the block, not of this record.
    """
    match form:
        case Constant() | LabelList() | Size() | Resolved():
            return
        case Read(column) | Dated(column):
            yield column
        case Holds():
            yield from form.columns
        case SharedValue(shared) | SharedDate(shared):
            yield shared
        case Composed(_, fields, present, held):
            yield from columns_of_all([*(each.form for each in fields), *(each.form for each in held)])
            yield from (present,) if present else ()
        case Zipped(_, fields, longest):
            yield from columns_of_all(each.form for each in fields)
            yield longest
        case OfType(labels, types):
            yield labels
            yield from columns_of_all(types)
        case Listing(rows) | Only(rows) | Groups(rows) | Statistic(rows) | Series(rows):
            yield rows
        case Hits(_, rows, strangers):
            yield from (rows, *strangers)
        case Several(items) | FirstFound(items) | Joined(items):
            yield from columns_of_all(items)
        case InOrder(found):
            yield from (each.rows for each in found)
        case OwnCitation(source, item):
            yield source
            yield from columns_of(item)
        case TextLink(address, directive):
            yield from columns_of_all((address, directive))
        case Counts(numbers):
            yield numbers
        case TextList(values, others=others):
            yield from (values, others) if others else (values,)
        case Cursor(_, keys) | PageEnds(_, Cursor(_, keys)):
            yield from keys
        case Edges(item):
            yield from columns_of(item)
        case Connection(_, rows, earlier, later):
            yield from (each for each in (rows, earlier, later) if each)
            yield from columns_of_all(beside_page(each.form for each in form.fields))


def record_of(forms: Iterable[Form], *known: Column) -> tuple[Column, ...]:
    """The record that some forms are read from, in which other columns are `known` to be needed too."""
    read = cast("Iterator[Column]", columns_of_all(forms))  # branches are read at the top of a statement only
    return record([*known, *read])


def columns_of_all(forms: Iterable[Form]) -> Iterator[AnyColumn]:
    for each in forms:
        yield from columns_of(each)


def in_page(forms: Iterable[Form]) -> Iterator[Form]:
    """Of the fields of a connection those that are read from the rows of its page."""
    return (each for each in forms if isinstance(each, Edges | PageEnds))


def beside_page(forms: Iterable[Form]) -> Iterator[Form]:
    """Of the fields of a connection those that are read beside the rows of its page."""
    return (each for each in forms if not isinstance(each, Edges | PageEnds))


def forms_in(form: Form) -> Iterator[Form]:
    """A form and all forms that it is made of."""
    yield form
    for each in _inside(form):
        yield from forms_in(each)


def shown_of(kind: type[Rows], forms: Iterable[Form], *known: Column) -> tuple[Column, ...]:
    """What is shown of entities, or of citations, wherever they stand in some forms, so that each is read once."""
    rows = (each.rows for form in forms for each in forms_in(form) if isinstance(each, Listing | Only))
    return record([*known, *(column for each in rows if isinstance(each, kind) for column in each.columns)])


def _inside(form: Form) -> Iterable[Form]:
    match form:
        case Composed(_, fields, _, held):
            return [*(each.form for each in fields), *(each.form for each in held)]
        case Zipped() | Connection() | Hits():
            return (each.form for each in form.fields)
        case OfType(_, types):
            return types
        case Listing(_, item) | Only(_, item) | Edges(item) | OwnCitation(_, item):
            return (item,)
        case Several(items) | FirstFound(items) | Joined(items):
            return items
        case InOrder(found):
            return (each.item for each in found)
        case TextLink(address, directive):
            return (address, directive)
        case Groups():
            return (key.entity for each in form.fields for key in each.keys if key.entity)
    return ()
