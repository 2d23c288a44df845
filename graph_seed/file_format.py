"""The format of data files: which keys each kind of entry has, derived from the declared types.

A new type or relation in `schema/` needs no change here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from graph_seed.entries_by_type import EntriesByType
from graph_seed.localised import Localised, holds
from graph_seed.notation import Entries, FileKey, Many, One, Record
from graph_seed.property_keys import keys_of
from graph_seed.scalars import (
    MUNICIPALITY,
    PLACE_IN_SOURCE,
    SLUG,
    TEXT,
    TRUTH,
    WHOLE,
    matching,
    reference,
)
from schema.derive.model import Edge, EntityType, Kind, Model
from schema.edge import Direction
from schema.language import ALWAYS, language_of

CITES = "CITES"
"""The relationship that is made from `at` and `cites`, never written."""

SOURCE = "Source"
"""The type of what is cited."""

PUBLISHED_NAME = "nameAsPublished"
"""The property of a relationship that holds its first end's name as a source writes it."""

ADDITIONS = "additions"
"""The key of a file under which it adds to entities of other datasets."""

ADDED_LISTS = frozenset({"aliases"})
"""The properties that are the union of what all datasets say."""

JUDGEMENT = "judgement"
"""The key of a source that was never published: what is cited from it is somebody's own judgement."""


class Keys(dict[str, FileKey]):
    """The keys of an entry by their names, and in which columns lies what stands behind them."""

    @cached_property
    def fill(self) -> Callable[[str], bool]:
        """Whether what stands behind one of them lies in a column, in whatever language."""
        return cache(lambda column: any(holds(each.notation, column) for each in self.values()))


@dataclass(frozen=True, slots=True)
class RelationFormat:
    """What may stand in an entry of a relation, such as `members` of a council.

    `outgoing`: the relationship begins at the entity that holds the entry; `symmetric`: it has no direction.
    `fields` are the properties of the relationship, `keys` these and what says to whom and where it is stated.
    """

    name: str
    relationship: str
    outgoing: bool
    symmetric: bool
    single: str | None
    fields: Keys
    keys: Mapping[str, FileKey]


@dataclass(frozen=True)
class EntityFormat:
    """What may stand in the entry of an entity.

    `fields` are its properties, `keys` these, its relations and what says where it is stated; `searched` are the
    columns with texts by which it is found, and `searched_beside` those beside which texts in other languages are.
    `added` are the properties to which other datasets may add, and `addition_keys` what may stand where they do.
    """

    label: str
    plural: str
    prefix: str
    description: str
    fields: Keys
    relations: Mapping[str, RelationFormat]
    keys: Mapping[str, FileKey]
    searched: tuple[str, ...]
    searched_beside: tuple[str, ...]
    added: Keys
    addition_keys: Mapping[str, FileKey]

    @property
    def joined(self) -> frozenset[str]:
        """The columns that are the union of what all datasets say."""
        return ADDED_LISTS & self.added.keys()

    def field_of(self, column: str) -> str:
        """The property that lies in a column."""
        return next(name for name, each in self.fields.items() if holds(each.notation, column))

    def named(self, column: str) -> str:
        """The column as people say it: `purposeEn` is `purpose in en`."""
        field = self.field_of(column)
        notation = self.fields[field].notation
        return f"{field} in {notation.language_of(column)}" if isinstance(notation, Localised) else field

    @cached_property
    def is_other_text(self) -> Callable[[str], bool]:
        """Whether a text in another language lies in a column than those that all texts are held in."""
        texts = tuple(self._texts())
        return cache(lambda column: any(each.language_of(column) not in (None, *ALWAYS) for each in texts))

    def searches(self, column: str) -> bool:
        """Whether an entity is found by a text in another language."""
        return any(language_of(base, column) for base in self.searched_beside)

    def _texts(self) -> Iterator[Localised]:
        for each in self.fields.values():
            parts = each.notation.fields.values() if isinstance(each.notation, Record) else (each,)
            yield from (part.notation for part in parts if isinstance(part.notation, Localised))


