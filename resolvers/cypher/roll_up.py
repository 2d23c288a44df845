"""The Cypher of roll-up: which actors count as one.

Rolled up, an actor is the one that stands for its municipality, and that one is all units of it.
"""

from resolvers.block import Ties
from resolvers.cypher.names import Names, valid
from schema.collaboration import ACTOR, HEAD_OF, UNIT_OF


def counts_under(actor: str, ties: Ties, names: Names) -> str:
    """The id that an actor counts under."""
    if not ties.rolled_up:
        return f"{actor}.id"
    return f"CASE WHEN {actor}.municipal THEN coalesce({_head(actor, ties, names)}, {actor}.id) ELSE {actor}.id END"


def units(actor: str, ties: Ties, names: Names) -> str:
    """The actors that count as this one: of one that stands for a municipality all its units, else itself."""
    unit = names.variable("n")
    every = (
        f"COLLECT {{ MATCH ({unit}:{ACTOR} {{{UNIT_OF}: {actor}.{HEAD_OF}}}) "
        f"WHERE {hold(unit, ties, names)} AND {unit}.id <> {actor}.id RETURN {unit} }}"
    )
    is_head = f"{actor}.{HEAD_OF} IS NOT NULL AND {_head(actor, ties, names)} = {actor}.id"
    return f"CASE WHEN {is_head} THEN [{actor}] + {every} ELSE [{actor}] END"


def hold(node: str, ties: Ties, names: Names) -> str:
    """That a node is there at the time of the ties."""
    return " AND ".join(valid(node, ties.as_of, names))


def _head(actor: str, ties: Ties, names: Names) -> str:
    """The id of the actor that stands for the municipality of an actor; null where there is none."""
    head = names.variable("n")
    return (
        f"head(COLLECT {{ MATCH ({head}:{ACTOR} {{{HEAD_OF}: {actor}.municipality}}) WHERE {hold(head, ties, names)} "
        f"WITH {head} ORDER BY {head}.sortKey LIMIT 1 RETURN {head}.id }})"
    )
