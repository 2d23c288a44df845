"""An entity gets another id in all files, and nothing else in them changes."""

import re
import shutil
from pathlib import Path

import pytest

from graph_seed import BadDataset, diff, load, read_dataset, read_datasets
from graph_seed.__main__ import line_of, main
from graph_seed.facts import Dataset
from graph_seed.rename import RenameRefused, rename
from graph_store import GraphStore
from tests.conftest import OREBRO
from tests.graph_seed.small import FACTS, write
from tests.model import MODEL
from tests.read import datasets_of
from tests.resolvers.asking import ask


def test_references_are_followed_and_layout_and_comments_stay(tmp_path: Path) -> None:
    before = FACTS.replace("  - id: actor:eksam\n", "  - id: actor:eksam   # a club: actor:eksam\n")
    folder = write(tmp_path / "small", facts=before)
    rename("actor:eksam", "actor:exempel", [folder], MODEL)
    expected = (
        before.replace(
            "  - id: actor:eksam   # a club: actor:eksam\n",
            "  - id: actor:exempel   # a club: actor:eksam\n    formerIds: [actor:eksam]\n",
        )
        .replace("{to: actor:eksam, at: 23}", "{to: actor:exempel, at: 23, id: represented-in:eksam/rad}")
        .replace("- to: agreement:avtal\n", "- to: agreement:avtal\n        id: signed:eksam/avtal\n")
        .replace("- to: actor:eksam\n", "- to: actor:exempel\n        id: participates-in:eksam/iop\n")
    )
    assert (folder / "facts.yaml").read_text() == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("formerIds: []", "formerIds: [actor:eksam]"),
        ("formerIds: [actor:a, actor:b]", "formerIds: [actor:a, actor:b, actor:eksam]"),
        ("formerIds:\n      - actor:a # first", "formerIds:\n      - actor:a # first\n      - actor:eksam"),
        ("formerIds:\n    - actor:a", "formerIds:\n    - actor:a\n    - actor:eksam"),
    ],
)
def test_former_ids_are_added_to(tmp_path: Path, before: str, after: str) -> None:
    folder = write(tmp_path / "small", facts=FACTS.replace("    at: 2\n", f"    at: 2\n    {before}\n"))
    rename("actor:eksam", "actor:exempel", [folder], MODEL)
    assert f"    {after}\n" in (folder / "facts.yaml").read_text()
    assert read_dataset(folder, MODEL).facts.nodes["actor:exempel"].properties["formerIds"][-1] == "actor:eksam"


def test_line_ends_and_a_bom_stay(tmp_path: Path) -> None:
    folder = write(tmp_path / "small")
    content = b"\xef\xbb\xbf" + FACTS.replace("\n", "\r\n").encode()
    (folder / "facts.yaml").write_bytes(content)
    rename("actor:eksam", "actor:exempel", [folder], MODEL)
    found = (folder / "facts.yaml").read_bytes()
    assert found.startswith(b"\xef\xbb\xbfsource: source:page\r\n")
    assert found.count(b"\n") == found.count(b"\r\n") == content.count(b"\n") + 3
    assert "actor:exempel" in read_dataset(folder, MODEL).facts.nodes


def test_a_text_that_is_an_id_is_no_reference(tmp_path: Path) -> None:
    folder = write(tmp_path / "small", facts=FACTS.replace("reason: Namnet liknar", "reason: actor:eksam"))
    rename("actor:eksam", "actor:exempel", [folder], MODEL)
    assert "reason: actor:eksam\n" in (folder / "facts.yaml").read_text()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("actor:exam", "actor:exempel", "no file has an entity with the first id. Did you mean actor:eksam?"),
        ("actor:eksam", "actor:namnd", "there is an entity with that id, at FOLDER/facts.yaml:16."),
        ("actor:eksam", "actor:eksam", "there is an entity with that id, at FOLDER/facts.yaml:4."),
        ("actor:eksam", "actor:gammal", "that is a former id of actor:namnd, and links to it lead there."),
        ("actor:eksam", "council:exempel", "the second is no id of the same type: actor, a colon, then a-z, 0-9"),
        ("actor:eksam", "actor:Exempel", "the second is no id of the same type: actor, a colon, then a-z, 0-9"),
        ("actor:eksam", "exempel", "the second is no id of the same type: actor, a colon, then a-z, 0-9"),
    ],
)
def test_ids_that_do_not_fit_are_refused(tmp_path: Path, old: str, new: str, why: str) -> None:
    facts = FACTS.replace("    kind: COMMITTEE\n", "    kind: COMMITTEE\n    formerIds: [actor:gammal]\n")
    folder = write(tmp_path / "small", facts=facts)
    with pytest.raises(RenameRefused, match=re.escape(why.replace("FOLDER", str(folder)))):
        rename(old, new, [folder], MODEL)
    assert (folder / "facts.yaml").read_text() == facts


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "small", other="actors: [")
    with pytest.raises(BadDataset, match=r"other\.yaml:1"):
        rename("actor:eksam", "actor:exempel", [folder], MODEL)
    assert (folder / "facts.yaml").read_text() == FACTS


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "small")
    assert main(["rename", "actor:eksam", "actor:exempel", str(folder)], {}) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{folder}/facts.yaml",
        "actor:eksam is actor:exempel in 3 places; 3 relations keep their ids, which are written out now. "
        "Now: check, diff, load.",
    ]
    assert main(["rename", "actor:eksam", "actor:exempel", str(folder)], {}) == 1
    assert "no file has an entity with the first id" in capsys.readouterr().err


