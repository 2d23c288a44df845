"""Loads on every engine: what they write, what they log, and that they write all or nothing."""

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph_seed import BadDataset, GraphKeptChanging, LoadTooLarge, diff, load, read_dataset
from graph_seed.held import held_facts
from graph_store import CommitUnknown, GraphRefused, GraphStore, Statement, Transaction
from tests.graph_seed.small import FACTS, HEADER, SOURCES, write
from tests.model import MODEL

pytestmark = pytest.mark.engines

SECOND = {
    "dataset": HEADER.replace("name: small", "name: second"),
    "sources": SOURCES.replace("source:page", "source:other").replace("En sida", "En annan"),
    "facts": """\
source: source:other
places:
  - {id: place:a, name: A, at: 1}
statements:
  - {id: statement:s, name: S, at: 1, kind: ROLE, text: {sv: x, en: x}, about: [{to: council:rad, at: 1}]}
""",
}
"""A dataset that refers to the first one."""

HUNGRY = "UNWIND range(1, 1000000000) AS x WITH collect(x) AS xs WITH size(xs) AS size"
"""Needs more memory than a Neo4j of the tests gives to one transaction."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "small"


async def changes(store: GraphStore, revision: int) -> list[tuple[Any, ...]]:
    """Kind, subject, predicate, before and after of the log's entries, in their order."""
    statement = Statement(
        "MATCH (c:Change {revision: $revision}) "
        "RETURN c.kind, c.subject, c.predicate, c.before, c.after ORDER BY c.sortKey",
        {"revision": revision},
    )
    return [tuple(row) for row in await store.read(statement)]


async def everything(store: GraphStore) -> list[list[Any]]:
    """All nodes and relationships, to be compared."""
    nodes = await store.read(Statement("MATCH (n) RETURN labels(n), properties(n)"))
    edges = await store.read(Statement("MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r)"))
    return sorted((_sorted(row) for row in [*nodes, *edges]), key=str)


def _sorted(row: list[Any]) -> list[Any]:
    return [sorted(each.items()) if isinstance(each, Mapping) else each for each in row]


async def test_the_graph_comes_to_hold_what_the_files_say(store: GraphStore, folder: Path) -> None:
    report = await load(store, [write(folder)], MODEL)
    assert (report.revision, report.corrected, report.withdrawn) == (1, 0, 0)
    assert await held_facts(store.read, ["small"]) == read_dataset(folder, MODEL).facts
    assert sorted(await store.read(Statement("MATCH (n:Actor:Entity) RETURN n.name"))) == [["Eksam"], ["Nämnden"]]


async def test_an_entry_names_the_dataset_of_its_fact(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)
    assert await store.read(Statement("MATCH (c:Change) RETURN DISTINCT c.dataset")) == [["small"]]


async def test_the_first_load_logs_every_fact_as_added(store: GraphStore, folder: Path) -> None:
    report = await load(store, [write(folder)], MODEL)
    logged = await changes(store, 1)
    facts = read_dataset(folder, MODEL).facts
    told = [each for each in facts.relationships.values() if each.type != "CITES"]
    assert {kind for kind, *_ in logged} == {"ADDED"}
    assert report.added == len(logged) == 1 + len(facts.nodes) + len(told)
    added = {subject: (predicate, json.loads(after)) for _, subject, predicate, _, after in logged}
    assert added["council:rad"][0] == "Council"
    assert added["council:rad"][1]["seats"] == [{"group": "POLITICIANS", "count": 3}]
    assert added["council:rad"][1]["citations"][1] == {
        "source": "source:page",
        "locator": "rad 22, 25–26 (Råd)",
        "supports": ["seats"],
    }
    assert added["hosts:namnd/rad"] == (
        "HOSTS",
        {
            "id": "hosts:namnd/rad",
            "from": "actor:namnd",
            "to": "council:rad",
            "validFrom": {"edtf": "2008-23", "asPublished": "hösten 2008"},
            "dataset": "small",
            "source": "source:page",
            "locator": "rad 21 (Råd)",
        },
    )


