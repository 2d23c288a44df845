"""The places where a relationship is stated: its own, which proves that it is, and others, which prove single fields.

    at: "27", cites: [{source: source:other, at: "3", supports: [validTo]}]
    → source, locator; cites: ['{"source": "source:other", "locator": "rad 3", "supports": ["validTo"]}']

An edge names the first itself. A list of lists is no property of it, so that the others are texts of JSON; they are
read from the fact beside it.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from graph_seed.facts import RelationFact

OTHERS = "cites"
"""The property that has the other places; a relationship with none has no such."""

QUOTE = "quote"
"""The published name or figure that a place proves, computed from the files: on what cites, beside `locator`."""

FRAGMENT = "textFragment"
"""The property that leads to it on the page, computed too; none where nothing leads there and not elsewhere."""

Said = Mapping[str, Any]
"""A place as a file says it: `source`, `locator`, the fields that it `supports`, and a `quote` where there is one."""


def others_of(places: Sequence[Said]) -> dict[str, list[str]]:
    """The property of other places."""
    return {OTHERS: [json.dumps(place, ensure_ascii=False) for place in places]} if places else {}


def citations_of(relation: RelationFact) -> list[Said]:
    """All places, its own first."""
    held = relation.properties
    own = {"source": held.get("source"), "locator": held.get("locator"), "supports": list(held.get("supports") or ())}
    others = [json.loads(text) for text in held.get(OTHERS) or ()]
    quoted = {name: held[name] for name in (QUOTE, FRAGMENT) if held.get(name)}
    return [own | quoted, *others] if own["source"] else others
