"""Search: what is found first, the same on every engine as without any, and no text that is more than text."""

import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
import pytest
from graphql import GraphQLError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph_store import GraphStore, Statement, search_text, sort_key
from resolvers.answer import answer
from resolvers.block.sought import NOTHING
from resolvers.cursor import encode_cursor
from resolvers.cypher.statement import MOST_CANDIDATES
from resolvers.request.search_text import MOST_WORDS, seek
from resolvers.response.ranking import score
from resolvers.service import serve
from tests.resolvers.asking import ask, compiled, graph_of, planned, question

Hits = list[tuple[str, float, list[str]]]
Finding = Callable[..., Awaitable[Hits]]

SEARCH = """
query ($sought: String!, $types: [EntityType!], $municipality: String, $first: Int = 200, $after: String, $asOf: Date) {
  search(text: $sought, types: $types, municipality: $municipality, first: $first, after: $after, asOf: $asOf) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor score matched node { id name } }
  }
}
"""

FIRST = {
    # names as they are, in other forms, with and without marks
    "Samverkansrådet": "council:orebro-samverkansradet",
    "SAMVERKANSRADET": "council:orebro-samverkansradet",
    "samverkansråd": "council:orebro-samverkansradet",
    "ÖreBRÅ": "council:orebro-orebra",
    "örebrå": "council:orebro-orebra",
    "orebra": "council:orebro-orebra",
    "Brorådet": "council:orebro-broradet",
    "broråd": "council:orebro-broradet",
    "barnrådet": "council:orebro-barnrad",
    "barnrad": "council:orebro-barnrad",
    "pensionärsrådet": "council:orebro-pensionarsrad",
    "EKSAM": "actor:orebro-eksam",
    "eksam": "actor:orebro-eksam",
    "KFUM": "actor:orebro-kfum",
    "socialnämnd": "actor:orebro-socialnamnden",
    "återvinningscentraler": "actor:orebro-atervinningscentralerna",
    "stadsmissionen": "actor:orebro-stadsmission",
    "föreningar": "place:orebro-foreningarnas-hus",
    "förening": "support-service:orebro-foreningsstod",
    "Röda korset": "actor:roda-korset",
    "Ge för livet": "actor:orebro-ge-for-livet",
    # short ones
    "PRO": "actor:orebro-pro-orebro-city",
    "FUB": "actor:orebro-fub",
    "C": "party:c",
    "vox": "example:orebro-motesplats-vox",
    # while typing
    "Rödak": "actor:orebro-rodakorskrets",
    "kommunst": "actor:orebro-kommunstyrelsen",
    "kommunstyrels": "actor:orebro-kommunstyrelsen",
    "maria hag": "politician:orebro-maria-haglund",
    "klimato": "theme:orebro-klimatomstallning",
    "klimat": "theme:klimat",
    "stiftels": "actor:orebro-stiftelsen-activa",
    # written together and apart
    "C-nätet": "council:orebro-c-natet",
    "c nätet": "council:orebro-c-natet",
    "cnät": "council:orebro-c-natet",
    "cnätet": "council:orebro-c-natet",
    "barn råd": "council:orebro-barnrad",
    "bro rådet": "council:orebro-broradet",
    "öre brå": "council:orebro-orebra",
    "senior net": "actor:orebro-seniornet",
    "friskis och svettis": "actor:orebro-friskis-svettis",
    "kultur & fritid": "actor:orebro-kultur-och-fritidsnamnden",
    # people
    "Maria Haglund": "politician:orebro-maria-haglund",
    "haglund maria": "politician:orebro-maria-haglund",
    "Ahrlin": "politician:orebro-anders-ahrlin",
    # mistyped
    "samverkansrodet": "council:orebro-samverkansradet",
    "penisonärsrådet": "council:orebro-pensionarsrad",
    "zetterkvist": "politician:orebro-jan-zetterqvist",
    "jesica ekerbing": "politician:orebro-jessica-ekerbring",
    "brotsoferjouren": "actor:orebro-brottsofferjouren",
    # other names
    "civilsamhället": "actor:orebro-civila-samhallet",
    "statiska centralbyrån": "actor:statistiska-centralbyran",
    "kommunen": "actor:orebro-kommun",
    # descriptions, in Swedish and in English
    "mentorer kvotflykting": "example:orebro-mentorer-till-kvotflyktingfamiljer",
    "more people get moving and have": "example:orebro-spontanidrott",
    "quota refugees": "example:orebro-mentorer-till-kvotflyktingfamiljer",
    "civil society and the municipality take up what is current": "council:orebro-samverkansradet",
    # sentences
    "Vem är ansvarig för Brorådet?": "council:orebro-broradet",
    "Vilka sitter i pensionärsrådet?": "council:orebro-pensionarsrad",
    "Vad gör C-nätet?": "council:orebro-c-natet",
    "Vem är ordförande i Barnråd?": "council:orebro-barnrad",
    "Berätta om Mötesplats VOX, tack": "example:orebro-motesplats-vox",
}

