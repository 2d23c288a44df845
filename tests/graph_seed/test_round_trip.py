"""Whatever a dataset says: it reads back from its columns, and from the graph, and equal facts have no difference."""

import json
from pathlib import Path
from typing import Any
from unicodedata import normalize

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_seed import diff, load, read_dataset
from graph_seed.difference import difference
from graph_seed.facts import Facts
from graph_seed.file_format import read_file_format
from graph_seed.held import held_facts
from graph_store import GraphStore
from tests.graph_seed.small import HEADER, write
from tests.model import MODEL

FORMAT = read_file_format(MODEL)
SLUGS = [f"nr-{number}" for number in range(5)]

texts = (
    st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs"], exclude_characters="\u2028\u2029"), min_size=1)
    .map(lambda text: normalize("NFC", text).strip())
    .filter(bool)
)
languages = st.fixed_dictionaries({"sv": texts, "en": texts})
days = st.one_of(st.sampled_from(["2022", "2008-23", "201X", "2010-04-28", "1999-12~"]))
dates = st.one_of(days, st.fixed_dictionaries({"edtf": days, "asPublished": texts}))
places = st.integers(1, 358)
begun: dict[str, Any] = {"validFrom": dates}


def entity(prefix: str, needed: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Entities of a type, each with an id of its own; names carry their number, for no two may be alike."""
    one = st.fixed_dictionaries({"name": texts, "at": places, **needed}, optional=optional | begun)
    return st.lists(one, max_size=len(SLUGS)).map(
        lambda found: [
            {"id": f"{prefix}:{slug}", **each, "name": f"{each['name']} {slug}"}
            for slug, each in zip(SLUGS, found, strict=False)
        ]
    )


members = st.dictionaries(
    st.sampled_from(SLUGS), st.fixed_dictionaries({"at": places}, optional={"role": texts, **begun}), max_size=3
)
councils = {
    "kind": st.sampled_from(["COUNCIL", "FORUM", "NETWORK"]),
    "seats": st.lists(
        st.fixed_dictionaries({"group": st.sampled_from(["POLITICIANS", "OFFICIALS"]), "count": places}),
        min_size=1,
        unique_by=lambda seat: seat["group"],
    ),
}
figures = st.fixed_dictionaries(
    {
        "operator": st.sampled_from(["EQ", "GT", "LTE"]),
        "value": st.integers(0, 10**9).map(lambda n: n / 1000),
        "unit": texts,
    },
    optional={"year": st.integers(1900, 2100)},
)
amounts = st.lists(
    st.fixed_dictionaries({"year": st.integers(1900, 2100), "kronor": st.integers(0, 2**31 - 1)}),
    min_size=1,
    unique_by=lambda amount: amount["year"],
)
several = st.sampled_from([["1880", "1881"], ["0180", "1880", "1881"]])
documents = st.fixed_dictionaries(
    {
        "actors": entity(
            "actor",
            {"municipal": st.booleans()},
            {"aliases": st.lists(texts, unique=True, min_size=1), "kind": st.sampled_from(["SCHOOL", "STATE"])},
        ),
        "councils": entity(
            "council",
            councils,
            {
                "purpose": languages,
                "municipalities": several,
                "politicalParticipation": st.booleans(),
                "members": members,
            },
        ),
        "partnerships": entity(
            "partnership",
            {"kind": st.sampled_from(["IOP", "COLLABORATION"]), "unnamedParticipants": st.booleans()},
            {"amounts": amounts, "content": st.just(["REUSE"]), "caseNumber": texts},
        ),
        "statements": entity(
            "statement", {"kind": st.just("FIGURE"), "text": languages}, {"figure": figures, "modality": st.just("MAY")}
        ),
    }
)


def dataset(folder: Path, document: dict[str, Any]) -> Path:
    """The files of a document; YAML takes JSON as it is. Members that are no actor of the document are left out."""
    actors = {each["id"] for each in document["actors"]}
    for council in document["councils"]:
        members = council.get("members", {})
        if isinstance(members, dict):
            council["members"] = [
                {"to": f"actor:{slug}", **each} for slug, each in members.items() if f"actor:{slug}" in actors
            ]
    sources = {"sources": [{"id": "source:page", "name": "Sidan", "at": 1, "retrievedOn": "2026-11-23"}]}
    facts = json.dumps({"source": "source:page", **document}, ensure_ascii=False)
    return write(folder, dataset=HEADER, sources=json.dumps(sources), facts=facts)


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(documents)
def test_what_a_file_states_can_be_told_again_from_the_columns(tmp_path: Path, document: dict[str, Any]) -> None:
    facts = read_dataset(dataset(tmp_path, document), MODEL).facts
    for plural, entries in document.items():
        for entry in entries:
            fields = FORMAT.entities[plural].fields
            columns = facts.nodes[entry["id"]].properties
            told = {name: field.notation.stated(columns) for name, field in fields.items()}
            given_ = {name: value for name, value in entry.items() if name in fields}
            computed: dict[str, Any] = {"nameIsEditorial": False}
            if "municipalities" not in entry:
                computed["municipality"] = "1880"
            assert {name: value for name, value in told.items() if value is not None} == given_ | computed


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(documents, documents)
def test_a_difference_turned_round_undoes_what_it_does(
    tmp_path: Path, first: dict[str, Any], second: dict[str, Any]
) -> None:
    one = read_dataset(dataset(tmp_path / "a", first), MODEL).facts
    other = read_dataset(dataset(tmp_path / "b", second), MODEL).facts
    there, back = difference(one, other), difference(other, one)
    assert not difference(one, one)
    assert {node.id for node in there.nodes.added} == {node.id for node in back.nodes.withdrawn}
    assert {pair.after.id for pair in there.relationships.changed} == {
        pair.after.id for pair in back.relationships.changed
    }


@settings(
    deadline=None,
    max_examples=5,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(documents, documents)
async def test_the_graph_holds_what_was_loaded_last(
    store: GraphStore, tmp_path: Path, first: dict[str, Any], second: dict[str, Any]
) -> None:
    for document in (first, second):
        folder = dataset(tmp_path, document)
        await load(store, [folder], MODEL)
        held: Facts = await held_facts(store.read, ["small"])
        assert held == read_dataset(folder, MODEL).facts
        assert not await diff(store, [folder], MODEL)
