"""Datasets as the evaluator reads them."""

from functools import cache
from pathlib import Path

from tests.evaluator.facts import Facts, Node, Relationship
from tests.read import datasets_of


@cache
def facts_of(*folders: Path) -> Facts:
    """What these folders and those that they use say together."""
    said = [each.facts for each in datasets_of(*folders)]
    return Facts(
        tuple(Node(each.label, each.stored) for facts in said for each in facts.nodes.values()),
        tuple(
            Relationship(each.type, each.start, each.end, each.properties)
            for facts in said
            for each in facts.relationships.values()
        ),
    )
