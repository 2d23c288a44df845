"""Where in a data file the places of sources are written, so that they can be changed and all else stays as it is.

Comments, quotes and layout are a person's: a file is edited at the characters where a value stands, never written anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import yaml

from graph_seed.files import LOADER


@dataclass(frozen=True, order=True, slots=True)
class Edit:
    """Other characters in place of those from `start` to `end`; of several at one place in this order."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """An `at`, with the entity that it stands in, what it proves and how its source comes to it.

    `source` is its own, `inherited` what it has otherwise; `of_entity` tells that others inherit from it, `cited` that
    it is one of those that are cited beside the place of the entity, or of the relation, itself.
    """

    entity: str
    name: str | None
    proves: tuple[str, ...]
    holder: yaml.MappingNode
    at: yaml.ScalarNode
    source: yaml.ScalarNode | None
    inherited: str | None
    of_entity: bool
    cited: bool

    @property
    def cites(self) -> str | None:
        return self.source.value if self.source else self.inherited

    @property
    def line(self) -> int:
        """The line of the file."""
        return int(self.at.start_mark.line) + 1


@dataclass(frozen=True, slots=True)
class WrittenEntity:
    """An entry of a file, with the source that the file names for all."""

    plural: str
    node: yaml.MappingNode
    source_of_file: str | None

    @property
    def id(self) -> str:
        return text_at(self.node, "id") or ""

    @property
    def source(self) -> str | None:
        itself = self.id if self.plural == "sources" else None
        return text_at(self.node, "source") or self.source_of_file or itself


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text with all edits made."""
    for each in sorted(edits, reverse=True):
        text = text[: each.start] + each.text + text[each.end :]
    return text


def entities_in(text: str) -> Iterator[WrittenEntity]:
    """The entries of a file that can be read as a data file."""
    root = yaml.compose(text, Loader=LOADER)
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            if isinstance(value, yaml.SequenceNode):
                for each in value.value:
                    yield WrittenEntity(key.value, each, text_at(root, "source"))


def places_in(entity: WrittenEntity) -> Iterator[WrittenPlace]:
    """The place of an entity, those of its relations, and the others that these cite."""
    yield from _places(entity, entity.node, entity.source_of_file, of_entity=True)
    for key, value in entity.node.value:
        if key.value != "cites":
            for each in _entries(value):
                if node_at(each, "to"):
                    yield from _places(entity, each, entity.source, of_entity=False)


def _places(
    entity: WrittenEntity, holder: yaml.MappingNode, inherited: str | None, *, of_entity: bool
) -> Iterator[WrittenPlace]:
    cites = _entries(node_at(holder, "cites"))
    supported = [tuple(name.value for name in _items(node_at(each, "supports"))) for each in cites]
    claimed = {name for names in supported for name in names}
    claimed |= {"name"} if text_at(holder, "nameIsEditorial") == "true" else set()
    own = tuple(key.value for key, _ in holder.value if key.value not in claimed)
    if of_entity and inherited is None:
        inherited = entity.source
    yield from _place(entity, holder, own, inherited, of_entity=of_entity)
    for each, names in zip(cites, supported, strict=True):
        yield from _place(entity, each, names, entity.source, of_entity=False, cited=True)


def _place(
    entity: WrittenEntity,
    holder: yaml.MappingNode,
    proves: tuple[str, ...],
    inherited: str | None,
    *,
    of_entity: bool,
    cited: bool = False,
) -> Iterator[WrittenPlace]:
    at, source = node_at(holder, "at"), node_at(holder, "source")
    if isinstance(at, yaml.ScalarNode):
        own = source if isinstance(source, yaml.ScalarNode) else None
        name = text_at(entity.node, "name")
        yield WrittenPlace(entity.id, name, proves, holder, at, own, inherited, of_entity, cited)


def node_at(holder: yaml.Node | None, name: str) -> yaml.Node | None:
    """What stands behind a key."""
    pairs = holder.value if isinstance(holder, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)


def text_at(holder: yaml.Node | None, name: str) -> str | None:
    found = node_at(holder, name)
    return str(found.value) if isinstance(found, yaml.ScalarNode) else None


def _items(node: yaml.Node | None) -> Sequence[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else ()


def _entries(node: yaml.Node | None) -> Sequence[yaml.MappingNode]:
    return [each for each in _items(node) if isinstance(each, yaml.MappingNode)]


# Edits ----------------------------------------------------------------------------------------------------------------


def replaced(node: yaml.Node, text: str) -> Edit:
    """Another value in place of one."""
    return Edit(node.start_mark.index, node.end_mark.index, text)


def inserted(holder: yaml.MappingNode, after: yaml.Node, key: str, value: str, text: str) -> Edit:
    """A key behind a value that stands on one line: on that line in braces, else on the next."""
    end = after.end_mark.index
    if holder.flow_style:
        return Edit(end, end, f", {key}: {value}")
    end = _line_end(text, end)
    return Edit(end, end, f"\n{' ' * holder.start_mark.column}{key}: {value}")


def without(sequence: yaml.SequenceNode, items: Sequence[yaml.Node]) -> Iterator[Edit]:
    """A list without some of its items."""
    left = [each for each in sequence.value if each not in items]
    if not left:
        yield replaced(sequence, "[]")
        return
    for item, behind in pairwise(sequence.value):
        if item in items and item.start_mark.index < left[-1].start_mark.index:
            yield Edit(item.start_mark.index, behind.start_mark.index, "")
    if left[-1] is not sequence.value[-1]:
        yield Edit(_last(left[-1]), _last(sequence.value[-1]), "")


def without_key(holder: yaml.MappingNode, name: str, text: str) -> Iterator[Edit]:
    """Keys and values without a key, and without its name where it stands among what a place supports."""
    for place, (key, value) in enumerate(holder.value):
        if key.value == name:
            start, end = key.start_mark.index, _last(value)
            if holder.flow_style:  # a first key takes the comma behind it along, any other the one before it
                behind = holder.value[place + 1][0].start_mark.index if place + 1 < len(holder.value) else end
                yield Edit(start, behind, "") if place == 0 else Edit(_last(holder.value[place - 1][1]), end, "")
            else:
                yield Edit(text.rfind("\n", 0, start), _line_end(text, end), "")
    for each in _entries(node_at(holder, "cites")):
        supports = node_at(each, "supports")
        if isinstance(supports, yaml.SequenceNode):
            named = [item for item in supports.value if item.value == name]
            yield from without(supports, named) if named else ()


def lines_of_entry(node: yaml.MappingNode, text: str) -> tuple[int, int]:
    """From where to where an entry of a list stands, in whole lines, without what follows its last value."""
    return text.rfind("\n", 0, node.start_mark.index) + 1, _line_end(text, _last(node))


def _last(node: yaml.Node) -> int:
    """The end of the last value: a block itself ends only where the next one begins."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        inside = node.value[-1]
        return _last(inside[1] if isinstance(node, yaml.MappingNode) else inside)
    return int(node.end_mark.index)


def _line_end(text: str, index: int) -> int:
    """Where the line ends that a character stands on."""
    end = text.find("\n", index)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1] == "\r" else end