SYNTAX = [
    "",
    " ",
    "och",
    "i och för sig",
    "-–—!?…",
    '"',
    '"örebro',
    "örebro AND",
    "AND OR NOT",
    "örebro~2 +kommun^4 -råd",
    "name:örebro",
    "[a TO c]",
    "(((",
    "*",
    "?",
    "*råd",
    "ö*",
    "\\",
    "/a.*/",
    "C:\\föreningar",
    "' OR 1=1 //",
    "`) DETACH DELETE n //",
    '{"text": "örebro", "$gt": null}',
    "$p0",
    "_",
    "\x00\ud800\uffff",
    "🙂 örebro",
    "فارسی 中文 İstanbul ǅ ½ ﬁ",
    "a" * 10_000,
    "örebro " * 1_500,
    '"(' * 5_000,
    " ".join(f"ord{number}" for number in range(1_500)),
]


@pytest.mark.parametrize(("text", "expected"), FIRST.items(), ids=FIRST)
async def test_found_first(text: str, expected: str, orebro: GraphStore, without_an_index: Finding) -> None:
    found = (await ask(orebro, SEARCH, sought=text))["search"]
    assert found["edges"][0]["node"]["id"] == expected
    assert hits(found) == await without_an_index(text)


@pytest.mark.parametrize("text", SYNTAX, ids=lambda text: ascii(text[:20]))
async def test_any_text_is_only_text(text: str, orebro: GraphStore, without_an_index: Finding) -> None:
    found = (await ask(orebro, SEARCH, sought=text))["search"]
    assert hits(found) == await without_an_index(text)


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*SYNTAX[5:28], *FIRST, " "]) | st.text(max_size=8), max_size=6).map("".join))
@example("Samverkansrådet0\U0001e7e0")  # a letter of a rare script within a mistyped word
@example("fiberätta om Mötesplats VOX")  # a long word with a short stem, of which two wrong letters leave nothing
async def test_any_mixture_of_texts_is_only_text(orebro: GraphStore, without_an_index: Finding, text: str) -> None:
    found = (await ask(orebro, SEARCH, sought=text))["search"]
    everything = await without_an_index(text)
    assert found["totalCount"] == min(len(everything), MOST_CANDIDATES)
    assert hits(found) == everything or len(everything) > MOST_CANDIDATES


@settings(derandomize=True, deadline=None)
@given(st.text() | st.lists(st.sampled_from([*SYNTAX, *FIRST])).map("".join))
def test_only_words_of_ours_reach_the_index(text: str) -> None:
    query = seek(text).query
    assert query == NOTHING or all(re.fullmatch(r"_?[^\W_]+(\*|~[12])?", each) for each in query.split(" "))
    assert query == query.lower() or not query.isascii()
    assert len(query.split(" ")) <= 2 * MOST_WORDS * 6


def test_the_statement_does_not_depend_on_the_text() -> None:
    texts = {
        compiled(SEARCH, sought=text, municipality="1880", types=["COUNCIL"]).text
        for text in (*SYNTAX[::4], *list(FIRST)[::9])
    }
    assert len(texts) == 1


async def test_orebra_is_not_broradet(orebro: GraphStore) -> None:
    for text, own, other in (
        ("ÖreBRÅ", "ÖreBRÅ", "Brorådet"),
        ("Brorådet", "Brorådet", "ÖreBRÅ"),
        ("orebra", "ÖreBRÅ", "Örebro kommun"),
    ):
        names = [edge["node"]["name"] for edge in (await ask(orebro, SEARCH, sought=text))["search"]["edges"]]
        assert names[0] == own
        assert other not in names


