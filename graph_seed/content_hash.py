"""What a dataset says, as one hash: the same for the same facts, whoever holds them, in files or in a graph.

    {"id":"party:c","name":"C","type":"Party"}⏎ …   each fact on a line, in the order of ids  →  SHA-256
    orebro 5f0c…⏎ sverige 91ab…⏎                     each dataset on a line, by name          →  that of a graph

A fact has the keys that are stated of it, as canonical JSON (RFC 8785): keys in order, no spaces, UTF-8, numbers as
ECMAScript writes them. Nothing that is computed is in it, nor the version of the dataset, nor the day of a load.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import orjson

from graph_seed.facts import Facts
from graph_seed.file_format import CITES, FileFormat
from graph_seed.stated import Said, stated_addition, stated_citation, stated_entity, stated_relation

ADDITION = "Addition"
"""The type of what is added to an entity of another dataset."""

_PLAIN_DIGITS = 21
"""ECMAScript writes a number with so many digits before the point, and no more than six zeros behind it."""


def content_hash(facts: Facts, file_format: FileFormat) -> str:
    """The hash of what one dataset says."""
    lines = HashedLines(file_format)
    lines.add(facts)
    (found,) = lines.hashes().values()
    return found


@dataclass(frozen=True, slots=True)
class HashedLines:
    """The lines of the facts of datasets, by the dataset's name and what they are ordered by: id and type."""

    file_format: FileFormat
    of: dict[str, dict[tuple[str, str], bytes]] = field(default_factory=dict)

    def add(self, facts: Facts) -> None:
        """Add the lines of some facts, each to those of its dataset."""
        for dataset, said in _facts(facts, self.file_format):
            self.of.setdefault(dataset, {})[said["id"], said["type"]] = canonical_json(said)

    def hashes(self) -> dict[str, str]:
        """The hash of each dataset, by its name."""
        return {name: _of_lines(lines[key] for key in sorted(lines)) for name, lines in self.of.items()}


def graph_hash(hashes: Mapping[str, str]) -> str | None:
    """The hash of all datasets by name; None where there is none."""
    return _of_lines(f"{name} {hashes[name]}".encode() for name in sorted(hashes)) if hashes else None


def canonical_json(value: Any) -> bytes:
    """A value as RFC 8785 writes it; the keys here are of ASCII, so that their order is that of UTF-16 too."""
    return orjson.dumps(_with_numbers(value), option=orjson.OPT_SORT_KEYS)


def _facts(facts: Facts, file_format: FileFormat) -> Iterator[tuple[str, Said]]:
    """What each fact says, after the dataset that it is of, which is no part of it."""
    for node in facts.nodes.values():
        said = {"type": node.label, **stated_entity(node, file_format)}
        yield said.pop("dataset"), said
    for each in facts.relationships.values():
        said = {"type": each.type, **stated_relation(each, file_format)}
        if each.type == CITES:
            of = {"id": each.id, "type": CITES, "from": each.start, "to": each.end}
            cited = stated_citation(each)
            # they are stored in the order of the fields of today
            said = {**of, **cited, "supports": sorted(cited["supports"] or ()), "dataset": said["dataset"]}
        yield said.pop("dataset"), said
    for addition in facts.additions.values():
        said = {"type": ADDITION, **stated_addition(addition, file_format)}
        yield said.pop("dataset"), said


def _of_lines(lines: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for line in lines:
        found.update(line + b"\n")
    return found.hexdigest()


def _with_numbers(value: Any) -> Any:
    match value:
        case float():
            return orjson.Fragment(_number(value).encode())
        case list() | tuple():
            return [_with_numbers(each) for each in value]
        case Mapping():
            return {name: _with_numbers(each) for name, each in value.items()}
    return value


def _number(value: float) -> str:
    """163.8, 10, 1e+21: as ECMAScript writes it, from the shortest digits that are this number."""
    sign, numerals, exponent = Decimal(repr(value)).normalize().as_tuple()
    assert isinstance(exponent, int), "a number of a file is finite"
    digits = "".join(map(str, numerals))
    if digits == "0":
        return "0"
    before = len(digits) + exponent
    if len(digits) <= before <= _PLAIN_DIGITS:
        text = digits + "0" * (before - len(digits))
    elif 0 < before <= _PLAIN_DIGITS:
        text = f"{digits[:before]}.{digits[before:]}"
    elif -6 < before <= 0:
        text = f"0.{'0' * -before}{digits}"
    else:
        fraction = f".{digits[1:]}" if len(digits) > 1 else ""
        text = f"{digits[0]}{fraction}e{before - 1:+d}"
    return f"-{text}" if sign else text
