"""Forms, small records, and what is read of them."""

from collections.abc import Mapping
from typing import Any, get_args

import pytest

from resolvers.block import (
    MATCHED,
    SCORE,
    SORT_KEY,
    AskedId,
    Attribute,
    ById,
    Candidates,
    Day,
    Days,
    During,
    EdgeCount,
    Figures,
    GraphNode,
    Grouped,
    Key,
    LabelCounts,
    Labels,
    Nodes,
    OtherTexts,
    Pattern,
    Related,
    SharedMemberships,
    Spans,
    TextsIn,
    Ties,
    Window,
)
from resolvers.block.slots import Slots
from resolvers.cursor import encode_cursor
from resolvers.request.search_text import seek
from resolvers.response import shape
from resolvers.response.columns import forms_in
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
from resolvers.response.reader import NullValue, Shaped, positions, reader
from schema.derive.labels import LabelRow
from schema.derive.texts import texts_of
from schema.edge import Direction
from tests.model import MODEL

ID, NAME, KIND, ROLE = Attribute("n", "id"), Attribute("n", "name"), Attribute("n", "kind"), Attribute("r", "role")
DAYS, MET = Days(ID, NAME, KIND, ROLE), Attribute("r", "togetherSurely")
MEMBERS = Pattern("REPRESENTED_IN", Direction.IN, "Actor")
BY_NAME = Window((Key(SORT_KEY),))
ROWS = Related(MEMBERS, (NAME, ROLE), BY_NAME)
FOUND = ById((), (AskedId(), NAME))
SINCE = ById((), (NAME, AskedId()))
TIES = Ties(("PARTICIPATES_IN",), False, ("CONFIRMED",), ("CERTAIN",), 30, Day("2026-11-23"))
LINKS = SharedMemberships(TIES)
START = tuple(Named(name, name) for name in ("edtf", "asPublished", "earliest", "latest"))

Values = Mapping[Any, Any]
"""The values of a record by their columns."""


def read(form: Form, record: Values, *, typed: bool = False, values: list[Any] | None = None) -> Any:
    assert shape.READERS, "the readers of all forms are there"
    return reader(form, positions(tuple(record)), typed)(list(record.values()), values or [])


def field(key: str, form: Form, *, required: bool = False) -> Field:
    return Field(key, form, required)


def composed(type_name: str, *fields: Field, **more: Any) -> Composed:
    return Composed(type_name, fields, **more)


NAMED = composed("Actor", field("called", Read(NAME)))
"""An actor of which the name is asked for, as `called`."""

TEXT_LINK = TextLink(Read(NAME), Read(ROLE))

HELD = tuple(each for each in texts_of(MODEL.entities["Partnership"]) if each.field in ("purpose", "goals"))
TEXTS = TextsIn(("purposeFi", "goalsFi", "purposeSv", "goalsSv"))

