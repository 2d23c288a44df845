"""What a folder of data files comes to: the columns of the graph, or everything that is wrong with it."""

from pathlib import Path

import pytest

from graph_seed import BadDataset, read_dataset, read_datasets
from graph_seed.facts import Facts
from tests.graph_seed.small import FACTS, HEADER, SOURCES, read, said, write, wrong
from tests.model import MODEL


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    return read(tmp_path / "small").facts


def test_an_entity_has_the_columns_of_its_properties(facts: Facts) -> None:
    council = facts.nodes["council:rad"]
    assert council.label == "Council"
    assert council.properties == {
        "id": "council:rad",
        "name": "Rådet",
        "nameIsEditorial": False,
        "municipality": "1880",
        "municipalities": ["1880"],
        "municipalityKey": "1880",
        "formerIds": [],
        "kind": "COUNCIL",
        "aliases": [],
        "purposeSv": "Dialog mellan parter",
        "purposeEn": "Dialogue between parties",
        "seatsGroup": ["POLITICIANS"],
        "seatsCount": [3],
        "validFrom": "0001-01-01",
        "validFromLatest": "2026-11-23",
        "validToEarliest": "9999-12-31",
        "validTo": "9999-12-31",
        "sortKey": "r{det council:rad",
        "searchText": council.properties["searchText"],
        "dataset": "small",
    }


def test_a_relationship_has_its_ends_its_source_and_its_time(facts: Facts) -> None:
    signed = facts.relationships["signed:eksam/avtal"]
    assert (signed.type, signed.start, signed.end) == ("SIGNED", "actor:eksam", "agreement:avtal")
    assert signed.properties == {
        "id": "signed:eksam/avtal",
        "source": "source:page",
        "locator": "rad 2–4 (Sidan)",
        "categoryAsPublished": "Civilsamhälle",
        "period": "2024-2027",
        "validFromEdtf": "2024",
        "validFrom": "2024-01-01",
        "validFromLatest": "2024-12-31",
        "validToEdtf": "2027",
        "validToEarliest": "2027-01-01",
        "validTo": "2027-12-31",
        "dataset": "small",
    }


def test_a_relation_written_at_its_other_end_begins_there(facts: Facts) -> None:
    hosts = facts.relationships["hosts:namnd/rad"]
    assert (hosts.start, hosts.end) == ("actor:namnd", "council:rad")
    assert hosts.properties["validFromAsPublished"] == "hösten 2008"
    assert (hosts.properties["validFrom"], hosts.properties["validFromLatest"]) == ("2008-09-01", "2008-11-30")


def test_each_place_proves_its_properties_and_the_first_one_the_rest(facts: Facts) -> None:
    cited = {
        each.properties["locator"]: each.properties["supports"]
        for each in facts.relationships.values()
        if each.type == "CITES" and each.start in {"council:rad", "agreement:avtal"}
    }
    assert cited == {
        "rad 21 (Råd)": ["name", "kind", "purpose"],
        "rad 22, 25–26 (Råd)": ["seats"],
        "rad 4 (Sidan)": ["kind", "level", "decidedOn"],  # not the name, which is the curator's
    }


def test_an_entity_is_found_by_its_names_aliases_texts_and_published_names(facts: Facts) -> None:
    words = facts.nodes["actor:eksam"].properties["searchText"].split()
    assert {"eksam", "foren"} <= set(words) or {"eksam", "forening"} <= set(words)
    assert "dialog" in facts.nodes["council:rad"].properties["searchText"].split()


def test_a_relation_without_direction_lies_the_same_way_from_whichever_end_it_is_written(tmp_path: Path) -> None:
    text = """\
source: source:page
councils:
  - {id: council:a, name: A, at: 21, kind: COUNCIL, meetsWith: [{to: council:b, at: 21}]}
  - {id: council:b, name: B, at: 21, kind: COUNCIL}
"""
    other = text.replace(", meetsWith: [{to: council:b, at: 21}]", "").replace(
        "B, at: 21, kind: COUNCIL", "B, at: 21, kind: COUNCIL, meetsWith: [{to: council:a, at: 21}]"
    )
    assert read(tmp_path / "one", facts=text).facts == read(tmp_path / "other", facts=other).facts


def test_a_file_says_the_municipality_of_its_entities_and_an_entity_may_differ(tmp_path: Path) -> None:
    text = """\
source: source:page
municipality: "0180"
places:
  - {id: place:a, name: A, at: 1}
  - {id: place:b, name: B, at: 1, municipality: null}
  - {id: place:c, name: C, at: 1, municipality: "1882"}
"""
    nodes = read(tmp_path / "small", facts=text).facts.nodes
    assert [nodes[f"place:{each}"].properties.get("municipality") for each in "abc"] == ["0180", None, "1882"]