@dataclass(frozen=True)
class FileFormat:
    """The keys of a file, and the formats of the entities in it by their plural."""

    entities: Mapping[str, EntityFormat]
    keys: Mapping[str, FileKey]
    header: Mapping[str, FileKey]

    def with_prefix(self, prefix: str) -> EntityFormat | None:
        """The format of the entities whose ids begin so."""
        return self._by_prefix.get(prefix)

    def entity(self, label: str) -> EntityFormat | None:
        return self._by_label.get(label)

    def relationship(self, name: str) -> Keys:
        """The properties of a relationship, whatever entities it joins."""
        return self._relationships.get(name, Keys())

    @cached_property
    def _by_prefix(self) -> Mapping[str, EntityFormat]:
        return {each.prefix: each for each in self.entities.values()}

    @cached_property
    def _by_label(self) -> Mapping[str, EntityFormat]:
        return {each.label: each for each in self.entities.values()}

    @cached_property
    def _relationships(self) -> Mapping[str, Keys]:
        found: dict[str, Keys] = {}
        for entity in self.entities.values():
            for each in entity.relations.values():
                found.setdefault(each.relationship, Keys()).update(each.fields)
        return found


@cache
def read_file_format(model: Model) -> FileFormat:
    """Derive the format from the declared types."""
    prefixes = {each.prefix: each.name for each in model.entities.values()}
    formats = [_entity_format(each, prefixes) for each in model.entities.values()]
    return FileFormat(
        entities={each.plural: each for each in formats},
        keys=_fields(
            FileKey(
                "source", "The source of all that the file says, unless an entry names another.", _source(prefixes)
            ),
            FileKey(
                "municipality",
                "Municipality code (kommunkod) of the entities in the file, in quotes.",
                One("municipality", MUNICIPALITY, nullable=True),
            ),
            *(
                FileKey(each.plural, each.description, Entries(each.plural, _called(each.label), each.keys, each.label))
                for each in formats
            ),
            FileKey(ADDITIONS, "What the file adds to entities of other datasets.", _additions(formats)),
        ),
        header=_header(),
    )


def relationship_prefix(relationship: str) -> str:
    """What the ids of these relationships begin with: `PARTICIPATES_IN` → `participates-in`."""
    return relationship.lower().replace("_", "-")


def _header() -> Mapping[str, FileKey]:
    """The keys of `dataset.yaml`."""
    said = _fields(
        FileKey("name", "Short name: a-z, 0-9 and hyphens.", One("name", matching(SLUG, "a-z, 0-9, hyphens")), True),
        FileKey("title", "Its name for people.", Localised("title", TEXT), True),
        FileKey("version", 'Version of the files, such as "2026.11.23".', One("version", TEXT), True),
        FileKey("licence", "Licence of the facts as an SPDX identifier.", One("licence", TEXT), True),
        FileKey("municipality", "Municipality code (kommunkod); none is national.", One("municipality", MUNICIPALITY)),
        FileKey(
            "uses",
            "Names of the datasets to which it refers; they are loaded with it.",
            Many("uses", matching(SLUG, "a-z, 0-9, hyphens")),
        ),
    )
    return _fields(FileKey("dataset", "What these files are.", Record(said), True))


def _entity_format(entity: EntityType, prefixes: Mapping[str, str]) -> EntityFormat:
    fields = _fields(*(field for each in entity.properties for field in keys_of(each, {entity.prefix: entity.name})))
    if entity.name == SOURCE:
        fields[JUDGEMENT] = FileKey(
            JUDGEMENT, "Whether it is no publication, but what those judge who write the files.", One(JUDGEMENT, TRUTH)
        )
    edges = {
        each.name: each
        for each in entity.edges
        if not each.only and not each.relation.computed and each.relationship != CITES
    }
    relations = {name: _relation_format(each, prefixes) for name, each in edges.items()}
    related = [
        FileKey("cites", "Places that prove some of the properties, where `at` does not.", _cites(prefixes)),
        *(
            FileKey(
                name, edges[name].description, Entries(name, f"an entry of {name}", each.keys, _definition(edges[name]))
            )
            for name, each in relations.items()
        ),
    ]
    added = _fields(*_added(fields))
    keys = [*fields.values(), *_citing(prefixes), *related]
    if entity.name == SOURCE:
        keys.append(FileKey("sections", "The headings of the source, each with its line.", _sections()))
    return EntityFormat(
        label=entity.name,
        plural=entity.plural,
        prefix=entity.prefix,
        description=entity.description,
        fields=fields,
        relations=relations,
        keys=_fields(*keys),
        searched=("name", *(column for each in entity.properties for column in each.searched)),
        searched_beside=tuple(each.column for each in entity.properties if each.languages and each.searched),
        added=added,
        addition_keys=_fields(
            FileKey("id", "Id of the entity.", One("id", reference(prefixes, [entity.name])), True),
            *added.values(),
            *(replace(each, required=False) for each in _citing(prefixes)),
            *related,
        ),
    )