FORMS: list[tuple[Form, Values, Any, list[str]]] = [
    # a form, a record, what is read, and the types of the objects in it
    (Read(NAME), {NAME: "Åsa"}, "Åsa", []),
    (Read(NAME), {NAME: None}, None, []),
    (Read(NAME), {ID: "a", NAME: ["x", "y"], KIND: "b"}, ["x", "y"], []),
    (Read(NAME, default=0), {NAME: None}, 0, []),
    (Read(NAME, default=0), {NAME: 3}, 3, []),
    (Read(NAME, default=0), {NAME: ""}, "", []),
    (Read(NAME, default=()), {NAME: None}, [], []),
    (Read(NAME, default=()), {NAME: ["x"]}, ["x"], []),
    (Dated(ID, "2020-01-01"), {ID: "council:x"}, "council:x@2020-01-01", []),
    (Dated(ID, "2020-01-01"), {ID: None}, None, []),
    (Constant("Council"), {}, "Council", []),
    (Constant(None), {}, None, []),
    (NAMED, {NAME: "Åsa"}, {"called": "Åsa"}, ["Actor"]),
    (composed("Actor"), {}, {}, ["Actor"]),
    (
        composed("Actor", field("b", Read(NAME)), field("a", Constant("Actor")), field("c", NAMED)),
        {NAME: "Åsa"},
        {"b": "Åsa", "a": "Actor", "c": {"called": "Åsa"}},
        ["Actor", "Actor"],
    ),
    (
        composed("Actor", field("called", Read(NAME)), field("own", Resolved())),
        {NAME: "Åsa"},
        {"called": "Åsa"},
        ["Actor"],
    ),
    (composed("Figure", field("f", Read(NAME)), present=KIND), {NAME: "a", KIND: "EXACT"}, {"f": "a"}, ["Figure"]),
    (composed("Figure", field("f", Read(NAME)), present=KIND), {NAME: "a", KIND: 0}, {"f": "a"}, ["Figure"]),
    (composed("Figure", field("f", Read(NAME)), present=KIND), {NAME: "a", KIND: None}, None, []),
    (
        Zipped("Seats", (field("g", Read(NAME)), field("n", Read(KIND)), field("t", Constant("Seats"))), NAME),
        {NAME: ["a", "b"], KIND: [1, 2]},
        [{"g": "a", "n": 1, "t": "Seats"}, {"g": "b", "n": 2, "t": "Seats"}],
        ["Seats", "Seats"],
    ),
    (Zipped("Seats", (field("t", Constant("Seats")),), NAME), {NAME: None}, [], []),
    (
        OfType(Labels(), (NAMED, composed("Council", field("kind", Read(KIND))))),
        {Labels(): ["Entity", "Council"], NAME: "a", KIND: "FORUM"},
        {"kind": "FORUM"},
        ["Council"],
    ),
    (Listing(ROWS, NAMED), {ROWS: []}, [], []),
    (Listing(ROWS, NAMED), {ROWS: [["b", None], ["a", None]]}, [{"called": "b"}, {"called": "a"}], ["Actor", "Actor"]),
    (
        Listing(ROWS, NAMED, Supporting(ROLE, "name")),
        {ROWS: [["a", ["name"]], ["b", ["kind"]], ["c", None], ["d", ["kind", "name"]]]},
        [{"called": "a"}, {"called": "d"}],
        ["Actor", "Actor"],
    ),
    (Only(ROWS, NAMED), {ROWS: []}, None, []),
    (Only(ROWS, NAMED), {ROWS: [["a", None]]}, {"called": "a"}, ["Actor"]),
    (Only(GraphNode((NAME,)), NAMED), {GraphNode((NAME,)): [["a"]]}, {"called": "a"}, ["Actor"]),
    (Several((Read(NAME), Constant(1), NAMED)), {NAME: "a"}, ["a", 1, {"called": "a"}], ["Actor"]),
    (Several(()), {}, [], []),
    (FirstFound((Only(ROWS, NAMED), NAMED)), {ROWS: [], NAME: "a"}, {"called": "a"}, ["Actor"]),
    (FirstFound((Only(ROWS, NAMED),)), {ROWS: []}, None, []),
    (
        InOrder(
            (FoundById(FOUND, NAMED), FoundById(SINCE, composed("Party", field("p", Read(NAME))))),
            tuple(
                LookUp(*each)
                for each in (((1,), "x"), ((0, 1), "b"), ((0,), "x"), ((0,), "a"), ((0,), "b"), ((0, 1), "y"))
            ),
        ),
        {FOUND: [["a", "Åsa"], ["b", "Bo"]], SINCE: [["Xi", "x"]]},
        [{"p": "Xi"}, {"called": "Bo"}, None, {"called": "Åsa"}, {"called": "Bo"}, None],
        ["Party", "Actor", "Actor", "Actor"],
    ),
    (OwnCitation(ROLE, NAMED), {ROLE: "source:a", NAME: "p. 3"}, [{"called": "p. 3"}], ["Actor"]),
    (
        Joined((OwnCitation(ROLE, NAMED), Listing(ROWS, NAMED))),
        {ROLE: "source:a", NAME: "a", ROWS: [["b", None]]},
        [{"called": "a"}, {"called": "b"}],
        ["Actor", "Actor"],
    ),
    (Joined((OwnCitation(ROLE, NAMED), Listing(ROWS, NAMED))), {ROLE: None, NAME: "a", ROWS: []}, [], []),
    (OwnCitation(ROLE, NAMED), {ROLE: None, NAME: "p. 3"}, [], []),
    (TEXT_LINK, {NAME: "https://a.org/#top", ROLE: "A%20%26%20B%2DC"}, "https://a.org/#top:~:text=A%20%26%20B%2DC", []),
    (TEXT_LINK, {NAME: "https://a.org/", ROLE: "R%C3%A5d"}, "https://a.org/#:~:text=R%C3%A5d", []),
    (TEXT_LINK, {NAME: "https://a.org/", ROLE: None}, "https://a.org/", []),
    (TEXT_LINK, {NAME: None, ROLE: "Råd"}, None, []),
    (
        Counts(LabelCounts(("Actor", "Council")), ("Actor", "Council"), (Named("n", "count"), Named("of", "type"))),
        {LabelCounts(("Actor", "Council")): [3, 0]},
        [{"n": 3, "of": "Actor"}, {"n": 0, "of": "Council"}],
        ["TypeCount", "TypeCount"],
    ),
    (
        LabelList(
            "SV",
            (LabelRow("TYPE", "Actor", "Actor", "Aktör", "Den som kan."),),
            (Named("w", "label"), Named("k", "kind")),
        ),
        {},
        [{"w": "Aktör", "k": "TYPE"}],
        ["Label"],
    ),
    (Cursor("order", (KIND, NAME)), {NAME: "a", KIND: 3}, encode_cursor("order", [3, "a"]), []),
    (
        SharedValue(LINKS, "identity"),
        {LINKS: [["g", ["CONFIRMED", None, True, [], []], ["PROBABLE", None, True, [], []]]]},
        "PROBABLE",
        [],
    ),
    (SharedDate(LINKS, "since", START), {LINKS: []}, None, []),
    (
        SharedDate(LINKS, "since", (Named("day", "earliest"), Named("t", "__typename"))),
        {LINKS: [["g", *[["CONFIRMED", None, True, [["2020-01-01", "2020", None, "2020-12-31"]], []]] * 2]]},
        {"day": "2020-01-01", "t": "PartialDate"},
        ["PartialDate"],
    ),
    (
        Groups(Grouped(MEMBERS, (KIND,), "COUNT_DESC", 5, ()), False, (), (GroupField("n", "count"),)),
        {Grouped(MEMBERS, (KIND,), "COUNT_DESC", 5, ()): [["a"], ["a"]]},
        [{"n": 2}],
        ["Group"],
    ),
    (
        TextList(TEXTS, ("fi", "sv"), HELD, None, (Named("in", "language"), Named("text", "value"))),
        {TEXTS: [None, ["a", "b"], "sv", ["c", "d"]]},
        [{"in": "sv", "text": "sv"}, {"in": "fi", "text": "a"}, {"in": "fi", "text": "b"}],
        ["LocalisedText"] * 3,
    ),
    (
        TextList(TEXTS, ("fi", "sv"), HELD, OtherTexts(), (Named("of", "field"), Named("in", "language"))),
        {TEXTS: [None, ["a"], "sv", None], OtherTexts(): [["purposeSv_FI", "x"], ["goalsDe", ["y"]], ["name", "z"]]},
        [
            {"of": "purpose", "in": "sv"},
            {"of": "purpose", "in": "sv-FI"},
            {"of": "goals", "in": "fi"},
            {"of": "goals", "in": "de"},
        ],
        ["LocalisedText"] * 4,
    ),
    (Statistic(Figures(MEMBERS, KIND), False, "max"), {Figures(MEMBERS, KIND): [1, 3, 2]}, 3, []),
    (
        Series(Spans(MEMBERS), ("2020-01-01", "2021-01-01"), (Named("on", "date"), Named("n", "count"))),
        {Spans(MEMBERS): [["2020-01-01", "2020-01-01", "2020-12-31", "2020-12-31", 1]]},
        [{"on": "2020-01-01", "n": 1}, {"on": "2021-01-01", "n": 0}],
        ["SeriesPoint", "SeriesPoint"],
    ),
    (Holds(DAYS, Day("2020")), {ID: "2019", NAME: "2020", KIND: "2020", ROLE: "2021"}, "CERTAIN", []),
    (
        Connection(
            "C", ROWS, None, None, 1, None, (field("nodes", Edges(NAMED)), field("n", Read(EdgeCount(MEMBERS))))
        ),
        {ROWS: [["a", None], ["b", None]], EdgeCount(MEMBERS): 7},
        {"nodes": [{"called": "a"}], "n": 7},
        ["C", "Actor"],
    ),
    (
        Connection("C", None, None, None, 1, None, (field("n", Read(EdgeCount(MEMBERS))),)),
        {EdgeCount(MEMBERS): 7},
        {"n": 7},
        ["C"],
    ),
]


