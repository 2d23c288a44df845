"""What a dataset uses is found and loaded with it."""

from pathlib import Path

import pytest

from graph_seed import BadDataset, load, read_datasets
from graph_seed.__main__ import main
from graph_seed.uses import with_used
from graph_store import GraphStore, Statement
from tests.graph_seed.small import HEADER, said, write
from tests.graph_seed.test_load import SECOND
from tests.model import MODEL


def using(folder: Path, *used: str) -> Path:
    """A dataset that refers to the small one."""
    uses = f"  uses: [{', '.join(used)}]\n"
    return write(folder, **{**SECOND, "dataset": SECOND["dataset"].replace("  title", f"{uses}  title")})


def named(folder: Path, *used: str) -> Path:
    """A folder that says no more than how it is called and what it uses."""
    folder.mkdir()
    uses = f"  uses: [{', '.join(used)}]\n"
    (folder / "dataset.yaml").write_text(HEADER.replace("small", folder.name).replace("  title", f"{uses}  title"))
    return folder


def test_what_is_used_lies_beside_what_uses_it(tmp_path: Path) -> None:
    write(tmp_path / "small")
    assert [each.name for each in read_datasets([using(tmp_path / "second", "small")], MODEL)] == ["small", "second"]


def test_or_in_a_folder_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "other").mkdir()
    write(tmp_path / "shelf" / "small")
    second = using(tmp_path / "other" / "second", "small")
    shelves = [tmp_path / "nowhere", tmp_path / "shelf"]
    assert [each.name for each in read_datasets([second], MODEL, shelves)] == ["small", "second"]


def test_or_is_given(tmp_path: Path) -> None:
    small, second = write(tmp_path / "anything"), using(tmp_path / "second", "small")
    assert with_used([second, small], MODEL) == [small, second]


def test_each_comes_once_and_after_what_it_uses(tmp_path: Path) -> None:
    for name, used in {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}.items():
        named(tmp_path / name, *used)
    found = [each.name for each in with_used([tmp_path / "a"], MODEL)]
    assert sorted(found) == ["a", "b", "c", "d"]
    assert (found[0], found[-1]) == ("d", "a")


def test_what_is_nowhere_is_said_with_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(BadDataset) as refused:
        read_datasets([using(tmp_path / "second", "smal")], MODEL, [tmp_path / "shelf"])
    assert [said(each, tmp_path) for each in refused.value.problems] == [
        "second/dataset.yaml: uses: there is no dataset smal: no dataset.yaml is in smal or shelf/smal. "
        "Put its folder beside this one, or name the folder that it lies in in SAMVERKAN_DATASETS"
    ]


def test_a_folder_is_called_as_its_dataset_is(tmp_path: Path) -> None:
    write(tmp_path / "smal")
    with pytest.raises(BadDataset, match=r"smal/dataset.yaml: name: this folder is called as the dataset"):
        read_datasets([using(tmp_path / "second", "smal")], MODEL)


def test_a_circle_is_refused(tmp_path: Path) -> None:
    for name, used in {"a": "b", "b": "c", "c": "b"}.items():
        named(tmp_path / name, used)
    with pytest.raises(BadDataset) as refused:
        with_used([tmp_path / "a"], MODEL)
    (told,) = [said(each, tmp_path) for each in refused.value.problems]
    assert "uses: these datasets use one another in a circle: " in told
    assert told.endswith(("b → c → b", "c → b → c"))


def test_check_reads_it_too_and_finds_it_by_the_environment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "shelf").mkdir()
    write(tmp_path / "shelf" / "small")
    second = using(tmp_path / "second", "small")
    assert main(["check", str(second)], {"SAMVERKAN_DATASETS": f"/nowhere:{tmp_path}/shelf"}) == 0
    assert "contentHash of small: " in capsys.readouterr().out
    assert main(["check", str(second)], {}) == 1


async def test_a_load_takes_what_is_used_along(store: GraphStore, tmp_path: Path) -> None:
    write(tmp_path / "small")
    second = using(tmp_path / "second", "small")
    with pytest.raises(BadDataset, match="there is no council:rad"):
        await load(store, [second], MODEL, alone=True)
    await load(store, [second], MODEL)
    named_there = "MATCH (d:Datasets) RETURN d.datasetsName, d.datasetVersion"
    assert await store.read(Statement(named_there)) == [[["second", "small"], "second 1, small 1"]]
    assert not (await load(store, [second], MODEL, alone=True)).changed


@pytest.mark.engines
def test_one_by_one_each_is_loaded_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small, second = write(tmp_path / "small"), using(tmp_path / "second", "small")
    code = main(["load", "--one-by-one", str(second), "--state-folder", str(tmp_path / "state")], {})
    said_, problems = capsys.readouterr()
    assert (code, problems) == (0, "")
    assert [line.split(":")[0] for line in said_.splitlines()] == [str(small), str(second)]