async def test_a_load_says_of_itself_what_it_loaded(store: GraphStore, folder: Path) -> None:
    report = await load(store, [write(folder)], MODEL)
    ((loaded,),) = await store.read(Statement("MATCH (l:Load) RETURN properties(l)"))
    recorded_at = loaded.pop("recordedAt")
    assert loaded == {
        "id": "load:1",
        "sortKey": "0000000001",
        "revision": 1,
        "files": ["small/dataset.yaml", "small/facts.yaml", "small/sources.yaml"],
        "datasetVersion": "1",
        "datasets": [json.dumps(["small", "1", read_dataset(folder, MODEL).content_hash])],
        "added": report.added,
        "corrected": 0,
        "withdrawn": 0,
    }
    ((graph,),) = await store.read(Statement("MATCH (d:Datasets) RETURN properties(d)"))
    assert (graph["datasetVersion"], graph["licence"], graph["loadedAt"]) == ("1", "CC0-1.0", recorded_at)
    assert (graph["titleSv"], graph["titleEn"]) == ("En liten kommun", "A small municipality")


async def test_a_second_load_changes_nothing_and_says_so(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)
    before = await everything(store)
    report = await load(store, [folder], MODEL)
    assert not report.changed
    assert str(report) == "Nothing to change: revision 1 holds what the files say."
    assert await everything(store) == before
    assert not await diff(store, [folder], MODEL)


async def test_a_correction_is_logged_with_what_stood_before(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)
    corrected = (
        FACTS.replace("name: Nämnden", "name: Kulturnämnden")
        .replace("count: 3", "count: 4")
        .replace("    purpose: {sv: Dialog mellan parter, en: Dialogue between parties}\n", "")
        .replace("validTo: 2027", "validTo: 2026")
    )
    report = await load(store, [write(folder, facts=corrected)], MODEL)
    assert str(report) == "Revision 2: 0 added, 5 corrected, 0 withdrawn."
    before, after = await _citations_of_the_council(store)
    assert await changes(store, 2) == [
        ("CORRECTED", "actor:namnd", "name", "Nämnden", "Kulturnämnden"),
        (
            "CORRECTED",
            "council:rad",
            "purpose",
            '{"sv": "Dialog mellan parter", "en": "Dialogue between parties"}',
            None,
        ),
        (
            "CORRECTED",
            "council:rad",
            "seats",
            '[{"group": "POLITICIANS", "count": 3}]',
            '[{"group": "POLITICIANS", "count": 4}]',
        ),
        ("CORRECTED", "council:rad", "citations", before, after),
        ("CORRECTED", "signed:eksam/avtal", "validTo", "2027", "2026"),
    ]
    ((columns,),) = await store.read(Statement("MATCH (c:Council) RETURN keys(c)"))
    assert not {"purposeSv", "purposeEn"} & set(columns)


async def _citations_of_the_council(store: GraphStore) -> tuple[str, str]:
    """As the log must have them: the property that is gone is no longer supported."""
    cited = [
        {"source": "source:page", "locator": "rad 21 (Råd)", "supports": ["name", "kind", "purpose"]},
        {"source": "source:page", "locator": "rad 22, 25–26 (Råd)", "supports": ["seats"]},
    ]
    before = json.dumps(cited, ensure_ascii=False)
    cited[0]["supports"] = ["name", "kind"]
    return before, json.dumps(cited, ensure_ascii=False)


async def test_a_mistake_that_is_taken_out_is_withdrawn_into_the_log(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)
    lines = FACTS.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if "partnerships:" in line)
    report = await load(store, [write(folder, facts="".join(lines[:start]))], MODEL)
    assert (report.added, report.corrected, report.withdrawn) == (0, 0, 2)
    partnership, participation = await changes(store, 2)
    assert partnership[:3] == ("WITHDRAWN", "partnership:iop", "Partnership")
    assert json.loads(partnership[3])["name"] == "IOP Oxhagen"
    assert participation[:3] == ("WITHDRAWN", "participates-in:eksam/iop", "PARTICIPATES_IN")
    assert json.loads(participation[3])["reason"] == "Namnet liknar"
    assert await store.read(Statement("MATCH (n:Partnership) RETURN n")) == []
    assert await held_facts(store.read, ["small"]) == read_dataset(folder, MODEL).facts


async def test_changes_cite_where_the_fact_is_or_was_stated(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)
    await load(
        store, [write(folder, facts=FACTS.replace("count: 3", "count: 4").replace("name: Rådet", "name: Råd"))], MODEL
    )
    statement = "MATCH (c:Change {revision: 2}) RETURN c.predicate, c.source, c.locator ORDER BY c.predicate"
    assert await store.read(Statement(statement)) == [
        ["name", "source:page", "rad 21 (Råd)"],
        ["seats", "source:page", "rad 22, 25–26 (Råd)"],
    ]