@pytest.mark.parametrize(("form", "record", "value", "types"), FORMS)
def test_a_form_is_read_from_a_record(form: Form, record: Values, value: Any, types: list[str]) -> None:
    assert read(form, record) == value
    assert types_in(read(form, record)) == []


@pytest.mark.parametrize(("form", "record", "value", "types"), FORMS)
def test_typed_it_is_the_same_and_knows_its_types(form: Form, record: Values, value: Any, types: list[str]) -> None:
    found = read(form, record, typed=True)
    assert found == value
    assert types_in(found) == types


def types_in(value: Any) -> list[str]:
    """The types of all objects, each before what is in it."""
    if isinstance(value, dict):
        own = [value.type_name] if isinstance(value, Shaped) else []
        return own + [name for each in value.values() for name in types_in(each)]
    return [name for each in value for name in types_in(each)] if isinstance(value, list) else []


def test_every_class_of_form_is_read() -> None:
    tables = [*(each[0] for each in FORMS), page(1, None), HITS]
    assert {type(form) for each in tables for form in forms_in(each)} >= set(get_args(Form)) - {Size}
    assert any(isinstance(each.form, Size) for each in HITS.fields)


def test_a_value_that_is_in_a_slot_is_read_for_each_question() -> None:
    slots = Slots({"day": "", "is": ""})
    day = slots.leaf("day")
    form = composed("Council", field("id", Dated(ID, day)), field("day", Constant(day)))
    for value in ("2020-01-01", "2021-01-01"):
        assert read(form, {ID: "council:x"}, values=[value]) == {"id": f"council:x@{value}", "day": value}