async def test_types_and_municipality_narrow_a_search(orebro: GraphStore) -> None:
    async def ids(**narrowed: Any) -> list[str]:
        return [edge["node"]["id"] for edge in (await ask(orebro, SEARCH, **narrowed))["search"]["edges"]]

    everything = await ids(sought="röda korset")
    assert everything == ["actor:roda-korset", "actor:orebro-rodakorskrets"]
    assert await ids(sought="röda korset", municipality="1880") == ["actor:orebro-rodakorskrets"]
    assert await ids(sought="röda korset", types=[]) == []
    assert await ids(sought="vox", types=["PARTNERSHIP"]) == ["partnership:orebro-motesplats-vox"]
    assert {each.split(":")[0] for each in await ids(sought="örebro", types=["PLACE", "ACTOR"])} == {"actor"}
    assert await ids(sought="röda korset", types=None, municipality=None) == everything


@pytest.mark.parametrize("date", ["2009-01-01", "2010-04-28", "2026-11-23"])
async def test_a_search_is_about_a_date(date: str, orebro: GraphStore, without_an_index: Finding) -> None:
    found = (await ask(orebro, SEARCH, sought="överenskommelse", asOf=date))["search"]
    expected = await without_an_index("överenskommelse", date)
    suffix = "" if date == "2026-11-23" else f"@{date}"
    assert hits(found) == [(f"{id}{suffix}", score, matched) for id, score, matched in expected]
    assert ("agreement:orebro-lokal-overenskommelse" in {id for id, *_ in expected}) == (date >= "2010-04-28")


async def test_published_names_are_found(orebro: GraphStore) -> None:
    found = (await ask(orebro, SEARCH, sought="våra återvinningscentraler"))["search"]
    assert found["edges"][0]["node"]["name"] == "Återvinningscentralerna"
    assert "nameAsPublished" in found["edges"][0]["matched"]


@pytest.mark.parametrize("size", [1, 2, 7, 60])
async def test_pages_are_the_whole_cut_up(size: int, orebro: GraphStore) -> None:
    whole = (await ask(orebro, SEARCH, sought="örebro"))["search"]
    edges: list[Any] = []
    after = None
    more = True
    while more:
        page = (await ask(orebro, SEARCH, sought="örebro", first=size, after=after))["search"]
        assert page["totalCount"] == whole["totalCount"] == len(whole["edges"])
        assert page["pageInfo"]["hasPreviousPage"] == bool(edges)
        assert page["pageInfo"]["startCursor"] == page["edges"][0]["cursor"]
        edges += page["edges"]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert edges == whole["edges"]


async def test_paging_ends_at_the_candidates(store: GraphStore) -> None:
    await fill(store, [f"Förening {number:03}" for number in range(MOST_CANDIDATES + 50)])
    found = (await ask(store, SEARCH, sought="förening", first=1000))["search"]
    assert found["totalCount"] == len(found["edges"]) == MOST_CANDIDATES
    assert [edge["node"]["name"] for edge in found["edges"][:2]] == ["Förening 000", "Förening 001"]
    assert not found["pageInfo"]["hasNextPage"]


async def test_the_best_are_among_the_candidates(store: GraphStore) -> None:
    others = [f"{word} förening nr {number}" for number in range(150) for word in ("En", "Annan")]
    await fill(store, [*others, "Förening", "Ö förening Väst", "Föreningen Väst"])
    found = (await ask(store, SEARCH, sought="förening väst", first=3))["search"]
    assert {edge["node"]["name"] for edge in found["edges"][:2]} == {"Ö förening Väst", "Föreningen Väst"}
    found = (await ask(store, SEARCH, sought="förening", first=1))["search"]
    assert found["edges"][0]["node"]["name"] == "Förening"


async def test_what_is_found_without_a_word_of_the_text_is_no_hit(store: GraphStore) -> None:
    """The index may propose what an alias said that is no longer there."""
    await fill(store, ["Gul"], searched="gul förening")
    assert (await ask(store, SEARCH, sought="förening"))["search"]["totalCount"] == 0


