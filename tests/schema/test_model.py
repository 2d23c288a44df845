"""The declared types as one frozen model."""

from __future__ import annotations

import pytest
import strawberry

from graph_store import indexes
from schema import TYPES, read_model
from schema.derive.model import Kind, plural, singular
from schema.edge import IN, OUT, Direction, edge
from schema.fact import FACT, STATED_IN
from schema.node import Entity
from tests.model import MODEL


def test_a_list_becomes_a_connection_and_one_at_a_time_gets_a_plain_field_beside_it() -> None:
    members = MODEL.entities["Council"].edge_named("members")
    responsible = MODEL.entities["Council"].edge_named("responsible")
    assert members is not None
    assert (members.relationship, members.direction, members.targets) == ("REPRESENTED_IN", Direction.IN, ("Actor",))
    assert (members.single, members.type_name) == (None, "CouncilMember")
    assert responsible is not None
    assert (responsible.name, responsible.single) == ("responsiblePoliticians", "responsible")
    assert responsible is MODEL.entities["Council"].edge_named("responsiblePoliticians")


def test_every_relationship_has_a_field_at_both_its_ends() -> None:
    ends: dict[tuple[str, str, str], set[Direction]] = {}
    for entity in MODEL.entities.values():
        for each in (each for each in entity.edges if not each.relation.computed):
            for target in each.targets:
                outward = each.direction is not Direction.IN
                start, end = (entity.name, target) if outward else (target, entity.name)
                ends.setdefault((each.relationship, start, end), set()).add(each.direction)
    one_sided = {key for key, directions in ends.items() if directions not in ({OUT, IN}, {Direction.BOTH})}
    # what proves an entity is its `citations`; the connection is at the source's end only
    assert {key for key in one_sided if key[0] != "CITES"} == set()


def test_an_object_lies_in_columns_named_after_its_field() -> None:
    seats = MODEL.entities["Council"].property_named("seats")
    since = MODEL.entities["Partnership"].property_named("since")
    assert seats is not None
    assert since is not None
    assert [each.column for each in seats.fields if not each.derived] == ["seatsGroup", "seatsCount"]
    assert [each.column for each in since.fields] == ["sinceEdtf", "sinceAsPublished", "sinceEarliest", "sinceLatest"]


def test_validity_lies_in_the_columns_that_every_fact_has() -> None:
    validity = MODEL.entities["Actor"].property_named("validity")
    assert validity is not None
    start = validity.fields[0]
    assert [each.column for each in start.fields] == [
        "validFromEdtf",
        "validFromAsPublished",
        "validFrom",
        "validFromLatest",
    ]


def test_what_every_entity_has_is_named_after_entity_on_every_type() -> None:
    names = {each.edge_named("statements").type_name for each in MODEL.entities.values()}  # type: ignore[union-attr]
    assert names == {"EntityStatement"}


@pytest.mark.parametrize(
    ("one", "many"), [("party", "parties"), ("council", "councils"), ("supportService", "supportServices")]
)
def test_plural_and_singular_are_inverse(one: str, many: str) -> None:
    assert (plural(one), singular(many)) == (many, one)


def test_ids_begin_with_the_type_in_kebab_case() -> None:
    assert MODEL.entities["SupportService"].prefix == "support-service"


def test_a_field_of_another_entity_must_be_an_edge() -> None:
    @strawberry.type(description="A test.")
    class Lamp(Entity):
        owner: Entity = strawberry.field(description="Stored in it, by mistake.")

    with pytest.raises(TypeError, match=r"Lamp\.owner: another entity is reached by edge"):
        read_model([*TYPES, Lamp])


def test_a_plain_field_needs_a_connection_beside_it() -> None:
    @strawberry.type(description="A test.")
    class Lamp(Entity):
        owner: Entity | None = edge("OWNS", IN, description="Who owns it.")

    with pytest.raises(TypeError, match=r"Lamp\.owner: one at a time is `X \| None` with `plural=`"):
        read_model([*TYPES, Lamp])


def test_a_type_that_is_not_in_the_list_is_named() -> None:
    with pytest.raises(TypeError, match="is not in the list of types"):
        read_model([each for each in TYPES if each.__name__ != "Party"])


def test_every_kind_of_value_has_columns() -> None:
    for entity in MODEL.entities.values():
        for each in entity.properties:
            assert each.column, f"{entity.name}.{each.name}"
            assert (each.kind in (Kind.OBJECT, Kind.PARTIAL_DATE)) == bool(each.fields), f"{entity.name}.{each.name}"


def test_a_fact_has_one_name_in_the_schema_and_in_the_graph() -> None:
    assert MODEL.fact.name == FACT == indexes.FACT
    assert STATED_IN == indexes.STATED_IN
    assert FACT not in MODEL.entities