# Nulls where none may be

INSISTING = composed(
    "Actor", field("n", Read(NAME), required=True), field("k", Read(KIND)), field("i", Read(ID), required=True)
)


@pytest.mark.parametrize(
    ("record", "missing"),
    [
        ({NAME: "a", KIND: "b", ID: "c"}, None),
        ({NAME: "a", KIND: None, ID: "c"}, None),
        ({NAME: "", KIND: None, ID: 0}, None),
        ({NAME: None, KIND: "b", ID: "c"}, "n"),
        ({NAME: None, KIND: None, ID: None}, "n, i"),
    ],
)
def test_a_null_where_none_may_be_is_refused_or_left_to_graphql_core(record: Values, missing: str | None) -> None:
    values = {"n": record[NAME], "k": record[KIND], "i": record[ID]}
    assert read(INSISTING, record, typed=True) == values
    if missing is None:
        assert read(INSISTING, record) == values
        return
    with pytest.raises(NullValue, match=f"^Actor: no value for {missing}$"):
        read(INSISTING, record)


def test_what_is_required_of_an_object_that_is_not_there_is_not_missed() -> None:
    assert (
        read(composed("Figure", field("n", Read(NAME), required=True), present=KIND), {NAME: None, KIND: None}) is None
    )


# What resolvers of a field's own read