def _added(fields: Mapping[str, FileKey]) -> Iterator[FileKey]:
    """The properties to which other datasets may add: a text in a language that the owner lacks, and some lists."""
    for name, each in fields.items():
        if isinstance(each.notation, Localised):
            yield FileKey(name, each.description, replace(each.notation, needed=()))
        elif name in ADDED_LISTS:
            yield FileKey(name, each.description, each.notation)


def _additions(formats: Sequence[EntityFormat]) -> EntriesByType:
    def of(each: EntityFormat) -> Entries:
        called = f"an addition to {_called(each.label)}"
        return Entries(ADDITIONS, called, each.addition_keys, f"{ADDITIONS}.{each.label}")

    return EntriesByType(ADDITIONS, {each.prefix: of(each) for each in formats})


def _relation_format(edge: Edge, prefixes: Mapping[str, str]) -> RelationFormat:
    prefix = relationship_prefix(edge.relationship)
    identity = matching(f"{prefix}:{SLUG}(/{SLUG})*", f"an id such as {prefix}:one/another")
    stated = (each for each in edge.relation.properties if each.kind is not Kind.ID)
    fields = _fields(*(field for each in stated for field in keys_of(each, prefixes)))
    return RelationFormat(
        name=edge.name,
        relationship=edge.relationship,
        outgoing=edge.direction is not Direction.IN,
        symmetric=edge.direction is Direction.BOTH,
        single=edge.single,
        fields=fields,
        keys=_fields(
            FileKey("to", "Id of the entity at the other end.", One("to", reference(prefixes, edge.targets)), True),
            *_citing(prefixes),
            FileKey(
                "cites",
                "Places that prove some of its properties, such as its end, where `at` does not.",
                _cites(prefixes),
            ),
            *fields.values(),
            FileKey("id", "Only where two of the kind join the same two entities: an id.", One("id", identity)),
        ),
    )


def _definition(edge: Edge) -> str:
    """What the JSON Schema calls entries like these: `REPRESENTED_IN.Actor`."""
    return f"{edge.relationship}.{edge.target}"


# Where it is stated ---------------------------------------------------------------------------------------------------


def _citing(prefixes: Mapping[str, str]) -> Iterator[FileKey]:
    yield FileKey(
        "at", 'Where the source says so: a line, "37-42", "27, 307", or words.', One("at", PLACE_IN_SOURCE), True
    )
    yield FileKey("source", "The source that says so, when it is not the file's.", _source(prefixes))


def _cites(prefixes: Mapping[str, str]) -> Entries:
    supports = FileKey("supports", "The properties that this place proves.", Many("supports", TEXT), True)
    return Entries("cites", "an entry of cites", _fields(*_citing(prefixes), supports), "cites")


def _sections() -> Entries:
    fields = _fields(
        FileKey("line", "The line of the heading, or the first below none, counted from 1.", One("line", WHOLE), True),
        FileKey(
            "heading",
            "The heading as published; left out where from this line on none stands above the text.",
            One("heading", TEXT),
        ),
    )
    return Entries("sections", "an entry of sections", fields, "sections")


def _source(prefixes: Mapping[str, str]) -> One:
    return One("source", reference(prefixes, [SOURCE]))


def _called(label: str) -> str:
    return f"an {label}" if label[0] in "AEIO" else f"a {label}"


def _fields(*fields: FileKey) -> Keys:
    return Keys((each.name, each) for each in fields)