@pytest.mark.parametrize(
    ("begins", "ends", "columns"),
    [
        (None, None, ("0001-01-01", "2026-11-23", "9999-12-31", "9999-12-31")),
        ("2022", None, ("2022-01-01", "2022-12-31", "9999-12-31", "9999-12-31")),
        (None, "2020-05", ("0001-01-01", "2020-05-31", "2020-05-01", "2020-05-31")),
        ("2022", "2022-03", ("2022-01-01", "2022-03-31", "2022-03-01", "2022-03-31")),
        ("2022", "2022", ("2022-01-01", "2022-12-31", "2022-01-01", "2022-12-31")),
        ("2030", None, ("2030-01-01", "2030-12-31", "9999-12-31", "9999-12-31")),
    ],
)
def test_what_is_not_stated_is_open_and_had_begun_when_its_source_was_read(
    begins: str | None, ends: str | None, columns: tuple[str, ...], tmp_path: Path
) -> None:
    stated = "".join(f', {key}: "{value}"' for key, value in {"validFrom": begins, "validTo": ends}.items() if value)
    text = f"source: source:page\nplaces:\n  - {{id: place:a, name: A, at: 1{stated}}}\n"
    held = read(tmp_path / "small", facts=text).facts.nodes["place:a"].properties
    assert tuple(held[name] for name in ("validFrom", "validFromLatest", "validToEarliest", "validTo")) == columns


def test_a_source_that_nobody_dated_must_say_when_it_was_read(tmp_path: Path) -> None:
    undated = SOURCES.replace("    retrievedOn: 2026-11-23\n", "")
    found = wrong(tmp_path / "small", sources=undated)
    assert found == [
        "sources.yaml:2: source:page lacks retrievedOn, the day that it was read: what it says has begun by then"
    ]


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    found = wrong(
        tmp_path / "small",
        dataset=HEADER.replace("version", "verson"),
        sources=SOURCES.replace("2026-11-23", "i går"),
        facts=FACTS.replace("COMMITTEE", "NÄMND").replace("kind: IOP", "kind: IOPP"),
    )
    assert [each.partition(": ")[0] for each in found] == [
        "dataset.yaml:2",
        "dataset.yaml:4",
        "facts.yaml:19",
        "facts.yaml:50",
        "sources.yaml:6",
    ]


def test_a_file_that_cannot_be_read_does_not_make_what_refers_to_it_wrong(tmp_path: Path) -> None:
    found = wrong(tmp_path / "small", sources="sources: [")
    assert [each.partition(": ")[0] for each in found] == ["sources.yaml:1"]


def test_two_politicians_with_one_name_are_a_warning(tmp_path: Path) -> None:
    text = """\
source: source:page
politicians:
  - {id: politician:a, name: Kim Ek, at: 21}
  - {id: politician:b, name: Kim Ek, at: 22}
"""
    dataset = read(tmp_path / "small", facts=text)
    assert [said(each, tmp_path / "small") for each in dataset.warnings] == [
        'facts.yaml:4: warning: politician:b has the name "Kim Ek" like politician:a at '
        f"{tmp_path}/small/facts.yaml:3, of the same kind and municipality".replace(f"{tmp_path}/small/", "")
    ]


def test_two_chairs_at_a_time_are_a_warning_and_one_after_the_other_is_not(tmp_path: Path) -> None:
    text = (
        "source: source:page\n"
        "councils:\n"
        "  - id: council:c\n"
        "    name: C\n"
        "    at: 1\n"
        "    kind: COUNCIL\n"
        "    politicians:\n"
        "      - {to: politician:p, at: 1, role: CHAIR, validFrom: 2019-01-01, validTo: 2022-12-31}\n"
        "      - {to: politician:q, at: 1, role: CHAIR, validFrom: 2023-01-01}\n"
        "      - {to: politician:p, id: serves-on:p/later, at: 1, role: MEMBER, validFrom: 2023-01-01}\n"
        "politicians:\n"
        "  - {id: politician:p, name: P, at: 1}\n"
        "  - {id: politician:q, name: Q, at: 1}\n"
    )
    assert read(tmp_path / "after", facts=text).warnings == ()
    (warning,) = read(tmp_path / "once", facts=text.replace(", validTo: 2022-12-31", "")).warnings
    assert "facts.yaml:9: warning: council:c has another CHAIR at the same time, at " in str(warning)


def test_two_parties_at_a_time_are_a_warning_and_one_after_the_other_is_not(tmp_path: Path) -> None:
    text = """\
source: source:page
parties:
  - {id: party:a, name: A, at: 21, abbreviation: A}
  - {id: party:b, name: B, at: 21, abbreviation: B}
politicians:
  - id: politician:p
    name: P
    at: 21
    parties:
      - {to: party:a, at: 21, validTo: "2022"}
      - {to: party:b, at: 21, validFrom: "2022"}
"""
    assert read(tmp_path / "after", facts=text).warnings == ()
    at_once = text.replace(', validTo: "2022"', "")
    (warning,) = read(tmp_path / "once", facts=at_once).warnings
    assert "facts.yaml:11: warning: politician:p has another party at the same time" in str(warning)


