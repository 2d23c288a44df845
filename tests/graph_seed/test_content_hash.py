"""The hash of what a dataset says: the same from files and from a graph, on every engine."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from graph_seed import diff, hashes_not_kept, load, read_dataset, read_datasets, read_file_format, upgrade
from graph_seed.content_hash import canonical_json, content_hash, graph_hash
from graph_seed.held import held_datasets, held_facts
from graph_store import FORM, GraphStore, Statement, Transaction
from tests.graph_seed.small import FACTS, HEADER, read, write
from tests.graph_seed.test_load import SECOND
from tests.model import MODEL

FORMAT = read_file_format(MODEL)
OREBRO = Path("graph_seed/orebro")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (10.0, "10"),
        (163.8, "163.8"),
        (-2e-3, "-0.002"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (333333333.33333329, "333333333.3333333"),
        (1e30, "1e+30"),
        (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (9007199254740994.0, "9007199254740994"),
        (1e-27, "1e-27"),
        (1.5e300, "1.5e+300"),
        (5e-324, "5e-324"),
    ],
)
def test_a_number_is_written_as_ecmascript_writes_it(number: float, text: str) -> None:
    assert canonical_json({"of": [number]}) == f'{{"of":[{text}]}}'.encode()


def test_keys_are_in_order_and_texts_as_they_are() -> None:
    assert canonical_json({"b": 'Å\n"é\x1f', "a": None, "A": [True, 3]}) == (
        '{"A":[true,3],"a":null,"b":"Å\\n\\"é\\u001f"}'.encode()
    )


def test_the_hash_is_that_of_the_facts_as_lines_in_the_order_of_their_ids(tmp_path: Path) -> None:
    dataset = read(tmp_path / "small", facts="source: source:page\nplaces:\n  - {id: place:a, name: Å, at: 2}\n")
    lines = [
        '{"from":"place:a","id":"cites:place:a/page/2","locator":"rad 2 (Sidan)","source":"source:page",'
        '"supports":["name"],"to":"source:page","type":"CITES"}',
        '{"from":"source:page","id":"cites:source:page/page/1","locator":"rad 1 (Sidan)","source":"source:page",'
        '"supports":["name","retrievedOn","url"],"to":"source:page","type":"CITES"}',
        '{"id":"place:a","municipality":"1880","name":"Å","nameIsEditorial":false,"type":"Place"}',
        '{"id":"source:page","municipality":"1880","name":"En sida","nameIsEditorial":false,'
        '"retrievedOn":"2026-11-23","type":"Source","url":"https://example.org/sida"}',
    ]
    assert dataset.content_hash == hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def test_how_facts_are_divided_into_files_and_which_version_they_are_is_no_fact(tmp_path: Path) -> None:
    at_once = read(tmp_path / "one")
    head, separator, tail = FACTS.partition("agreements:\n  - id")
    assert separator
    divided = {"facts": head, "more": f"source: source:page\n{separator}{tail}"}
    other = HEADER.replace('"1"', '"2"').replace("En liten kommun", "En annan")
    assert read(tmp_path / "two", dataset=other, **divided).content_hash == at_once.content_hash


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: Nämnden", "name: Namnden"),
        ("count: 3", "count: 4"),
        ("municipal: true", "municipal: false"),
        ("edtf: 2008-23", "edtf: 2008-22"),
        ("hösten 2008", "hösten  2008"),
        ('at: "22, 25-26"', 'at: "22, 25"'),
        ("aliases: [EKSAM]", "aliases: []"),
        ("role: PARTNER", "role: HOLDER"),
    ],
)
def test_another_fact_is_another_hash(tmp_path: Path, before: str, after: str) -> None:
    assert before in FACTS
    assert (
        read(tmp_path / "one").content_hash
        != read(tmp_path / "two", facts=FACTS.replace(before, after, 1)).content_hash
    )


def test_the_hash_of_all_is_that_of_names_and_hashes_in_lines() -> None:
    assert graph_hash({"b": "22", "a": "11"}) == hashlib.sha256(b"a 11\nb 22\n").hexdigest()
    assert graph_hash({}) is None


async def test_facts_have_the_same_hash_in_the_graph_as_in_their_files(store: GraphStore, tmp_path: Path) -> None:
    folders = [write(tmp_path / "small"), write(tmp_path / "second", **SECOND), OREBRO]
    for dataset in read_datasets(folders, MODEL):
        assert dataset.content_hash == content_hash(dataset.facts, FORMAT)
    await load(store, folders, MODEL)
    for dataset in read_datasets(folders, MODEL):
        held = await held_facts(store.read, [dataset.name])
        assert content_hash(held, FORMAT) == dataset.content_hash
    assert await _told(store) == []


async def test_the_graph_has_the_hash_of_each_dataset_and_of_all(store: GraphStore, tmp_path: Path) -> None:
    folders = [write(tmp_path / "small"), write(tmp_path / "second", **SECOND)]
    await load(store, folders, MODEL)
    hashes = {each.name: each.content_hash for each in read_datasets(folders, MODEL)}
    assert {name: each.content_hash for name, each in (await held_datasets(store.read)).items()} == hashes
    assert await _of_all(store) == graph_hash(hashes)


async def test_the_same_files_have_the_same_hash_however_they_came(store: GraphStore, tmp_path: Path) -> None:
    folders = [write(tmp_path / "small"), write(tmp_path / "second", **SECOND)]
    await load(store, folders, MODEL)
    at_once = await _of_all(store)
    await store.clear()
    await load(store, [write(tmp_path / "small", facts=FACTS.replace("count: 3", "count: 4"))], MODEL)
    await load(store, [folders[1]], MODEL)
    assert await _of_all(store) != at_once
    await load(store, [write(tmp_path / "small")], MODEL)
    assert await _of_all(store) == at_once


async def test_other_facts_under_a_version_that_was_loaded_are_said(store: GraphStore, tmp_path: Path) -> None:
    folder = write(tmp_path / "small")
    assert not (await load(store, [folder], MODEL)).warnings
    corrected = FACTS.replace("count: 3", "count: 4")
    write(folder, facts=corrected)
    (told,) = (await diff(store, [folder], MODEL)).warnings
    assert str(told) == (
        f"{folder}/dataset.yaml: warning: other facts were loaded as version 1 than stand here; "
        "give these another version"
    )
    write(folder, dataset=HEADER.replace('"1"', '"2"'), facts=corrected)
    assert not (await load(store, [folder], MODEL)).warnings
    write(folder, facts=corrected)  # version 1 again, which had other facts
    assert (await load(store, [folder], MODEL)).warnings == ()
    write(folder, facts=corrected.replace("count: 4", "count: 5"))
    assert (await load(store, [folder], MODEL)).warnings == (told,)


async def test_a_fact_that_nobody_loaded_is_found(store: GraphStore, tmp_path: Path) -> None:
    folder = write(tmp_path / "small")
    await load(store, [folder], MODEL)

    async def tamper(transaction: Transaction) -> None:
        await transaction.run(Statement("MATCH (n:Council {id: 'council:rad'}) SET n.purposeEn = 'None'"))

    await store.write(tamper)
    (told,) = await _told(store)
    assert told.startswith("small: the hash of its facts is ")
    assert read_dataset(folder, MODEL).content_hash in told
    await load(store, [folder], MODEL)
    assert await _told(store) == []


async def test_a_hash_that_nobody_kept_is_found_and_kept_again(store: GraphStore, tmp_path: Path) -> None:
    folder = write(tmp_path / "small")
    await load(store, [folder], MODEL)
    of_all = await _of_all(store)

    async def forget(transaction: Transaction) -> None:
        ((texts,),) = await transaction.run(Statement("MATCH (d:Datasets) RETURN d.datasets"))
        older = [{name: value for name, value in json.loads(text).items() if name != "content_hash"} for text in texts]
        about: dict[str, Any] = {"datasets": [json.dumps(each) for each in older], "contentHash": None, "form": 3}
        await transaction.run(Statement("MATCH (d:Datasets) DELETE d"))
        await transaction.run(Statement("MATCH (g:Graph) SET g += $about", {"about": about}))

    await store.write(forget)
    assert await upgrade(store, MODEL) == (3, FORM)
    assert await _told(store) == []
    assert await _of_all(store) == of_all


async def _told(store: GraphStore) -> list[str]:
    return [told async for told in hashes_not_kept(store.read, FORMAT)]


async def _of_all(store: GraphStore) -> Any:
    ((found,),) = await store.read(Statement("MATCH (d:Datasets) RETURN d.contentHash"))
    return found