async def test_a_renamed_entity_stays_the_same_with_its_relationships(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)
    renamed = FACTS.replace("actor:eksam", "actor:ekonomi").replace(
        "  - id: actor:ekonomi\n", "  - id: actor:ekonomi\n    formerIds: [actor:eksam]\n"
    )
    await load(store, [write(folder, facts=renamed)], MODEL)
    assert await changes(store, 2) == [
        ("CORRECTED", "actor:ekonomi", "id", "actor:eksam", "actor:ekonomi"),
        ("CORRECTED", "actor:ekonomi", "formerIds", None, '["actor:eksam"]'),
        ("CORRECTED", "signed:ekonomi/avtal", "id", "signed:eksam/avtal", "signed:ekonomi/avtal"),
        ("CORRECTED", "represented-in:ekonomi/rad", "id", "represented-in:eksam/rad", "represented-in:ekonomi/rad"),
        ("CORRECTED", "participates-in:ekonomi/iop", "id", "participates-in:eksam/iop", "participates-in:ekonomi/iop"),
    ]
    assert await held_facts(store.read, ["small"]) == read_dataset(folder, MODEL).facts


async def test_an_entity_that_takes_in_another_leaves_that_one_withdrawn(store: GraphStore, folder: Path) -> None:
    more = FACTS.replace(
        "  - id: actor:namnd", "  - {id: actor:dubblett, name: EKSAM, at: 9, municipal: true}\n  - id: actor:namnd"
    )
    more = more.replace("name: EKSAM", "name: Dubbletten")
    await load(store, [write(folder, facts=more)], MODEL)
    merged = FACTS.replace("  - id: actor:eksam\n", "  - id: actor:eksam\n    formerIds: [actor:dubblett]\n")
    await load(store, [write(folder, facts=merged)], MODEL)
    assert [change[:3] for change in await changes(store, 2)] == [
        ("WITHDRAWN", "actor:dubblett", "Actor"),
        ("CORRECTED", "actor:eksam", "formerIds"),
    ]


async def test_a_relation_with_an_id_of_its_own_can_get_another_end(store: GraphStore, folder: Path) -> None:
    own = FACTS.replace("{to: actor:eksam, at: 23}", "{to: actor:eksam, at: 23, id: represented-in:plats}")
    await load(store, [write(folder, facts=own)], MODEL)
    await load(store, [write(folder, facts=own.replace("{to: actor:eksam, at: 23", "{to: actor:namnd, at: 23"))], MODEL)
    assert await changes(store, 2) == [("CORRECTED", "represented-in:plats", "from", "actor:eksam", "actor:namnd")]
    assert await held_facts(store.read, ["small"]) == read_dataset(folder, MODEL).facts


async def test_a_new_version_alone_is_a_change_of_the_dataset(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)
    report = await load(store, [write(folder, dataset=HEADER.replace('"1"', '"2"'))], MODEL)
    assert (report.revision, report.corrected) == (2, 1)
    assert await changes(store, 2) == [("CORRECTED", "dataset:small", "version", "1", "2")]
    assert await store.read(Statement("MATCH (d:Datasets) RETURN d.datasetVersion")) == [["2"]]


async def test_what_is_only_computed_is_made_anew_without_a_word_in_the_log(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)

    async def spoil(transaction: Transaction) -> None:
        await transaction.run(Statement("MATCH (n:Council) SET n.sortKey = 'old', n.searchText = 'old'"))

    await store.write(spoil)
    report = await load(store, [folder], MODEL)
    assert (report.revision, report.changed, report.corrected) == (3, True, 0)
    assert await changes(store, 3) == []
    assert await held_facts(store.read, ["small"]) == read_dataset(folder, MODEL).facts


async def test_a_property_that_no_type_has_any_more_goes_into_the_log(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)

    async def older(transaction: Transaction) -> None:
        await transaction.run(Statement("MATCH (n:Council) SET n.budget = 12"))

    await store.write(older)
    await load(store, [folder], MODEL)
    assert await changes(store, 3) == [("CORRECTED", "council:rad", "budget", "12", None)]


# All or nothing -------------------------------------------------------------------------------------------------------


async def test_bad_data_is_refused_before_anything_is_written(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)
    before = await everything(store)
    write(folder, facts=FACTS.replace("name: Nämnden", "name: Kulturnämnden").replace("kind: IOP", "kind: IOPP"))
    with pytest.raises(BadDataset, match="IOPP"):
        await load(store, [folder], MODEL)
    assert await everything(store) == before


async def test_a_load_that_fails_midway_leaves_nothing(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder, facts="source: source:page\nplaces: [{id: place:a, name: A, at: 1}]\n")], MODEL)
    before = await everything(store)

    def fail_at_the_log(what: str, done: int, total: int | None) -> None:
        if what == "log":
            raise RuntimeError("midway")

    with pytest.raises(RuntimeError, match="midway"):
        await load(store, [write(folder)], MODEL, fail_at_the_log)
    assert await everything(store) == before