@pytest.mark.parametrize(
    ("header", "line", "words"),
    [
        ("", 0, "the file is empty"),
        ("data: {}\n", 1, 'dataset.yaml has no key "data". Did you mean dataset?'),
        (HEADER.replace("  name: small\n", ""), 2, "dataset lacks name"),
        (HEADER.replace("small", "Små", 1), 2, 'dataset.name: "Små" is not a-z, 0-9, hyphens'),
        (
            HEADER.replace('"1"', "1.10"),
            4,
            'dataset.version: the number 1.10 stands here; write a text, in quotes: "1.10"',
        ),
        (HEADER.replace('"1880"', "1880"), 6, "dataset.municipality: the number 1880 stands here"),
        (HEADER.replace(", en: A small municipality", ""), 3, "dataset.title lacks the language en"),
        (HEADER + "councils: []\n", 7, 'dataset.yaml has no key "councils".'),
    ],
)
def test_the_dataset_says_what_it_is(header: str, line: int, words: str, tmp_path: Path) -> None:
    found = wrong(tmp_path / "small", dataset=header)
    place = f"dataset.yaml:{line}: " if line else "dataset.yaml: "
    assert any(each.startswith(place) and words in each for each in found), found


def refused(folder: Path) -> str:
    with pytest.raises(BadDataset) as error:
        read_dataset(folder, MODEL)
    return str(error.value)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "x") == f"{tmp_path}/x: the folder cannot be read: No such file or directory"
    (tmp_path / "file").touch()
    assert refused(tmp_path / "file") == f"{tmp_path}/file: the folder cannot be read: Not a directory"


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    assert "there are no data files here: dataset.yaml and others" in refused(tmp_path)
    (tmp_path / "councils.yaml").write_text("councils: []\n")
    assert "there is no dataset.yaml, which says what the data is" in refused(tmp_path)


def test_a_dataset_without_entities_is_refused_for_it_would_withdraw_everything(tmp_path: Path) -> None:
    (tmp_path / "dataset.yaml").write_text(HEADER)
    assert refused(tmp_path) == f"{tmp_path}: the files of this folder hold no entity"


def test_a_file_that_would_be_passed_over_is_told(tmp_path: Path) -> None:
    (write(tmp_path / "small") / "more.yml").write_text("")
    assert refused(tmp_path / "small").endswith("small/more.yml: the name must end with .yaml; call it more.yaml")


def test_folders_read_together_may_refer_to_one_another(tmp_path: Path) -> None:
    other = write(
        tmp_path / "other",
        dataset=HEADER.replace("name: small", "name: other"),
        sources=SOURCES.replace("source:page", "source:other").replace("En sida", "En annan"),
        facts="source: source:other\nplaces:\n"
        "  - {id: place:a, name: A, at: 1, documents: [{to: document:d, at: 1}], related:"
        " [{to: council:rad, at: 1, identity: CONFIRMED}]}\n"
        "documents:\n  - {id: document:d, name: D, at: 1, kind: FORM}\n",
    )
    small, second = read_datasets([write(tmp_path / "small"), other], MODEL)
    assert second.facts.relationships["related-to:rad/a"].start == "council:rad"
    assert "place:a" not in small.facts.nodes
    assert "related: there is no council:rad." in refused(other)


def test_an_entity_belongs_to_one_dataset_and_a_dataset_to_one_folder(tmp_path: Path) -> None:
    small, copy = write(tmp_path / "small"), write(tmp_path / "copy")
    with pytest.raises(BadDataset, match=f"the dataset small is already in the folder {small}"):
        read_datasets([small, copy], MODEL)
    write(copy, dataset=HEADER.replace("name: small", "name: copy"))
    with pytest.raises(BadDataset, match=r"actor:eksam is already at .*small/facts.yaml:4; an entity is declared once"):
        read_datasets([small, copy], MODEL)


def test_a_dataset_cites_its_own_sources(tmp_path: Path) -> None:
    other = write(
        tmp_path / "other",
        dataset=HEADER.replace("name: small", "name: other"),
        sources=SOURCES.replace("source:page", "source:other").replace("En sida", "En annan"),
        facts="source: source:page\nplaces: [{id: place:a, name: A, at: 1}]\n",
    )
    with pytest.raises(BadDataset, match="source: there is no source:page in this dataset"):
        read_datasets([write(tmp_path / "small"), other], MODEL)


def test_a_file_that_is_not_read_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "small")
    (folder / "more").mkdir()
    for name in ("more/x.yaml", "more/.y.yaml", ".z.yml", "notes.txt"):
        (folder / name).write_text("actors: []\n")
    assert wrong(folder) == [
        ".z.yml: warning: the file is not read: its name, or that of its folder, begins with a dot",
        "more/.y.yaml: warning: the file is not read: its name, or that of its folder, begins with a dot",
        f"more/x.yaml: a file in a sub-folder is not read; move it to {folder}",
    ]