@pytest.mark.parametrize(
    ("after", "why"),
    [("x", "damaged"), (encode_cursor("x", [1.0, "a"]), "another field"), ("", "damaged")],
)
async def test_a_cursor_that_no_search_gave_is_refused(after: str, why: str) -> None:
    error = await refused(sought="örebro", after=after)
    assert (error.extensions or {})["code"] == "BAD_CURSOR"
    assert why in error.message


async def test_a_cursor_is_good_for_its_text_alone(orebro: GraphStore) -> None:
    found = (await ask(orebro, SEARCH, sought="örebro", first=1))["search"]
    cursor = found["pageInfo"]["endCursor"]
    assert (await ask(orebro, SEARCH, sought="  ÖREBRO", first=1, after=cursor))["search"]["edges"]
    assert (await refused(sought="kommun", after=cursor)).message.startswith(
        "search: after: the cursor is from another"
    )


async def test_a_page_has_a_size() -> None:
    assert ((await refused(sought="örebro", first=1001)).extensions or {})["code"] == "PAGE_TOO_LARGE"
    assert ((await refused(sought="örebro", first=-1)).extensions or {})["code"] == "BAD_USER_INPUT"


async def test_an_empty_page_still_counts(orebro: GraphStore) -> None:
    found = (await ask(orebro, SEARCH, sought="kfum", first=0))["search"]
    assert found["totalCount"] == 2
    assert found["edges"] == []
    assert found["pageInfo"]["hasNextPage"]


async def test_both_roads_answer_alike(orebro: GraphStore) -> None:
    text = """{
      a: search(text: "eksam", first: 3) {
        __typename
        edges { __typename score matched cursor node { __typename id
          ... on Actor { aliases partnerships { totalCount } }
          ... on Statement { text(language: EN) about { nodes { name } } } } }
      }
      b: search(text: "barn", types: [COUNCIL]) { total: totalCount nodes { name ...council } pageInfo { endCursor } }
      empty: search(text: "") { totalCount nodes { id } pageInfo { hasNextPage endCursor } }
      councils(first: 1) { nodes { name } }
    }
    fragment council on Council { responsible { name party { name } } }"""
    graph = graph_of(orebro)
    fast = await answer(question(text), graph)
    reference = await graph.schema.execute(text, context_value=graph)
    assert reference.errors is None
    assert fast.data == orjson.dumps(reference.data)


def test_one_operation_is_one_statement() -> None:
    plan = planned('{ search(text: "a") { nodes { name } } b: search(text: "b") { totalCount } }')
    assert len(plan.branches) == 2
    assert compiled('{ search(text: "a") { nodes { name } } }').text.count("CALL") == 1


# The score, by itself


def scores(text: str, *names: str) -> list[float]:
    found = score(seek(text), [{"name": [name]} for name in names])
    return [hit.score if hit else 0.0 for hit in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("kultur", ["Kultur", "Kulturen", "Kultur i väst", "Kulturföreningen", "Väst kultur"]),
        ("almby ik", ["Almby IK", "Almby IK Fotboll", "Fotboll i Almby IK", "Almby"]),
        ("förening", ["Föreningen", "Förening nord", "Nord förening", "Nordvästra trakternas förening", "Väst"]),
        ("samverkan", ["Samverkan", "Samvarkan"][:1]),
    ],
)
def test_names_are_better_in_this_order(text: str, names: list[str]) -> None:
    found = scores(text, *names)
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


def test_a_name_is_better_than_an_alias_and_that_than_a_description() -> None:
    fields = ["name", "aliases", "nameAsPublished", "purpose"]
    candidates = [{"name": ["x"], field: ["En liten lekplats"]} for field in fields]
    name, alias, published, purpose = score(seek("lekplats"), candidates)
    assert name
    assert alias
    assert published
    assert purpose
    assert name.score > alias.score == published.score > purpose.score
    assert [hit.matched for hit in (name, alias, published, purpose)] == [(field,) for field in fields]


def test_what_remains_without_an_ending_is_hardly_a_word_with_other_marks() -> None:
    seek_name = seek("namnet ")
    described = {"name": ["Föreningen"], "description": ["Vad namnet säger"]}
    names = ["Nämnden", "Socialnämnden", "Namnlistan"]
    said, *named = score(seek_name, [described, *({"name": [each]} for each in names)])
    marked, within, same = (hit.score if hit else 0.0 for hit in named)
    assert said
    assert 0 < within < marked < said.score < same
    (unmarked,) = score(seek("foreningar "), [{"name": ["Föreningsstöd"]}])
    assert unmarked


