"""What those who write the files say in their own words: it names what stands on a page, never the number of a line.

reason: Föreningen på rad 78    refused: when the page changes, that is another line, and no command finds it in a text
at: 78                          a number of a line is found, proved and moved
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from graph_seed.cited import PUBLISHED_WORDS
from graph_seed.file_format import JUDGEMENT, SOURCE
from graph_seed.folder import Draft
from graph_seed.localised import Localised, holds
from graph_seed.notation import FileEntry, FileKey, Many, One, texts
from graph_seed.problems import FilePlace, Problems, shortened
from graph_seed.scalars import TEXT

_LINE = re.compile(r"\b(?:rad(?:en|er|erna)?|lines?)\s*[0-9]+(?:\s*[-–]\s*[0-9]+)?", re.IGNORECASE | re.ASCII)


def refuse_line_numbers(said: Iterable[Draft], drafts: Mapping[str, Draft], problems: Problems) -> None:
    """Say which texts of a folder name a line by its number."""
    judged = {id_ for id_, each in drafts.items() if each.format.label == SOURCE and each.entry.columns.get(JUDGEMENT)}
    for draft in said:
        for place, name, text in _texts(draft, judged):
            if found := _LINE.search(text):
                problems.add(
                    place,
                    f"{name}: {shortened(found[0])} is another line when the page changes; name what stands there, "
                    "and cite the line with at",
                )


def _texts(draft: Draft, judged: Collection[str]) -> Iterator[tuple[FilePlace, str, str]]:
    """Every text in own words, with its key and where that stands."""
    entries = [(draft.entry, draft.format.fields)]
    for name, relation in draft.format.relations.items():
        entries += [(entry, relation.fields) for entry in draft.entries(name)]
    for entry, fields in entries:
        for name, field in fields.items():
            if name in entry.keys and _is_own(name, field, entry):
                held = [column for column in entry.columns if holds(field.notation, column)]
                yield from ((entry.keys[name], name, text) for text in texts(entry.columns, held))
        for place in (entry, *entry.columns.get("cites", ())):
            source = place.columns.get("source") or draft.source
            if source in judged and "at" in place.columns:
                yield place.keys["at"], "at", place.columns["at"]


def _is_own(name: str, field: FileKey, entry: FileEntry) -> bool:
    if name == "name":
        return bool(entry.columns.get("nameIsEditorial"))
    match field.notation:
        case Localised():
            return True
        case One(kind=kind) | Many(kind=kind):
            return kind is TEXT and name not in PUBLISHED_WORDS
    return False
