"""The list of an e-service, in which organisations sign an agreement, as a data file.

    Organisation;Org.nr;Typ                   actors:
    Almby IK;875001-1234;Förening         →     - id: actor:orebro-almby-ik …

A second small file says which column is what (graph_seed/README.md). Who is in the folder already is told and not
written: an actor is declared once.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_seed.dataset import read_folders
from graph_seed.dates import read_date
from graph_seed.doubles import KnownActor, KnownActors, Likeness, slug_of
from graph_seed.file_format import read_file_format
from graph_seed.files import invisible_in
from graph_seed.folder import Draft
from graph_seed.organisation_number import holds_personal_number
from graph_seed.problems import FilePlace, Problem, Problems
from graph_seed.scalars import LONGEST_ID
from graph_seed.settle import relationship_id
from graph_seed.signing_map import FIELDS, SigningMap, read_map
from graph_seed.table import SourceTable, TableRow, read_table
from graph_seed.yaml_text import inline, keys
from schema.derive.model import Model


@dataclass(frozen=True, slots=True)
class ReadSignature:
    """A row of the list: who signs, and what lies on the signature."""

    row: int
    actor: KnownActor
    category: str | None
    signature: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Import:
    """The text of the data file, how many actors are in it, and what was said of doubles."""

    text: str
    written: int
    rows: int
    warnings: Sequence[Problem]


def import_signatories(table: Path, columns: Path, folders: Sequence[Path], model: Model) -> Import:
    """The list as a data file; `BadDataset` has every row that cannot be one, and all that is wrong with the map."""
    problems = Problems()
    map_ = read_map(columns, read_file_format(model), problems)
    found = read_table(table, problems)
    problems.refuse()
    assert map_, "what is wrong with a map is a problem"
    assert found, "what is wrong with a table is a problem"
    map_.fits(found.columns, FilePlace(table.name, 1), problems)
    problems.refuse()
    drafts = [draft for folder in read_folders(folders, model).folders for draft in folder.drafts]
    signatures = list(_signatures(found, map_, table.name, problems))
    problems.refuse()
    new = list(_new(signatures, map_, drafts, table.name, problems))
    head = f"# Read from {table.name}: {len(new):,} of {len(found.rows):,} rows.\n"
    return Import(head + _text(new, map_), len(new), len(found.rows), problems.warnings)


# Rows -----------------------------------------------------------------------------------------------------------------


def _signatures(table: SourceTable, map_: SigningMap, file: str, problems: Problems) -> Iterator[ReadSignature]:
    for row in table.rows:
        place, before = FilePlace(file, row.number), len(problems.found)
        said = _said(row, map_, place, problems)
        slug = slug_of(said.get("name", ""))
        id_ = f"actor:{map_.ids}-{slug}"
        if said.get("name") and (not slug or len(id_) > LONGEST_ID):
            problems.add(place, f"no id of at most {LONGEST_ID} characters can be made of the name")
        if len(problems.found) > before:
            continue
        signature = {name: said[name] for name in FIELDS if name in said and name not in ("name", "organisationNumber")}
        actor = KnownActor(id_, (said["name"],), said.get("organisationNumber"), f"{file}:{row.number}")
        yield ReadSignature(row.number, actor, said.get("categoryAsPublished"), signature)


def _said(row: TableRow, map_: SigningMap, place: FilePlace, problems: Problems) -> dict[str, str]:
    """What a row says under the words of the files, each value allowed."""
    said: dict[str, str] = {}
    for name, field in FIELDS.items():
        column = map_.columns.get(name)
        text = (row.cells[column] if column else "") or map_.constants.get(name, "")
        if found := invisible_in(text):
            problems.add(place, f"{name}: the invisible character U+{ord(found):04X} stands here; delete it")
        elif holds_personal_number(text) and name != "organisationNumber":
            problems.add(place, f"{name}: a personal identity number stands here; nothing of the kind is kept here")
        elif text:
            said |= field.read(name, text, place, problems)
        elif field.required:
            problems.add(place, f"{name}: nothing stands here{f' (column {column})' if column else ''}")
    category = said.get("categoryAsPublished")
    if category is None and map_.categories:
        column = map_.columns.get("categoryAsPublished")
        problems.add(place, f"categoryAsPublished: nothing stands here{f' (column {column})' if column else ''}")
    elif category is not None and category not in map_.categories:
        allowed = ", ".join(map_.categories)
        problems.add(place, f"categoryAsPublished: the map knows no category {inline(category)}; it has {allowed}")
    begins, ends = said.get("validFrom"), said.get("validTo")
    if begins and ends and read_date(begins).earliest > read_date(ends).latest:
        problems.add(place, f"validFrom: {inline(begins)} lies after {inline(ends)}, when it ends (validTo)")
    return said


# Doubles --------------------------------------------------------------------------------------------------------------


def _new(
    signatures: Sequence[ReadSignature], map_: SigningMap, drafts: Sequence[Draft], file: str, problems: Problems
) -> Iterator[ReadSignature]:
    """Those who are neither in the folder nor in the list before; all doubles are told, likely ones too."""
    in_folder, in_list = KnownActors(), KnownActors()
    signed = {found for draft in drafts for found in _signed(draft, map_.agreement)}
    for draft in drafts:
        if draft.format.label == "Actor" and "name" in draft.entry.columns:
            in_folder.add(_known(draft))
    for each in signatures:
        place = FilePlace(file, each.row)
        if same := in_folder.same(each.actor):
            problems.warn(place, _told(each, same, map_, signed))
        elif twice := in_list.same(each.actor):
            problems.warn(place, f"{_called(each)} is {twice.actor.place} again ({twice.why}); not written twice")
        else:
            for like in (*in_folder.likely(each.actor), *in_list.likely(each.actor)):
                text = f"{_called(each)} is likely {like.actor.names[0]}, {like.actor.id} at {like.actor.place}"
                problems.warn(place, f"{text}: {like.why}; it is written, so take it out if they are one")
            in_list.add(each.actor)
            yield each


def _known(draft: Draft) -> KnownActor:
    columns = draft.entry.columns
    names = (columns["name"], *columns.get("aliases", ()))
    former = tuple(columns.get("formerIds", ()))
    return KnownActor(draft.id, names, columns.get("organisationNumber"), str(draft.entry.place), former)


def _signed(draft: Draft, agreement: str) -> Iterator[tuple[str, str]]:
    """Who has signed in which round, written at either end."""
    if draft.format.label == "Actor":
        for entry in draft.entries("agreements"):
            if entry.columns.get("to") == agreement:
                yield draft.id, entry.columns.get("period", "")
    elif draft.id == agreement:
        for entry in draft.entries("signatories"):
            yield entry.columns.get("to", ""), entry.columns.get("period", "")


def _told(each: ReadSignature, same: Likeness, map_: SigningMap, signed: Collection[tuple[str, str]]) -> str:
    text = f"{_called(each)} is {same.actor.id} at {same.actor.place} already ({same.why}); not written."
    period = each.signature.get("period", "")
    if (same.actor.id, period) in signed:
        return f"{text} It has signed{f' for {period}' if period else ''}"
    ends = (same.actor.id, map_.agreement)
    again = any(actor == same.actor.id for actor, _ in signed)  # two signatures of one actor need an id each
    round_ = slug_of(period or each.signature.get("validFrom", "")) or "again"
    relation = {"id": f"{relationship_id('SIGNED', *ends)}/{round_}"} if again else {}
    relation |= {**_relation(each, map_), "source": map_.source}
    return f"{text} Its signature belongs there, under agreements: {inline(relation)}"


def _called(each: ReadSignature) -> str:
    return each.actor.names[0]


# The data file --------------------------------------------------------------------------------------------------------


def _text(new: Sequence[ReadSignature], map_: SigningMap) -> str:
    text = keys({"source": map_.source, **map_.header}, "")
    if map_.declared:
        text += f"\nsources:\n  - {keys(map_.declared, '    ')[4:]}"
    return text + ("\nactors:\n" + "\n".join(_actor(each, map_) for each in new) if new else "")


def _actor(each: ReadSignature, map_: SigningMap) -> str:
    category = map_.of(each.category)
    said: dict[str, Any] = {"id": each.actor.id, "name": each.actor.names[0], "at": _at(each)}
    said |= {name: category[name] for name in ("kind", "municipal") if name in category}
    if each.actor.number:
        said["organisationNumber"] = each.actor.number
    text = f"  - {keys(said, '    ')[4:]}"
    if map_.curator:
        judged = [name for name in ("kind", "municipal") if name in category]
        text += (
            f"    cites:\n      - {inline({'source': map_.curator, 'at': category['because'], 'supports': judged})}\n"
        )
    return f"{text}    agreements:\n      - {inline(_relation(each, map_))}\n"


def _relation(each: ReadSignature, map_: SigningMap) -> Mapping[str, str]:
    return {"to": map_.agreement, "at": _at(each), **each.signature}


def _at(each: ReadSignature) -> str:
    return f"Rad {each.row}"