async def test_a_load_that_is_broken_off_leaves_nothing_and_can_be_done_again(store: GraphStore, folder: Path) -> None:
    def break_off(what: str, done: int, total: int | None) -> None:
        if what == "log":
            loading.cancel()

    loading = asyncio.create_task(load(store, [write(folder)], MODEL, break_off))
    with pytest.raises(asyncio.CancelledError):
        await loading
    assert await everything(store) == []
    assert (await load(store, [folder], MODEL)).revision == 1


async def test_a_load_that_the_graph_refuses_midway_leaves_nothing(
    store: GraphStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_seed.write._ADD_LOAD", "CREATE (n:Entity:Actor {id: 'actor:eksam'}) RETURN $load")
    with pytest.raises(GraphRefused):
        await load(store, [write(folder)], MODEL)
    assert await everything(store) == []


@pytest.mark.parametrize("engine", ["neo4j"])  # the embedded engine would end: see test_embedded_life.py
async def test_a_load_that_the_graph_has_no_memory_for_says_what_helps(
    store: GraphStore, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder)
    second = write(tmp_path / "second", **SECOND)
    monkeypatch.setattr("graph_seed.write._ADD_LOAD", f"{HUNGRY} CREATE (l:Load) SET l = $load")
    with pytest.raises(LoadTooLarge, match=r"own: --one-by-one\. \(.*MemoryPoolOutOfMemoryError"):
        await load(store, [folder, second], MODEL)
    with pytest.raises(LoadTooLarge, match="divide the folder and load the parts with --one-by-one"):
        await load(store, [folder], MODEL)
    assert await everything(store) == []


async def test_a_load_compares_again_when_others_wrote_meanwhile(store: GraphStore, folder: Path) -> None:
    await load(store, [write(folder)], MODEL)
    write(folder, facts=FACTS.replace("name: Nämnden", "name: Kulturnämnden"))
    meddling = _Meddling(store, times=1)
    report = await load(meddling, [folder], MODEL)  # type: ignore[arg-type]
    assert (report.revision, report.corrected) == (3, 1)
    with pytest.raises(GraphKeptChanging):
        await load(_Meddling(store, times=9), [write(folder)], MODEL)  # type: ignore[arg-type]


async def test_of_two_loads_at_once_the_second_finds_nothing_to_do(store: GraphStore, folder: Path) -> None:
    write(folder)
    reports = await asyncio.gather(*(load(store, [folder], MODEL) for _ in range(2)))
    assert sorted((report.revision, report.changed) for report in reports) == [(1, False), (1, True)]


@pytest.mark.parametrize("committed", [True, False])
async def test_a_load_whose_commit_nobody_confirmed_looks_what_became_of_it(
    store: GraphStore, folder: Path, committed: bool
) -> None:
    report = await load(_Unconfirmed(store, committed), [write(folder)], MODEL)  # type: ignore[arg-type]
    assert (report.revision, report.changed, report.added) == (1, True, 11)
    assert await held_facts(store.read, ["small"]) == read_dataset(folder, MODEL).facts
    assert await store.read(Statement("MATCH (l:Load) RETURN count(*)")) == [[1]]


class _Unconfirmed:
    """A store whose connection breaks at its first commit: just after it was done, or just before."""

    def __init__(self, store: GraphStore, committed: bool) -> None:
        self.store, self.committed, self.broken = store, committed, False
        self.read, self.guard = store.read, store.guard

    async def write(self, work: Any) -> Any:
        async def break_off(transaction: Transaction) -> Any:
            result = await work(transaction)
            if not self.committed and not self.broken:
                self.broken = True
                raise CommitUnknown(transaction.revision)
            return result

        report = await self.store.write(break_off)
        if self.committed and not self.broken:
            self.broken = True
            raise CommitUnknown(report.revision)
        return report


class _Meddling:
    """A store to which somebody else writes, so many times, just before we do."""

    def __init__(self, store: GraphStore, times: int) -> None:
        self.store, self.times = store, times
        self.read, self.guard = store.read, store.guard

    async def write(self, work: Any) -> Any:
        async def nothing(transaction: Transaction) -> None: ...

        if self.times:
            self.times -= 1
            await self.store.write(nothing)
        return await self.store.write(work)


# Several datasets -----------------------------------------------------------------------------------------------------


async def test_a_load_leaves_other_datasets_alone(store: GraphStore, folder: Path, tmp_path: Path) -> None:
    await load(store, [write(folder)], MODEL)
    second = write(tmp_path / "second", **SECOND)
    await load(store, [second], MODEL)
    assert await held_facts(store.read, ["small"]) == read_dataset(folder, MODEL).facts
    assert not await diff(store, [folder], MODEL)
    ((graph,),) = await store.read(Statement("MATCH (d:Datasets) RETURN properties(d)"))
    assert (graph["datasetVersion"], graph["licence"]) == ("second 1, small 1", "CC0-1.0")
    less = {**SECOND, "facts": SECOND["facts"].partition("statements:")[0]}
    assert (await load(store, [write(second, **less)], MODEL)).withdrawn == 2
    assert not await diff(store, [folder], MODEL)


async def test_folders_may_be_loaded_together(store: GraphStore, folder: Path, tmp_path: Path) -> None:
    report = await load(store, [write(folder), write(tmp_path / "second", **SECOND)], MODEL)
    assert report.revision == 1
    assert await store.read(Statement("MATCH (l:Load) RETURN l.datasetVersion")) == [["small 1, second 1"]]
    assert not await diff(store, [folder], MODEL)
    assert not await diff(store, [tmp_path / "second"], MODEL)


async def test_what_is_referred_to_must_be_in_the_folders_or_in_the_graph(store: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(BadDataset, match="about: there is no council:rad"):
        await load(store, [write(tmp_path / "second", **SECOND)], MODEL)


async def test_what_others_refer_to_cannot_be_withdrawn(store: GraphStore, folder: Path, tmp_path: Path) -> None:
    await load(store, [write(folder), write(tmp_path / "second", **SECOND)], MODEL)
    before = await everything(store)
    lines = FACTS.splitlines(keepends=True)
    cut = lines[: lines.index("councils:\n")] + lines[lines.index("partnerships:\n") :]
    with pytest.raises(BadDataset) as refused:
        await load(store, [write(folder, facts="".join(cut))], MODEL)
    assert str(refused.value) == (
        f"{folder}: council:rad is gone from these files, but about:s/rad of the dataset second still leads to it"
    )
    assert await everything(store) == before


async def test_what_belongs_to_another_dataset_cannot_be_declared(
    store: GraphStore, folder: Path, tmp_path: Path
) -> None:
    await load(store, [write(folder)], MODEL)
    taken = (
        SECOND["facts"].partition("statements:")[0].replace("places:", "councils:").replace("place:a", "council:rad")
    )
    second = write(tmp_path / "second", **{**SECOND, "facts": taken.replace("at: 1}", "at: 1, kind: FORUM}")})
    with pytest.raises(BadDataset, match=r"facts\.yaml:3: council:rad belongs to the dataset small in the graph"):
        await load(store, [second], MODEL)


async def test_an_entity_moves_to_another_dataset_when_both_are_loaded_together(
    store: GraphStore, folder: Path, tmp_path: Path
) -> None:
    council = "councils:\n  - {id: council:rad, name: Rådet, at: 21, kind: COUNCIL}\n"
    plain = "source: source:page\nplaces: [{id: place:b, name: B, at: 1}]\n"
    await load(store, [write(folder, facts=plain + council), write(tmp_path / "second", **SECOND)], MODEL)
    moved = SECOND["facts"] + council
    await load(store, [write(folder, facts=plain), write(tmp_path / "second", **{**SECOND, "facts": moved})], MODEL)
    assert ("CORRECTED", "council:rad", "dataset", "small", "second") in await changes(store, 2)
    assert {kind for kind, *_ in await changes(store, 2)} == {"CORRECTED"}


async def test_a_relationship_of_another_dataset_keeps_its_id(store: GraphStore, folder: Path, tmp_path: Path) -> None:
    await load(store, [write(folder), write(tmp_path / "second", **SECOND)], MODEL)
    third = {
        "dataset": HEADER.replace("name: small", "name: third"),
        "sources": SOURCES.replace("source:page", "source:third").replace("En sida", "En tredje"),
        "facts": "source: source:third\nthemes: [{id: theme:a, name: A, at: 1, actors: [{to: actor:eksam, at: 1}]}]\n",
    }
    await load(store, [write(tmp_path / "third", **third)], MODEL)
    other = FACTS.replace("    agreements:\n", "    themes: [{to: theme:a, at: 1}]\n    agreements:\n", 1)
    with pytest.raises(BadDataset, match="addresses:eksam/a is already a relationship of the dataset third"):
        await load(store, [write(folder, facts=other)], MODEL)
