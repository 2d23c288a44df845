"""All that is wrong is told at once, each at its own line: no mistake in a list hides another of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_seed.file_format import read_file_format
from graph_seed.localised import Localised
from graph_seed.notation import Entries, FileKey, Many, RecordList
from tests.graph_seed.small import wrong
from tests.model import MODEL

FORMAT = read_file_format(MODEL)


def lists_of(name: str, key: FileKey) -> Iterator[tuple[str, str]]:
    """What stands above the items of a list, and an item that cannot stand in it."""
    match key.notation:
        case Localised(many=True):
            yield f"    {name}:\n      sv:\n", "[]"
        case Many():
            yield f"    {name}:\n", "[]"
        case Entries() | RecordList():
            yield f"    {name}:\n", "[]"


LISTS = {
    f"{plural}.{name}": (plural, *each)
    for plural, entity in FORMAT.entities.items()
    for name, key in entity.keys.items()
    for each in lists_of(name, key)
}


def test_lists_of_each_sort_are_tried() -> None:
    assert {"actors.aliases", "examples.beneficiaries", "councils.seats", "actors.cites", "sources.sections"} < {*LISTS}


@pytest.mark.parametrize(("plural", "above", "item"), LISTS.values(), ids=LISTS)
def test_each_entry_of_a_list_is_told_at_its_line(plural: str, above: str, item: str, tmp_path: Path) -> None:
    head = f"{plural}:\n  - name: A\n{above}"
    found = wrong(tmp_path / "small", facts=head + 3 * f"        - {item}\n")
    first = head.count("\n") + 1
    for line in range(first, first + 3):
        assert any(each.startswith(f"facts.yaml:{line}: ") for each in found), (line, found)
    assert not [each for each in found if "equally many" in each]


SEATS = """\
source: source:page
councils:
  - id: council:c
    name: C
    at: 3
    kind: COUNCIL
    seats:
      - group: OFFICIALS
        count: ten
      - {group: POLITICIANS,
         count: -1}
      - {group: OFFICIALS, count: 2}
      - {group: YOUTH}
      - {group: POLITICIAN, count: 1, of: 3}
      - 5
      - {group: YOUTH, count: 1.5}
"""


def test_all_that_is_wrong_in_a_list_of_objects_is_told_at_its_entry_and_key(tmp_path: Path) -> None:
    assert [each.partition("; ")[0] for each in wrong(tmp_path / "small", facts=SEATS)] == [
        'facts.yaml:9: seats.count: the text "ten" stands here',
        "facts.yaml:11: seats.count: the number -1 stands here",
        "facts.yaml:12: seats: OFFICIALS stands twice",
        "facts.yaml:13: seats lacks count",
        'facts.yaml:14: seats has no key "of". Allowed: group, count',
        'facts.yaml:14: seats.group: "POLITICIAN" is not one of CIVIL_SOCIETY, POLITICIANS, OFFICIALS, RESIDENTS, '
        "YOUTH, EXPERTS. Did you mean POLITICIANS?",
        "facts.yaml:15: seats: the number 5 stands here",
        "facts.yaml:16: seats.count: the number 1.5 stands here",
        "facts.yaml:16: seats: YOUTH stands twice",
    ]


RELATIONS = """\
source: source:page
statements:
  - id: statement:s
    name: S
    at: 1
    kind: FIGURE
    text: {sv: x, en: x}
    figure: {operator: GT, value: 10, upper: 12, unit: h}
    formerIds: [statement:s]
    validFrom: "2025"
    validTo: "2024"
    about:
      - {to: actor:nobody, at: 1}
      - to: source:page
        at: 1
        validTo: "1999-02-30"
      - {to: source:page, at: x}
      - {at: 1}
actors:
  - id: actor:a
    name: A
    at: 2
    municipal: false
    related:
      - to: source:page
        at: 2
        validFrom: "2001"
        validTo: "2000"
        identity: PROBABLE
"""


def test_what_does_not_fit_together_is_told_beside_what_is_malformed(tmp_path: Path) -> None:
    found = [each for each in wrong(tmp_path / "small", facts=RELATIONS) if "warning" not in each]
    assert {int(each.split(":")[1]) for each in found} == {8, 9, 11, 13, 16, 17, 18, 28, 29}, found
