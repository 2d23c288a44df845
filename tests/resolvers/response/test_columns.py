"""Forms, and the columns that each is read from."""

from typing import get_args

import pytest

from resolvers.block import (
    SCORE,
    SORT_KEY,
    AskedId,
    Attribute,
    ById,
    Candidates,
    CitationRows,
    Column,
    Day,
    Days,
    During,
    EdgeCount,
    EntityRows,
    Figures,
    Grouped,
    Key,
    LabelCounts,
    Labels,
    Nodes,
    OtherTexts,
    Pattern,
    Related,
    RowsOf,
    SharedMemberships,
    Spans,
    TextsIn,
    Ties,
    Unknown,
    Window,
)
from resolvers.request.search_text import seek
from resolvers.response.columns import AnyColumn, beside_page, columns_of, forms_in, in_page, record_of, shown_of
from resolvers.response.form import (
    Composed,
    Connection,
    Constant,
    Counts,
    Cursor,
    Dated,
    Edges,
    Field,
    FirstFound,
    Form,
    FoundById,
    GroupField,
    GroupKeyField,
    Groups,
    Held,
    Hits,
    Holds,
    InOrder,
    Joined,
    LabelList,
    Listing,
    LookUp,
    Named,
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
    Supporting,
    TextLink,
    TextList,
    Zipped,
)
from schema.derive.labels import LabelRow
from schema.edge import Direction

ID, NAME, KIND, ROLE = Attribute("n", "id"), Attribute("n", "name"), Attribute("n", "kind"), Attribute("r", "role")
A, B, C, D = (Attribute("n", letter) for letter in "abcd")
MEMBERS = Pattern("REPRESENTED_IN", Direction.IN, "Actor")
ROWS = Related(MEMBERS, (NAME,), Window((Key(SORT_KEY),)))
FOUND, SINCE = ById(("x",), (AskedId(), NAME)), ById(("y",), (AskedId(), NAME))
TIES = Ties(("PARTICIPATES_IN",), False, ("CONFIRMED",), ("CERTAIN",), 30, Day("2026-11-23"))
LINKS = SharedMemberships(TIES)
GROUPS = Grouped(MEMBERS, (KIND,), "COUNT_DESC", 5, (NAME,))
FIGURES = Figures(MEMBERS, KIND)
COUNTS = LabelCounts(("Actor",))
TEXTS = TextsIn(("purposeFi",))
HITS = Candidates(Nodes("Entity"), seek("a"), (), (NAME,))
STRANGER = Unknown("municipality", ("1880",), ("Actor",), ("search",))

NAMED = Composed("Actor", (Field("called", Read(NAME), False),))
OF_KIND = Composed("Council", (Field("kind", Read(KIND), False),))
ENDS = PageEnds((Named("endCursor", "endCursor"),), Cursor("order", (A, B)))
TOTAL = Read(EdgeCount(MEMBERS))


def connection(*forms: Form, earlier: Column | None = None, later: Column | None = None) -> Connection:
    fields = tuple(Field(f"f{place}", each, False) for place, each in enumerate(forms))
    return Connection("C", ROWS, earlier, later, 1, None, fields)


READ: list[tuple[Form, list[AnyColumn]]] = [
    (Constant("a"), []),
    (Size(), []),
    (Resolved(), []),
    (Read(NAME), [NAME]),
    (Read(FOUND), [FOUND]),
    (Dated(ID, "2020-01-01"), [ID]),
    (Holds(Days(A, B, C, D, KIND), Day("2020-01-01")), [A, B, C, D]),
    (Holds(Days(A, B, C, D, KIND), During("2020-01-01", "2020-12-31", "")), [A, B, C, D, KIND]),
    (Holds(Days(A, B, C, D), During("2020-01-01", "2020-12-31", "")), [A, B, C, D]),
    (SharedValue(LINKS, "identity"), [LINKS]),
    (SharedDate(LINKS, "since", ()), [LINKS]),
    (NAMED, [NAME]),
    (Composed("Figure", NAMED.fields, present=KIND), [NAME, KIND]),
    (Composed("Actor", NAMED.fields, held=(Held("id", Dated(ID, "2020")),)), [NAME, ID]),
    (Composed("Actor", (*NAMED.fields, Field("again", NAMED, False))), [NAME, NAME]),
    (Zipped("Seats", NAMED.fields, KIND), [NAME, KIND]),
    (OfType(Labels(), (NAMED, OF_KIND)), [Labels(), NAME, KIND]),
    (Listing(ROWS, OF_KIND), [ROWS]),
    (Listing(ROWS, OF_KIND, Supporting(ROLE, "name")), [ROWS]),
    (Only(ROWS, OF_KIND), [ROWS]),
    (Several((Read(NAME), OF_KIND)), [NAME, KIND]),
    (FirstFound((Only(ROWS, OF_KIND), Read(NAME))), [ROWS, NAME]),
    (InOrder((FoundById(FOUND, NAMED), FoundById(SINCE, OF_KIND)), (LookUp((0,), "x"),)), [FOUND, SINCE]),
    (OwnCitation(ROLE, NAMED), [ROLE, NAME]),
    (Joined((OwnCitation(ROLE, NAMED), Listing(ROWS, OF_KIND))), [ROLE, NAME, ROWS]),
    (TextLink(Read(NAME), Read(ROLE)), [NAME, ROLE]),
    (TextList(TEXTS, ("fi",), (), None, ()), [TEXTS]),
    (TextList(TEXTS, ("sv", "en"), (), OtherTexts(), ()), [TEXTS, OtherTexts()]),
    (Counts(COUNTS, ("Actor",), ()), [COUNTS]),
    (LabelList("SV", (LabelRow("TYPE", "Actor", "Actor", "Aktör", "Den som kan."),), (Named("l", "label"),)), []),
    (Groups(GROUPS, False, (), (GroupField("k", "keys", (GroupKeyField("e", "entity", NAMED),)),)), [GROUPS]),
    (Statistic(FIGURES, True, "min"), [FIGURES]),
    (Series(Spans(MEMBERS), ("2020-01-01",), ()), [Spans(MEMBERS)]),
    (Cursor("order", (A, B)), [A, B]),
    (ENDS, [A, B]),
    (Edges(NAMED), [NAME]),
    (connection(), [ROWS]),
    (connection(Edges(OF_KIND), ENDS), [ROWS]),
    (connection(Edges(OF_KIND), TOTAL), [ROWS, EdgeCount(MEMBERS)]),
    (connection(ENDS, earlier=C, later=D), [ROWS, C, D]),
    (connection(ENDS, later=D), [ROWS, D]),
    (Connection("C", None, None, None, 1, None, (Field("n", TOTAL, False),)), [EdgeCount(MEMBERS)]),
    (Hits("S", HITS, (), Cursor("order", (SCORE, SORT_KEY)), (), 1, (Field("n", Size(), False),)), [HITS]),
    (Hits("S", HITS, (STRANGER,), Cursor("order", (SCORE, SORT_KEY)), (), 1, ()), [HITS, STRANGER]),
]


