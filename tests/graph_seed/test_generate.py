"""A made-up nation: the same seed gives the same files, they are in order, and they have the shape of a real one."""

import os
import re
import subprocess
import sys
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_seed import load, read_dataset, read_datasets
from graph_seed.__main__ import main
from graph_seed.facts import Dataset, EntityFact, Properties, RelationFact
from graph_seed.generate import MUNICIPALITIES, NATIONAL, SCALES, Recipe, generate
from graph_seed.made_up.numbers import organisation_number
from graph_seed.organisation_number import read_organisation_number
from graph_seed.problems import FolderInUse
from graph_store import GraphStore, Statement
from tests.conftest import OREBRO
from tests.model import MODEL
from tests.read import datasets_of

SMALL = Recipe(municipalities=3, seed=1, scale=0.05)
LARGER = Recipe(municipalities=8)


def folders_of(nation: Path) -> list[Path]:
    return sorted(path for path in nation.iterdir() if path.is_dir())


def bytes_of(nation: Path) -> dict[str, bytes]:
    return {str(path.relative_to(nation)): path.read_bytes() for path in nation.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three small municipalities."""
    folder = tmp_path_factory.mktemp("small") / "nation"
    generate(folder, SMALL)
    return folder


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, ...]:
    """Eight municipalities of the usual sizes, as read."""
    folder = tmp_path_factory.mktemp("larger") / "nation"
    generate(folder, LARGER)
    return read_datasets(folders_of(folder), MODEL)


def nodes(nation: tuple[Dataset, ...], label: str) -> Iterator[EntityFact]:
    return (node for each in nation for node in each.facts.nodes.values() if node.label == label)


def relationships(nation: tuple[Dataset, ...], kind: str) -> Iterator[RelationFact]:
    return (found for each in nation for found in each.facts.relationships.values() if found.type == kind)


def properties_of(dataset: Dataset) -> Iterator[Properties]:
    yield from (node.properties for node in dataset.facts.nodes.values())
    yield from (found.properties for found in dataset.facts.relationships.values())


# The same seed gives the same files -----------------------------------------------------------------------------------


@pytest.mark.engines
def test_the_same_seed_gives_the_same_bytes_in_another_process(small: Path, tmp_path: Path) -> None:
    options = ["--municipalities", "3", "--seed", "1", "--scale", "0.05"]
    subprocess.run(
        [sys.executable, "-m", "graph_seed", "generate", tmp_path / "again", *options],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=True,
    )
    assert bytes_of(tmp_path / "again") == bytes_of(small)


def test_another_seed_gives_another_nation(small: Path, tmp_path: Path) -> None:
    generate(tmp_path / "other", Recipe(SMALL.municipalities, seed=2, scale=SMALL.scale))
    assert {path.name for path in folders_of(small)} & {path.name for path in folders_of(tmp_path / "other")} == {
        NATIONAL
    }


# They are in order ----------------------------------------------------------------------------------------------------


def test_nothing_is_wrong_and_nothing_is_noted_but_what_never_met(nation: tuple[Dataset, ...]) -> None:
    notes = {note.text for dataset in nation for note in dataset.warnings}
    assert [text for text in notes if "are never valid on one day" not in text] == []
    relations = sum(len(dataset.facts.relationships) for dataset in nation)
    assert 0 < len(notes) < relations / 50


def test_a_municipality_needs_only_the_national_folder(small: Path) -> None:
    assert read_dataset(small / NATIONAL, MODEL)
    for folder in folders_of(small)[1:]:
        assert read_datasets([small / NATIONAL, folder], MODEL)


@pytest.mark.parametrize("recipe", [Recipe(2, scale=SCALES[0]), Recipe(1, scale=SCALES[1])], ids=str)
def test_the_smallest_and_the_largest_scale_are_in_order(recipe: Recipe, tmp_path: Path) -> None:
    generate(tmp_path / "nation", recipe)
    assert read_datasets(folders_of(tmp_path / "nation"), MODEL)


async def test_it_lies_in_the_graph_as_it_was_counted(store: GraphStore, small: Path, tmp_path: Path) -> None:
    written = generate(tmp_path / "nation", SMALL)
    national, *municipalities = folders_of(small)
    await load(store, [national], MODEL)
    await load(store, municipalities, MODEL)
    ((entities,),) = await store.read(Statement("MATCH (n:Entity) RETURN count(n)"))
    ((related,),) = await store.read(
        Statement("MATCH (:Entity)-[r]->(:Entity) WHERE NOT type(r) IN ['CITES', 'IN_MUNICIPALITY'] RETURN count(r)")
    )
    assert (written.folders, written.entities, written.relationships) == (4, entities, related)
    labels = await store.read(Statement("MATCH (n:Entity) UNWIND labels(n) AS label RETURN DISTINCT label"))
    assert {label for (label,) in labels} == {"Entity", *MODEL.entities}


# Nothing of it is real ------------------------------------------------------------------------------------------------


def test_no_real_actor_is_named(nation: tuple[Dataset, ...]) -> None:
    real = [
        node.properties["name"]
        for dataset in datasets_of(OREBRO)
        for node in dataset.facts.nodes.values()
        if node.label == "Actor"
    ]
    said = " | ".join(
        str(value).lower()
        for dataset in nation
        for properties in properties_of(dataset)
        for name, value in properties.items()
        if name != "searchText"
    )
    within = [name for name in map(str.lower, real) if name in said]  # few: to look for words takes longer
    assert [name for name in within if re.search(rf"\b{re.escape(name)}\b", said)] == []


def test_every_dataset_file_and_source_says_that_it_is_made_up(small: Path) -> None:
    assert all(text.startswith(b"# Made up by ") for text in bytes_of(small).values())
    for dataset in read_datasets(folders_of(small), MODEL):
        assert "uppdiktad" in dataset.description.title_sv
        assert "made" in dataset.description.title_en
        sources = [node for node in dataset.facts.nodes.values() if node.label == "Source"]
        assert ["Uppdiktad" in node.properties["name"] for node in sources] == [True]


def test_codes_and_numbers_have_a_form_that_none_in_sweden_has(nation: tuple[Dataset, ...]) -> None:
    codes = {dataset.description.municipality for dataset in nation} - {None}
    assert len(codes) == 8
    assert all(re.fullmatch(r"[3-9]\d{3}", str(code)) for code in codes)
    numbers = [node.properties.get("organisationNumber") for node in nodes(nation, "Actor")]
    stated = [str(number) for number in numbers if number]
    assert len(set(stated)) == len(stated) > 100
    assert all(number.startswith("4") for number in stated)


@pytest.mark.parametrize("serial", [0, 999, 1000, 9999])
def test_a_made_up_organisation_number_is_one_that_files_may_hold(serial: int) -> None:
    number = organisation_number("3080", serial)
    assert read_organisation_number(number) == number.replace("-", "")


# It has the shape of a real one ---------------------------------------------------------------------------------------


def test_few_actors_are_in_very_many_partnerships_and_most_in_none_or_one(nation: tuple[Dataset, ...]) -> None:
    degrees = Counter(each.start for each in relationships(nation, "PARTICIPATES_IN"))
    actors = sum(1 for _ in nodes(nation, "Actor"))
    assert sum(1 for degree in degrees.values() if degree > 1) < actors / 4
    ordered = sorted(degrees.values(), reverse=True)
    assert sum(ordered[: len(ordered) // 20]) > sum(ordered) / 5  # a twentieth of them has more than a fifth
    assert ordered[0] > 20 * sum(ordered) / actors


def test_most_partnerships_have_two_to_four_participants_and_some_many(nation: tuple[Dataset, ...]) -> None:
    sizes = Counter(each.end for each in relationships(nation, "PARTICIPATES_IN")).values()
    assert sum(2 <= size <= 4 for size in sizes) > 0.7 * len(sizes)
    assert max(sizes) > 10


def test_a_council_has_5_to_25_members(nation: tuple[Dataset, ...]) -> None:
    sizes = Counter(each.end for each in relationships(nation, "REPRESENTED_IN")).values()
    assert 5 <= min(sizes) < max(sizes) <= 25


def test_an_agreement_is_signed_by_many(nation: tuple[Dataset, ...]) -> None:
    assert min(Counter(each.end for each in relationships(nation, "SIGNED")).values()) >= 10


def test_some_lists_say_who_signed_by_name_alone(nation: tuple[Dataset, ...]) -> None:
    lists: dict[str, Counter[tuple[bool, bool, str | None]]] = {}
    for signed in relationships(nation, "SIGNED"):
        said = (
            "categoryAsPublished" in signed.properties,
            "period" in signed.properties,
            signed.properties.get("identity"),
        )
        lists.setdefault(signed.end, Counter())[said] += 1
    assert {said for found in lists.values() for said in found} == {(True, True, None), (False, False, "CONFIRMED")}
    assert all(len(found) == 1 for found in lists.values())


def test_some_municipalities_speak_a_third_language(nation: tuple[Dataset, ...]) -> None:
    for label, column in (("Commitment", "textFi"), ("SupportService", "purposeFi"), ("Document", "nameFi")):
        spoken = {node.properties["dataset"] for node in nodes(nation, label) if column in node.properties}
        assert 0 < len(spoken) < len(nation) - 1, label


def test_the_largest_municipality_is_many_times_the_smallest(nation: tuple[Dataset, ...]) -> None:
    sizes = sorted(len(dataset.facts.nodes) for dataset in nation)
    assert sizes[-1] > 3 * sizes[0]


def test_municipalities_hang_together_by_national_organisations(nation: tuple[Dataset, ...]) -> None:
    meeting = {
        str(each.properties["dataset"])
        for each in relationships(nation, "PARTICIPATES_IN")
        if each.start.startswith("actor:uppdiktad-")
    }
    assert meeting == {dataset.name for dataset in nation}


def test_what_counts_as_the_municipality_is_part_of_it(nation: tuple[Dataset, ...]) -> None:
    parts = {(each.start, each.end) for each in relationships(nation, "PART_OF")}
    municipal = [node for node in nodes(nation, "Actor") if node.properties["municipal"]]
    whole = {
        node.properties["municipality"]: node.id for node in municipal if node.properties["kind"] == "MUNICIPALITY"
    }
    units = [node for node in municipal if node.id not in whole.values()]
    assert {(node.id, whole[node.properties["municipality"]]) for node in units} <= parts


def test_facts_begin_from_1995_on_and_some_have_ended(nation: tuple[Dataset, ...]) -> None:
    stated = [each for each in relationships(nation, "PARTICIPATES_IN") if "validFromEdtf" in each.properties]
    years = {int(each.properties["validFrom"][:4]) for each in stated}
    assert min(years) < 2000
    assert max(years) == 2026
    assert 0.05 < sum("validToEdtf" in each.properties for each in stated) / len(stated) < 0.5
    judged = Counter(each.properties["identity"] for each in relationships(nation, "PARTICIPATES_IN"))
    assert 0 < judged["PROBABLE"] < judged["CONFIRMED"] / 10


def test_a_council_has_one_chair_from_one_election_to_the_next(nation: tuple[Dataset, ...]) -> None:
    chairs = [each for each in relationships(nation, "SERVES_ON") if each.properties["role"] == "CHAIR"]
    terms = Counter((each.end, each.properties["validFrom"]) for each in chairs)
    assert set(terms.values()) == {1}
    assert {day for _, day in terms} == {"2014-11-15", "2018-11-15", "2022-11-15"}
    again = Counter((each.start, each.end) for each in relationships(nation, "SERVES_ON"))
    assert {1, 2, 3} == set(again.values())


def test_iops_have_a_case_number_and_amounts_in_the_years_that_they_are_there(nation: tuple[Dataset, ...]) -> None:
    iops = [node for node in nodes(nation, "Partnership") if node.properties["kind"] == "IOP"]
    assert len(iops) > 30
    for dataset in nation:
        cases = [node.properties["caseNumber"] for node in iops if node.properties["dataset"] == dataset.name]
        assert len(set(cases)) == len(cases)
    for node in iops:
        years = node.properties["amountsYear"]
        assert years == list(range(years[0], years[-1] + 1))
        assert node.properties["validFrom"][:4] <= str(years[0])
        assert str(years[-1]) <= node.properties["validTo"][:4]
        assert len(years) <= 10
        assert min(node.properties["amountsKronor"]) >= 10_000
    decided = Counter(each.properties["role"] for each in relationships(nation, "INVOLVES"))
    assert decided["DECIDER"] == len(iops) > decided["FUNDER"] > 0


def test_there_are_minutes_decisions_reports_and_wordings(nation: tuple[Dataset, ...]) -> None:
    kinds = Counter(node.properties["kind"] for node in nodes(nation, "Document"))
    assert {"MINUTES", "DECISION", "REPORT", "AGREEMENT_TEXT"} <= kinds.keys()


def test_some_agreements_and_councils_have_parts_and_some_build_on_others(nation: tuple[Dataset, ...]) -> None:
    parts = Counter(each.start.partition(":")[0] for each in relationships(nation, "PART_OF"))
    assert parts["agreement"] > 0 < parts["council"]
    assert {each.end for each in relationships(nation, "BASED_ON")} == {
        node.id for node in nodes(nation, "Agreement") if node.properties["level"] == "NATIONAL"
    }


def test_federations_are_of_several_municipalities_that_there_are(nation: tuple[Dataset, ...]) -> None:
    federations = [node.properties["municipalities"] for node in nodes(nation, "Actor") if _is_federation(node)]
    assert federations
    codes = {dataset.description.municipality for dataset in nation}
    assert all(len(each) > 1 and set(each) <= codes for each in federations)


def _is_federation(node: EntityFact) -> bool:
    return node.properties.get("kind") == "FEDERATION"


# How it is written ----------------------------------------------------------------------------------------------------


def test_each_municipality_is_written_before_the_next_is_drawn(tmp_path: Path) -> None:
    seen: list[int] = []
    generate(tmp_path / "nation", SMALL, lambda *_: seen.append(len(folders_of(tmp_path / "nation"))))
    assert seen == [1, 2, 3, 4]


def test_memory_does_not_grow_with_the_number_of_municipalities(tmp_path: Path) -> None:
    def peak(municipalities: int) -> int:
        tracemalloc.start()
        generate(tmp_path / str(municipalities), Recipe(municipalities, scale=0.02))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1)  # reads the words, which stay
    assert peak(12) < 1.5 * peak(3)


def test_an_earlier_nation_is_replaced_as_a_whole(tmp_path: Path) -> None:
    generate(tmp_path, Recipe(5, seed=2, scale=0.02))
    generate(tmp_path, SMALL)
    generate(tmp_path / "new", SMALL)
    assert len(folders_of(tmp_path)) == 5
    assert bytes_of(tmp_path / "new").items() <= bytes_of(tmp_path).items()


@pytest.mark.parametrize("name", ["notes.txt", "3080-mine/actors.yaml", "README.md"])
def test_a_folder_with_anything_else_in_it_is_left_alone(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    assert main(["generate", str(tmp_path)]) == 1
    assert f"{tmp_path} holds {name}, which was not made up here" in capsys.readouterr().err
    assert bytes_of(tmp_path) == {name: b"mine"}


def test_a_file_is_no_folder_to_fill(tmp_path: Path) -> None:
    (tmp_path / "nation").write_text("mine")
    with pytest.raises(FolderInUse, match="is no folder"):
        generate(tmp_path / "nation", SMALL)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--municipalities", "0"], f"write a whole number from 1 to {MUNICIPALITIES[-1]}"),
        (["--municipalities", "many"], f"write a whole number from 1 to {MUNICIPALITIES[-1]}"),
        (["--scale", "nan"], "write a number from 0.01 to 5"),
        (["--scale", "6"], "write a number from 0.01 to 5"),
        (["--seed", "x"], "--seed"),
    ],
)
def test_what_cannot_be_generated_is_refused(
    option: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["generate", str(tmp_path / "nation"), *option])
    assert said in capsys.readouterr().err
    assert not (tmp_path / "nation").exists()


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", str(tmp_path / "nation"), "--municipalities", "2", "--scale", "0.05"]) == 0
    said = capsys.readouterr().out
    assert re.fullmatch(
        rf"{tmp_path}/nation: 3 folders, \d+ entities, \d+ relationships \(seed 1, municipalities 2, scale 0.05\).\n",
        said,
    )
