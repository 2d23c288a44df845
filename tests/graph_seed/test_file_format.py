"""The format of data files follows the declared types: a new one needs no change in graph_seed."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Any

import strawberry

from graph_seed import read_dataset
from graph_seed.file_format import read_file_format
from graph_seed.json_schema import SCHEMA_FILE, json_schema, schema_text
from schema import TYPES
from schema.derive.reader import read_model
from schema.edge import IN, OUT, edge
from schema.node import Entity
from schema.relation import Relation
from schema.value import PartialDate, localised
from tests.graph_seed.small import HEADER, SOURCES, write
from tests.model import MODEL


@strawberry.enum(description="How to get there.")
class Access(Enum):
    BUS = strawberry.enum_value("BUS", description="By bus.")
    TRAM = strawberry.enum_value("TRAM", description="By tram.")


@strawberry.type(description="How a meeting room is used.")
class Use(Relation):
    hours: float = strawberry.field(description="Hours a week.")


@strawberry.type(description="A room with a key.")
class MeetingRoom(Entity):
    access: Access | None = strawberry.field(description="How to get there.")
    chairs: int = strawberry.field(description="How many chairs.")
    opened: PartialDate | None = strawberry.field(description="Since when.")
    rules: str | None = localised(description="What to mind.")
    users: list[MeetingRoom] = edge("USES", IN, Use, description="Rooms that use it.")
    uses: list[MeetingRoom] = edge("USES", OUT, Use, description="Rooms that it uses.")


def test_a_new_type_with_a_new_relation_can_be_written_at_once(tmp_path: Path) -> None:
    text = """\
source: source:page
meetingRooms:
  - {id: meeting-room:a, name: A, at: 1, chairs: 10, access: TRAM, opened: 2022, rules: {sv: Tyst, en: Quiet}}
  - {id: meeting-room:b, name: B, at: 1, chairs: 4, users: [{to: meeting-room:a, at: 1, hours: 1.5}]}
"""
    write(tmp_path, dataset=HEADER, sources=SOURCES, facts=text)
    facts = read_dataset(tmp_path, read_model([*TYPES, MeetingRoom])).facts
    room = facts.nodes["meeting-room:a"]
    assert room.label == "MeetingRoom"
    assert (room.properties["access"], room.properties["openedEarliest"]) == ("TRAM", "2022-01-01")
    assert room.properties["rulesEn"] == "Quiet"
    assert facts.relationships["uses:a/b"].properties["hours"] == 1.5


def test_the_committed_schema_is_what_the_command_makes() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(read_file_format(MODEL)), (
        "python -m graph_seed schema --write"
    )


def test_the_schema_describes_every_key_and_refers_to_what_there_is() -> None:
    schema = json_schema(read_file_format(MODEL))
    for name, described in schema["properties"].items():
        assert described["description"], name
    for name, entry in schema["definitions"].items():
        for key, described in entry.get("properties", {}).items():
            assert described["description"], (name, key)
    references = {each.removeprefix("#/definitions/") for each in _references(json.loads(json.dumps(schema)))}
    assert references == schema["definitions"].keys()


def _references(value: Any) -> list[str]:
    if isinstance(value, list):
        return [found for each in value for found in _references(each)]
    if not isinstance(value, dict):
        return []
    return [value["$ref"]] if "$ref" in value else [found for each in value.values() for found in _references(each)]
