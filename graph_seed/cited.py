"""What an entry of a data file takes from its sources word for word, and at which places it says that this stands.

name: Eksam, at: 70, aliases: [EKSAM], cites: [{at: 289, supports: [aliases]}]
→ Claim("name", ("Eksam",), at 70) and Claim("aliases", ("EKSAM",), at 289)

seats: [{group: YOUTH, count: 3}]
→ Claim("seats", ("3", "tre", …), of YOUTH)
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_seed.figures import spellings as spellings_of
from graph_seed.file_format import RelationFormat
from graph_seed.folder import Draft
from graph_seed.localised import holds
from graph_seed.locator import BadLines, read_lines
from graph_seed.notation import Columns, EdtfDate, FileEntry, FileKey, Many, One, Record, RecordList
from graph_seed.problems import FilePlace
from graph_seed.property_keys import NAMES
from graph_seed.scalars import NUMBER, TEXT, WHOLE
from graph_seed.texts import Text, TextVersion

Spellings = tuple[str, ...]
"""In which ways a source may write the same."""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place of a source, with the fields that it alone is said to prove; of what proves all others there are none."""

    entry: FileEntry
    source: str | None
    supports: tuple[str, ...] = ()
    language: str | None = None
    """That of its source, where that says one."""

    @property
    def stands_at(self) -> FilePlace:
        return self.entry.keys.get("at", self.entry.place)

    def lines(self) -> Sequence[int]:
        """The lines that it names; none where it names no lines."""
        try:
            spans = read_lines(self.entry.columns.get("at", ""))
        except BadLines:
            return ()
        return [line for first, last in spans for line in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class Citing:
    """An entity or a relation with its own place and the others that it cites."""

    entry: FileEntry
    fields: Mapping[str, FileKey]
    own: CitedPlace
    others: tuple[CitedPlace, ...]
    adds: bool = False

    @property
    def places(self) -> tuple[CitedPlace, ...]:
        return (self.own, *self.others)

    def proving(self, field: str) -> tuple[CitedPlace, ...]:
        """The places that prove a field: those that say so, else its own."""
        return tuple(each for each in self.others if field in each.supports) or (self.own,)


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that stand at one of some places, in one of their spellings.

    `row`: of which object of a list the number is told, such as a year; `rows` are those of all objects. A receipt is
    of row and number, for another number may well stand at the same place.
    """

    field: str
    spellings: Spellings
    places: tuple[CitedPlace, ...]
    stands_at: FilePlace
    row: str | None = None
    rows: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The claim as a message says it."""
        return self.spellings[0] if self.row is None else f"{self.row}: {self.spellings[0]}"

    def known_as(self, spelling: str) -> str:
        """The word of which a receipt is made."""
        return spelling if self.row is None else f"{self.field} {self.row}: {spelling}"

    def standing(self, place: CitedPlace, text: Text) -> Iterator[tuple[str, int]]:
        """The words that stand at a place, each with its line."""
        for line in place.lines():
            if line <= len(text.lines):
                yield from ((each, line) for each in self.spellings if self._stands(each, line, text))

    def _stands(self, spelling: str, line: int, text: Text) -> bool:
        if self.row is None or isinstance(text, TextVersion):
            return text.stands(self.known_as(spelling), line)
        named = [each for each in self.rows if text.stands(each, line)]  # years, of which a line may tell a span
        return text.stands(spelling, line) and (not named or min(named) <= self.row <= max(named))


def citing_of(draft: Draft, drafts: Mapping[str, Draft]) -> Iterator[Citing]:
    """An entity, or what is added to one of these drafts, then its relations."""
    owned = drafts[draft.id].entry.columns if draft.adds and draft.id in drafts else {}
    yield _in_its_language(entity_citing(draft, owned), drafts)
    for name, relation in draft.format.relations.items():
        yield from (relation_citing(entry, relation, draft) for entry in draft.entries(name))


def _in_its_language(citing: Citing, drafts: Mapping[str, Draft]) -> Citing:
    """The places with the languages of their sources, where it is said what an entity is called in some."""
    if NAMES not in citing.entry.keys:
        return citing
    sources = (drafts.get(each.source or "") for each in citing.places)
    languages = (source.entry.columns.get("language") if source else None for source in sources)
    own, *others = (replace(each, language=found) for each, found in zip(citing.places, languages, strict=True))
    return replace(citing, own=own, others=tuple(others))


def entity_citing(draft: Draft, owned: Columns | None = None) -> Citing:
    """An entity, or what is added to one that has these columns: its places prove what they say that they support."""
    entry = draft.entry
    if owned:
        proved = {name for each in draft.entries("cites") for name in each.columns.get("supports", ())}
        proved = (proved & draft.format.fields.keys()) - entry.keys.keys()
        held = [draft.format.fields[name].notation for name in proved]
        columns = {
            name: value
            for name, value in owned.items()
            if name == "nameIsEditorial" or any(holds(each, name) for each in held)
        }
        stands_at = dict.fromkeys((name for name in draft.format.fields if name in proved), entry.place)
        entry = entry._replace(keys={**stands_at, **entry.keys}, columns={**columns, **entry.columns})
    return _citing(entry, draft.format.fields, draft)


def relation_citing(entry: FileEntry, relation: RelationFormat, draft: Draft) -> Citing:
    return _citing(entry, relation.fields, draft)


def _citing(entry: FileEntry, fields: Mapping[str, FileKey], draft: Draft) -> Citing:
    def place(each: FileEntry, supports: Sequence[str] = ()) -> CitedPlace:
        return CitedPlace(each, each.columns.get("source") or draft.source, tuple(supports))

    others = (place(each, each.columns.get("supports", ())) for each in entry.columns.get("cites", ()))
    return Citing(entry, fields, place(entry), tuple(others), draft.adds)


def claims_of(citing: Citing) -> Iterator[Claim]:
    """Every name, figure and word that is said to stand in a source."""
    for name, field in citing.fields.items():
        if name == NAMES and name in citing.entry.keys:
            yield from _names(field, citing)
        elif name in citing.entry.keys and isinstance(field.notation, RecordList):
            yield from _rows(field, field.notation, citing)
        elif name in citing.entry.keys:
            for spellings in published(field, citing.entry.columns):
                yield Claim(name, spellings, citing.proving(name), citing.entry.keys[name])


def _names(field: FileKey, citing: Citing) -> Iterator[Claim]:
    """Names in other languages, where a source in that language is cited for them; else they are the curator's own."""
    proving = [each for each in citing.places if NAMES in each.supports] or ([citing.own] if citing.adds else [])
    for language, word in (field.notation.stated(citing.entry.columns) or {}).items():
        places = tuple(each for each in proving if each.language in (None, language.partition("-")[0]))
        if places:
            yield Claim(NAMES, (word,), places, citing.entry.keys[NAMES])


def _rows(field: FileKey, notation: RecordList, citing: Citing) -> Iterator[Claim]:
    """The numbers of a list of objects, each with what the object is told apart by."""
    first, *numbers = (citing.entry.columns.get(column, ()) for column in notation.columns)
    rows, places = tuple(map(str, first)), citing.entry.rows.get(field.name, ())
    for row, place, told in zip(rows, places, zip(*numbers, strict=True), strict=True):
        for number in told:
            yield Claim(field.name, spellings_of(number), citing.proving(field.name), place, row, rows)


# Which words are published --------------------------------------------------------------------------------------------

PUBLISHED_WORDS = frozenset(
    {"aliases", "abbreviation", "categoryAsPublished", "name", "nameAsPublished", "period", "role"}
)
"""Fields that hold the words of a source; `role` where it is none of our own words, `name` unless it is editorial."""

_NAMES = ("name", "nameAsPublished", "aliases", "figure")
"""The fields by which a place can be found on a page, the best first."""


def published(field: FileKey, columns: Columns) -> Iterator[Spellings]:
    """The words of a source that a field holds: in words, dates as published, and figures."""
    match field.notation:
        case EdtfDate(dates) if words := columns.get(dates["asPublished"]):
            yield (words,)
        case Record(parts) if field.name == "figure":
            for part in parts.values():
                if isinstance(part.notation, One) and part.notation.kind in (NUMBER, WHOLE):
                    number = columns.get(part.notation.column)
                    yield from [] if number is None else [spellings_of(number)]
        case One(column, kind) if field.name in PUBLISHED_WORDS and kind is TEXT and column in columns:
            if not (field.name == "name" and columns.get("nameIsEditorial")):
                yield (columns[column],)
        case Many(column) if field.name in PUBLISHED_WORDS:
            yield from ((words,) for words in columns.get(column) or ())


def quote_of(citing: Citing, place: CitedPlace, supports: Sequence[str], text: Text | None) -> str | None:
    """The published name or figure itself that a place proves; without its text only where it can be no other."""
    for name in _NAMES:
        if name in supports and name in citing.fields and name in citing.entry.keys:
            found = list(published(citing.fields[name], citing.entry.columns))
            if text is not None:
                standing = [each for spellings in found for each in spellings if stands(each, place, text)]
            else:
                sure = len(found) == len(citing.proving(name)) == 1 and name != "figure"
                standing = [found[0][0]] if sure else []
            if standing:
                return standing[0]
    return None


def stands(word: str, place: CitedPlace, text: Text) -> bool:
    """Whether a word stands on one of the lines of a place."""
    return any(text.stands(word, line) for line in place.lines() if line <= len(text.lines))


def name_that_is_a_line(drafts: Iterable[Draft | None], place: CitedPlace, text: Text | None) -> str | None:
    """The first published name of some entities that is a whole line of a place."""
    for draft in drafts:
        columns = draft.entry.columns if draft else {}
        name = None if columns.get("nameIsEditorial") else columns.get("name")
        if name and text and any(text.is_line(name, line) for line in place.lines() if line <= len(text.lines)):
            return str(name)
    return None
