"""The public schema, whole: a change of contract shows as a change of schema.graphql."""

from graphql import GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType

from tests.resolvers import asking
from tests.schema.committed import COMMITTED, committed_schema


def test_the_committed_schema_is_what_the_command_prints() -> None:
    assert COMMITTED.read_text() == asking.schema().built.as_str() + "\n", "run `make schema` and look at what changed"


def test_everything_a_researcher_can_ask_is_described() -> None:
    undescribed = []
    built = committed_schema()
    for name, each in built.type_map.items():
        if name.startswith("__") or name in ("ID", "String", "Int", "Float", "Boolean"):
            continue
        if not each.description:
            undescribed.append(name)
        if isinstance(each, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in each.fields.items():
                if not field.description:
                    undescribed.append(f"{name}.{field_name}")
                undescribed += [f"{name}.{field_name}({key})" for key, arg in field.args.items() if not arg.description]
        if isinstance(each, GraphQLEnumType):
            undescribed += [f"{name}.{key}" for key, value in each.values.items() if not value.description]
    assert undescribed == []


def test_every_entity_has_a_look_up_and_a_connection_at_the_root() -> None:
    root = committed_schema().query_type
    assert root is not None
    for entity in asking.schema().model.entities.values():
        single = entity.name[0].lower() + entity.name[1:]
        assert {single, entity.plural} <= root.fields.keys()


def test_names_are_those_that_clients_know() -> None:
    types = committed_schema().type_map
    for name in (
        "ActorPartnershipConnection",
        "AgreementSignatoryEdge",
        "CouncilResponsiblePoliticianConnection",
        "EntityStatementConnection",
        "StatementSubjectConnection",
        "PartialDate",
        "SeatGroup",
        "ChangeConnection",
    ):
        assert name in types


def test_an_edge_of_a_relation_carries_its_properties() -> None:
    edge = committed_schema().type_map["ActorPartnershipEdge"]
    assert isinstance(edge, GraphQLObjectType)
    assert {name: str(field.type) for name, field in edge.fields.items()} == {
        "cursor": "String!",
        "node": "Partnership!",
        "relationId": "ID!",
        "validity": "Validity!",
        "citations": "[Citation!]!",
        "role": "ParticipationRole!",
        "nameAsPublished": "String!",
        "position": "Int",
        "identity": "Identity!",
        "reason": "String",
        "allTexts": "[LocalisedText!]!",
    }
    assert [each.name for each in edge.interfaces] == ["Relation"]


def test_only_what_node_finds_again_has_an_id() -> None:
    # clients keep what has an `id` by it, so that two objects with the same one are the same object to them
    with_id = {
        name: each
        for name, each in committed_schema().type_map.items()
        if isinstance(each, GraphQLObjectType | GraphQLInterfaceType) and "id" in each.fields
    }
    assert {"Actor", "Source", "Entity", "Node"} <= with_id.keys()
    assert [name for name, each in with_id.items() if name != "Node" and "Node" not in map(str, each.interfaces)] == []