def test_a_word_is_mistyped_only_where_nobody_has_it() -> None:
    assert scores("stadsdal", "Stadsdel") > [0]
    assert scores("stadsdel", "Stadsdel", "Stadsdal") == [1.0, 0.0]
    assert scores("råd", "Rid") == [0.0]
    assert scores("nattvandrarna", "Nattvandrare") > scores("natvandare", "Nattvandrare") > [0]


@given(st.text(max_size=40), st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_a_score_lies_between_nothing_and_one(text: str, names: list[str]) -> None:
    of_itself, *hits = score(seek(text), [{"name": [name], "purpose": names} for name in (text, *names)])
    assert of_itself is None or of_itself.score == 1
    assert of_itself or not seek(text).words
    assert all(hit is None or 0 < hit.score <= 1 for hit in hits)


# Without an index: the answer as it follows from all entities at once

LISTS = ("aliases", "beneficiaries")
LOCALISED = ("frequency", "goals", "purpose", "summary", "text", "term")
ALL = Statement(
    "MATCH (n:Entity) WHERE n.validFrom <= $date AND n.validTo >= $date "
    "RETURN properties(n), COLLECT { MATCH (n)-[r:PARTICIPATES_IN]->(p) "
    "WHERE r.validFrom <= $date AND r.validTo >= $date AND p.validFrom <= $date AND p.validTo >= $date "
    "RETURN r.nameAsPublished }"
)


def hits(found: Any) -> Hits:
    assert found["totalCount"] == len(found["edges"])
    return [(edge["node"]["id"], edge["score"], sorted(edge["matched"])) for edge in found["edges"]]


@pytest.fixture(scope="session")
def read_of() -> dict[tuple[str, str], list[Any]]:
    """All entities of Örebro with their texts, as they were read from an engine at a date."""
    return {}


@pytest.fixture
def without_an_index(orebro: GraphStore, engine: str, read_of: dict[tuple[str, str], list[Any]]) -> Finding:
    """Finds in all of Örebro, which is read once."""

    async def find(text: str, date: str = "2026-11-23") -> Hits:
        if (engine, date) not in read_of:
            rows = await orebro.read(Statement(ALL.text, {"date": date}))
            read_of[engine, date] = [(held, texts_of(held, published)) for held, published in rows]
        entities = read_of[engine, date]
        found = [
            (-hit.score, held["sortKey"], (held["id"], hit.score, sorted(hit.matched)))
            for (held, _), hit in zip(entities, score(seek(text), [texts for _, texts in entities]), strict=True)
            if hit
        ]
        return [hit for *_, hit in sorted(found)]

    return find


def texts_of(held: Mapping[str, Any], published: list[str]) -> Mapping[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list, name=[held["name"]], nameAsPublished=published)
    for field in LISTS:
        texts[field] += held.get(field, [])
    for field in LOCALISED:
        for language in ("Sv", "En"):
            value = held.get(field + language, [])
            texts[field] += [value] if isinstance(value, str) else value
    texts["beneficiaries"] += held.get("beneficiariesEn", [])
    texts["names"] += [held["nameEn"]] if "nameEn" in held else []
    return texts


async def fill(store: GraphStore, names: list[str], searched: str | None = None) -> None:
    """Actors with these names in an otherwise empty graph."""
    rows = [
        {
            "id": f"actor:a{number}",
            "name": name,
            "searchText": searched or search_text(name),
            "sortKey": sort_key(name, f"actor:a{number}"),
        }
        for number, name in enumerate(names)
    ]
    create = (
        "UNWIND $rows AS row CREATE (n:Entity:Actor) SET n = row, n.validFrom = '0001-01-01', n.validTo = '9999-12-31'"
    )
    await store.write(lambda transaction: transaction.run(Statement(create, {"rows": rows})))


async def refused(**variables: Any) -> GraphQLError:
    found = await serve(question(SEARCH, **variables), graph_of(None))
    (error,) = found.errors
    return error