def test_a_resolver_reads_what_is_held_for_it() -> None:
    form = composed(
        "Actor", field("called", Read(NAME)), held=(Held("kind_of", Read(KIND)), Held("id", Dated(ID, "2020")))
    )
    record = {NAME: "Åsa", KIND: "STATE", ID: "a"}
    found = read(form, record, typed=True)
    assert (found, found.kind_of, found.id) == ({"called": "Åsa"}, "STATE", "a@2020")
    assert read(form, record) == {"called": "Åsa"}
    with pytest.raises(AttributeError, match="Actor holds no called"):
        found.called  # noqa: B018


# Whether a fact holds


@pytest.mark.parametrize(
    ("date", "holds"),
    [
        ("2019-12-31", None),
        ("2020-01-01", "POSSIBLE"),
        ("2020-12-30", "POSSIBLE"),
        ("2020-12-31", "CERTAIN"),
        ("2022-01-01", "CERTAIN"),
        ("2022-01-02", "POSSIBLE"),
        ("2022-12-31", "POSSIBLE"),
        ("2023-01-01", None),
    ],
)
def test_a_fact_holds_for_certain_between_its_latest_start_and_its_earliest_end(date: str, holds: str | None) -> None:
    record = {ID: "2020-01-01", NAME: "2020-12-31", KIND: "2022-01-01", ROLE: "2022-12-31"}
    assert read(Holds(DAYS, Day(date)), record) == holds


@pytest.mark.parametrize(
    ("first", "last", "holds", "of_an_edge"),
    [
        ("2018-01-01", "2019-12-31", None, None),
        ("2018-01-01", "2020-01-01", "POSSIBLE", "POSSIBLE"),
        ("2018-01-01", "2020-12-31", "CERTAIN", "POSSIBLE"),
        ("2021-05-01", "2021-05-31", "CERTAIN", "POSSIBLE"),
        ("2022-01-01", "2030-01-01", "CERTAIN", "POSSIBLE"),
        ("2022-01-02", "2030-01-01", "POSSIBLE", "POSSIBLE"),
        ("2023-01-01", "2030-01-01", None, None),
    ],
)
def test_a_fact_holds_in_a_period_if_it_had_begun_by_its_end_and_lasted_to_its_start(
    first: str, last: str, holds: str | None, of_an_edge: str | None
) -> None:
    record = {ID: "2020-01-01", NAME: "2020-12-31", KIND: "2022-01-01", ROLE: "2022-12-31", MET: False}
    period = During(first, last, "")
    assert read(Holds(DAYS, period), record) == holds
    assert read(Holds(DAYS._replace(met=MET), period), record) == of_an_edge


# Pages

EARLIER, LATER = Attribute("n", "earlier"), Attribute("n", "later")
ENDS = ("hasPreviousPage", "hasNextPage", "startCursor", "endCursor")


def page(first: int | None, last: int | None, *, beyond: bool = False) -> Connection:
    fields = (
        field("nodes", Edges(Read(NAME))),
        field("info", PageEnds(tuple(Named(name, name) for name in ENDS), Cursor("order", (NAME,)))),
    )
    earlier, later = (EARLIER, LATER) if beyond else (None, None)
    return Connection("C", ROWS, earlier, later, first, last, fields)


def told(found: Any) -> tuple[str, bool, bool]:
    """The names on a page, and whether anything lies before and after it."""
    return "".join(found["nodes"]), found["info"]["hasPreviousPage"], found["info"]["hasNextPage"]