def said_of(dataset: Dataset, old: str, new: str) -> dict[str, object]:
    """All that the files state, with one id in place of another; what is made of ids is left out."""

    def text(each: object) -> str:
        return repr(each).replace(f"'{old}'", f"'{new}'")

    made = {"sortKey", "formerIds", "id"}
    nodes = {
        text(each.id): text({name: value for name, value in each.properties.items() if name not in made})
        for each in dataset.facts.nodes.values()
    }
    relations = {
        each.id: text((each.type, each.start, each.end, {**each.properties, "id": ""}))
        for each in dataset.facts.relationships.values()
        if each.type != "CITES"
    }
    return {**nodes, **relations}


@pytest.mark.parametrize(
    "old",
    [
        "agreement:orebro-lokal-overenskommelse",
        "place:orebro-foreningarnas-hus",
        "partnership:orebro-aternyttan",
        "council:orebro-samverkansradet",
        "actor:orebro-rodakorskrets",
    ],
)
def test_orebro_says_the_same_under_another_id(tmp_path: Path, old: str) -> None:
    shutil.copytree(OREBRO.with_name("sverige"), tmp_path / "sverige")
    folder = shutil.copytree(OREBRO, tmp_path / "orebro")
    new = f"{old}-nytt"
    before = said_of(datasets_of(OREBRO)[-1], old, new)
    rename(old, new, [folder], MODEL)
    renamed = read_dataset(folder, MODEL)
    assert said_of(renamed, new, new) == before
    assert renamed.facts.nodes[new].properties["formerIds"] == [old]


def test_what_another_dataset_adds_to_follows_its_new_id(tmp_path: Path) -> None:
    national = shutil.copytree(OREBRO.with_name("sverige"), tmp_path / "sverige")
    folder = shutil.copytree(OREBRO, tmp_path / "orebro")
    renamed = rename("agreement:nationell-overenskommelse", "agreement:den-nationella", [folder], MODEL)
    assert {path.parent for path in renamed.files} == {national, folder}
    sweden, orebro = read_datasets([folder], MODEL)
    assert sweden.facts.nodes["agreement:den-nationella"].properties["formerIds"] == [
        "agreement:nationell-overenskommelse"
    ]
    assert orebro.facts.relationships["party-to:staten/nationell-overenskommelse"].end == "agreement:den-nationella"


def test_a_source_of_which_a_text_is_kept_keeps_its_id(tmp_path: Path) -> None:
    shutil.copytree(OREBRO.with_name("sverige"), tmp_path / "sverige")
    folder = shutil.copytree(OREBRO, tmp_path / "orebro")
    with pytest.raises(RenameRefused, match="fingerprints of which are made of its id"):
        rename("source:orebro-civilasamhallet", "source:orebro-sidan", [folder], MODEL)


async def test_a_load_knows_what_was_renamed_and_links_go_on(store: GraphStore, tmp_path: Path) -> None:
    folder = write(tmp_path / "small")
    await load(store, [folder], MODEL)
    rename("actor:eksam", "actor:exempel", [folder], MODEL)
    comparison = await diff(store, [folder], MODEL)
    assert sorted(map(line_of, comparison.entries())) == [
        '~ actor:exempel formerIds: (nothing) → ["actor:eksam"]',
        "~ actor:exempel id: actor:eksam → actor:exempel",
        "~ participates-in:eksam/iop from: actor:eksam → actor:exempel",
        "~ represented-in:eksam/rad from: actor:eksam → actor:exempel",
        "~ signed:eksam/avtal from: actor:eksam → actor:exempel",
    ]
    await load(store, [folder], MODEL)
    assert not await diff(store, [folder], MODEL)
    question = '{ actor(id: "actor:eksam") { id } relation(id: "signed:eksam/avtal") { from { id } to { id } } }'
    assert await ask(store, question) == {
        "actor": {"id": "actor:exempel"},
        "relation": {"from": {"id": "actor:exempel"}, "to": {"id": "agreement:avtal"}},
    }