@pytest.mark.parametrize(("form", "columns"), READ)
def test_a_form_is_read_from_columns(form: Form, columns: list[AnyColumn]) -> None:
    assert list(columns_of(form)) == columns


def test_every_class_of_form_is_among_them() -> None:
    assert {type(form) for form, _ in READ} == set(get_args(Form))


@pytest.mark.parametrize(
    ("forms", "known", "record"),
    [
        ([], [], ()),
        ([Read(NAME), Read(ID)], [], (ID, NAME)),
        ([Read(NAME), NAMED], [], (NAME,)),
        ([Read(NAME)], [ID], (ID, NAME)),
        ([Read(NAME)], [NAME], (NAME,)),
        ([], [ROLE, AskedId()], (AskedId(), ROLE)),
    ],
)
def test_a_record_has_each_column_once_in_an_order_of_its_own(
    forms: list[Form], known: list[Column], record: tuple[Column, ...]
) -> None:
    assert record_of(forms, *known) == record


@pytest.mark.parametrize(
    ("form", "is_in_page"), [(Edges(NAMED), True), (ENDS, True), (TOTAL, False), (Size(), False), (NAMED, False)]
)
def test_a_field_of_a_connection_is_read_in_its_page_or_beside_it(form: Form, is_in_page: bool) -> None:
    assert list(in_page([form])) == ([form] if is_in_page else [])
    assert list(beside_page([form])) == ([] if is_in_page else [form])


KEYED = GroupKeyField("e", "entity", NAMED)


@pytest.mark.parametrize(
    ("form", "inside"),
    [
        (Read(NAME), []),
        (NAMED, [Read(NAME)]),
        (Composed("A", NAMED.fields, held=(Held("id", Read(ID)),)), [Read(NAME), Read(ID)]),
        (Zipped("Seats", NAMED.fields, KIND), [Read(NAME)]),
        (OfType(Labels(), (NAMED, OF_KIND)), [NAMED, Read(NAME), OF_KIND, Read(KIND)]),
        (Listing(ROWS, NAMED), [NAMED, Read(NAME)]),
        (Only(ROWS, NAMED), [NAMED, Read(NAME)]),
        (Several((Read(NAME), Read(ID))), [Read(NAME), Read(ID)]),
        (InOrder((FoundById(FOUND, NAMED),), ()), [NAMED, Read(NAME)]),
        (OwnCitation(ROLE, NAMED), [NAMED, Read(NAME)]),
        (Joined((Read(NAME), Listing(ROWS, NAMED))), [Read(NAME), Listing(ROWS, NAMED), NAMED, Read(NAME)]),
        (TextLink(Only(ROWS, NAMED), Read(ROLE)), [Only(ROWS, NAMED), NAMED, Read(NAME), Read(ROLE)]),
        (Edges(NAMED), [NAMED, Read(NAME)]),
        (connection(Edges(Read(ID)), TOTAL), [Edges(Read(ID)), Read(ID), TOTAL]),
        (Hits("S", HITS, (), Cursor("order", ()), (), 1, (Field("n", Size(), False),)), [Size()]),
        (
            Groups(GROUPS, False, (), (GroupField("k", "keys", (KEYED, GroupKeyField("v", "value", None))),)),
            [NAMED, Read(NAME)],
        ),
    ],
)
def test_a_form_is_made_of_forms(form: Form, inside: list[Form]) -> None:
    assert list(forms_in(form)) == [form, *inside]


def test_what_is_shown_of_entities_wherever_they_stand_is_one_record() -> None:
    nodes, links = EntityRows(RowsOf.NODES, (NAME, KIND)), EntityRows(RowsOf.VIA, (ID, NAME))
    cited = CitationRows(RowsOf.CITATIONS, (ROLE,))
    form = Several((Listing(nodes, Several((Only(links, NAMED),))), Listing(cited, NAMED), Listing(ROWS, NAMED)))
    assert shown_of(EntityRows, [form]) == (ID, KIND, NAME)
    assert shown_of(EntityRows, [form], A) == (A, ID, KIND, NAME)
    assert shown_of(CitationRows, [form]) == (ROLE,)
    assert shown_of(EntityRows, [NAMED]) == ()