@pytest.mark.parametrize(
    ("rows", "first", "last", "shown", "before", "after"),
    [
        ("", 2, None, "", False, False),
        ("a", 2, None, "a", False, False),
        ("ab", 2, None, "ab", False, False),
        ("abc", 2, None, "ab", False, True),
        ("a", 0, None, "", False, True),
        ("", 0, None, "", False, False),
        # from the end
        ("", None, 2, "", False, False),
        ("ba", None, 2, "ab", False, False),
        ("cba", None, 2, "bc", True, False),
        ("a", None, 0, "", True, False),
        # the end of a beginning
        ("abcd", 3, 2, "bc", True, True),
        ("abc", 3, 2, "bc", True, False),
        ("abc", 2, 2, "ab", False, True),
        ("ab", 2, 3, "ab", False, False),
        ("ab", 2, 5, "ab", False, False),
        ("ab", 2, 0, "", True, False),
    ],
)
def test_what_was_read_beyond_a_page_tells_of_more(
    rows: str, first: int | None, last: int | None, shown: str, before: bool, after: bool
) -> None:
    record = {ROWS: [[each, None] for each in rows]}
    assert told(read(page(first, last), record)) == (shown, before, after)


@pytest.mark.parametrize(
    ("rows", "earlier", "later", "before", "after"),
    [
        ("a", False, False, False, False),
        ("a", True, False, True, False),
        ("a", False, True, False, True),
        ("abc", False, False, False, True),
        ("abc", True, False, True, True),
        ("", True, True, True, True),
    ],
)
def test_what_lies_beyond_cursors_is_more_too(rows: str, earlier: bool, later: bool, before: bool, after: bool) -> None:
    record = {ROWS: [[each, None] for each in rows], EARLIER: earlier, LATER: later}
    assert told(read(page(2, None, beyond=True), record))[1:] == (before, after)


@pytest.mark.parametrize(("rows", "ends"), [("", (None, None)), ("a", ("a", "a")), ("abcd", ("a", "c"))])
@pytest.mark.parametrize("typed", [False, True])
def test_a_page_has_the_cursors_of_its_ends(rows: str, ends: tuple[str | None, str | None], typed: bool) -> None:
    found = read(page(3, None), {ROWS: [[each, None] for each in rows]}, typed=typed)
    cursors = [each and encode_cursor("order", [each]) for each in ends]
    assert [found["info"]["startCursor"], found["info"]["endCursor"]] == cursors
    assert types_in(found) == (["C", "PageInfo"] if typed else [])


# Hits

CANDIDATES = Candidates(Nodes("Entity"), seek("a"), (), (SORT_KEY, SCORE, MATCHED, NAME))
HITS = Hits(
    "SearchConnection",
    CANDIDATES,
    (),
    Cursor("order", (SCORE, SORT_KEY)),
    (),
    2,
    (
        field("nodes", Edges(Read(NAME))),
        field("n", Size()),
        field("info", PageEnds(tuple(Named(name, name) for name in ENDS), Cursor("order", (SCORE, SORT_KEY)))),
    ),
)
BEST_FIRST = [["a", 1.0, [], "A"], ["b", 0.5, [], "B"], ["c", 0.5, [], "C"], ["b", 0.25, [], "D"]]


@pytest.mark.parametrize(
    ("after", "first", "shown", "before", "more"),
    [
        ((), 2, "AB", False, True),
        ((), 4, "ABCD", False, False),
        ((), 0, "", False, True),
        ((1.0, "a"), 2, "BC", True, True),
        ((0.5, "b"), 2, "CD", True, False),
        ((0.5, "c"), 2, "D", True, False),
        ((0.25, "b"), 2, "", True, False),
        ((0.75, "z"), 1, "B", True, True),
        ((1.0, ""), 1, "A", False, True),
    ],
)
def test_hits_come_after_those_that_are_better_or_as_good_and_earlier(
    after: tuple[Any, ...], first: int, shown: str, before: bool, more: bool
) -> None:
    form = Hits(HITS.type_name, HITS.rows, (), HITS.cursor, after, first, HITS.fields)
    found = read(form, {CANDIDATES: BEST_FIRST})
    assert told(found) == (shown, before, more)
    assert found["n"] == 4
    assert types_in(read(form, {CANDIDATES: BEST_FIRST}, typed=True)) == ["SearchConnection", "PageInfo"]
