"""How much a question may ask for."""

from dataclasses import dataclass

from graphql import GraphQLDefaultInput, GraphQLObjectType, GraphQLSchema, IntValueNode


@dataclass(frozen=True)
class Limits:
    """How much a question may ask for, and what it gets when it does not say."""

    page: int = 20
    """Edges of a page when nobody says."""
    page_maximum: int = 1000
    dates: int = 10
    """Different dates in a list of ids."""
    group: int = 30
    """Actors of a group that tells who works with whom, when nobody says."""
    network: int = 100_000
    """Groups, and actors, of a network."""
    network_list: int = 5000
    """Nodes of a network that are listed."""
    network_links: int = 100_000
    """Links of a network that are listed."""


def allow_defaults(plain: GraphQLSchema, limits: Limits) -> None:
    """Let a size that nobody has asked for be no greater than one that may be asked for."""
    for type_ in plain.type_map.values():
        for name, field in type_.fields.items() if isinstance(type_, GraphQLObjectType) else ():
            size = field.args.get("first")
            if size and size.default and isinstance(size.default.literal, IntValueNode):
                most = limits.network_list if name == "network" else limits.page_maximum
                size.default = GraphQLDefaultInput(min(int(size.default.literal.value), most))
