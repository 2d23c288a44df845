"""Random two-mode networks: actors in partnerships, councils and agreements, with all that makes them hard.

Among them are groups of one, the same actor twice in a group, actors in nothing, units of municipalities with one
actor that stands for them, with two, and with none, doubtful identities, and facts that hold at some dates only.
"""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from hypothesis import strategies as st

from schema.collaboration import roll_up_keys
from tests.collaboration.reference import THROUGH, Assumed
from tests.evaluator.facts import Facts, Node
from tests.evaluator.random_facts import _ends, _node, _relationship
from tests.model import MODEL

LABELS = ("Actor", "Actor", "Actor", "Actor", "Partnership", "Partnership", "Council", "Agreement")
TIMES = ("2026-11-23", "2020-06-30", "2024-02-29")
KINDS = ("CIVIL_SOCIETY", "ADMINISTRATION", "MUNICIPALITY", "MUNICIPALITY")


@dataclass(frozen=True)
class TwoMode:
    """A graph, told by its seed and size."""

    told: tuple[Any, ...]
    facts: Facts

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(f"two_mode({', '.join(map(str, self.told))})")


def two_mode(seed: int, nodes: int, memberships: int) -> TwoMode:
    random = Random(f"{seed} {nodes} {memberships}")  # noqa: S311 (no secret)
    made = [_actor(random, _node(MODEL, random, list(LABELS), place)) for place in range(nodes)]
    by_label: dict[str, list[Node]] = {}
    for node in made:
        by_label.setdefault(node.label, []).append(node)
    ends = {name: ends for name, ends in _ends(MODEL, by_label).items() if name in THROUGH.values()}
    between = [_relationship(random, by_label, ends, place) for place in range(memberships if ends else 0)]
    return TwoMode(("two mode", seed, nodes, memberships), Facts(tuple(made), tuple(between)))


def _actor(random: Random, node: Node) -> Node:
    if node.label != "Actor":
        return node
    code = random.choice(("1880", "1880", "1881", "1882"))
    own: dict[str, Any] = {"municipal": random.random() < 0.5, "municipality": code, "municipalities": [code]}
    if random.random() < 0.2:
        own["kind"] = random.choice(KINDS)
    properties = {**node.properties, **own}
    return replace(node, properties=properties | roll_up_keys(node.label, properties))


@st.composite
def two_modes(draw: st.DrawFn) -> TwoMode:
    return two_mode(draw(st.integers(0, 10**6)), draw(st.integers(1, 24)), draw(st.integers(0, 60)))


@st.composite
def assumptions(draw: st.DrawFn) -> Assumed:
    return Assumed(
        through=draw(
            st.sampled_from([("PARTNERSHIP",), ("PARTNERSHIP", "COUNCIL"), ("AGREEMENT", "COUNCIL", "PARTNERSHIP")])
        ),
        roll_up=draw(st.sampled_from(["NONE", "MUNICIPALITY"])),
        identity=draw(st.sampled_from([("CONFIRMED", "PROBABLE"), ("CONFIRMED",), ("PROBABLE",)])),
        certainty=draw(st.sampled_from([("CERTAIN", "POSSIBLE"), ("CERTAIN",), ("POSSIBLE",)])),
        max_group_size=draw(st.sampled_from([2, 3, 5, 30])),
        time=draw(st.sampled_from([*TIMES, "2020-06-30/2024-02-29", "2024-03-01/..", "../2020-01-01", "../.."])),
    )
