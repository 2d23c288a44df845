"""Questions that were asked before, so that one of the same shape is neither planned nor compiled again.

The text of a document, its operation and what of the variables is shape tell which plans may be that of a question; the
values tell which of them is: the one all of whose comparisons come out as they did when it was made.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from cachetools import LRUCache

from graph_store import Statement
from resolvers.block import Branch, Derivation
from resolvers.block.slots import ValueRecipe, Values, bound
from resolvers.cypher.statement import compile_branches
from resolvers.cypher.template import Template
from resolvers.plan.operation import Plan, plan_operation
from resolvers.request.limits import Limits
from resolvers.request.operation import Operation
from resolvers.response.columns import forms_in
from resolvers.response.reader import Reader
from resolvers.response.shape import plan_reader
from schema import Model

MOST_KEPT = 64 * 1024 * 1024
"""Bytes that everything that is kept may take."""

MOST_COMPARED = 10_000
"""Comparisons by which one plan is told from others; a plan that relies on more is not kept."""

MOST_VARIANTS = 20
"""Plans of one shape."""


@dataclass(frozen=True)
class Prepared:
    """What is made of the shape of a question: the plan, its statement, and what reads the answer from the rows."""

    plan: Plan
    template: Template
    recipe: ValueRecipe
    reader: Reader
    document: int = 0
    """Characters of the document, which lives as long as this does."""
    variables: int = 0
    """Parts of the shape of the variables, by which it is kept."""

    @cached_property
    def typed_reader(self) -> Reader:
        """Reads an answer that graphql-core can complete."""
        return plan_reader(self.plan.response, self.plan.branches, self.plan.derivations, typed=True)

    @cached_property
    def weight(self) -> int:
        """About how many bytes it takes: of small and large questions up to a quarter more than tracemalloc says."""
        forms = sum(1 for _ in forms_in(self.plan.response))
        read = 600 * forms + 500 * len(self.recipe.constants)
        return 25_000 + read + 6 * len(self.template.text) + 60 * self.document + 100 * self.variables


@dataclass(frozen=True)
class Bound:
    """A question: what was prepared for its shape, with its own values."""

    prepared: Prepared
    values: Values

    @property
    def resolved(self) -> bool:
        """Whether more is asked for than the graph has."""
        return self.prepared.plan.resolved

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """What the graph is asked for, with the values."""
        return bound(self.prepared.plan.branches, self.values)

    @cached_property
    def derivations(self) -> tuple[Derivation, ...]:
        """What is computed from it, with the values."""
        return bound(self.prepared.plan.derivations, self.values)

    @property
    def statement(self) -> Statement:
        """The statement that asks for all branches."""
        return self.prepared.template.statement(self.values)

    def shape(self, parts: list[Any], *, typed: bool = False) -> dict[str, Any]:
        """The response, made of what each branch gave and each derivation made of that.

        `typed` makes objects that graphql-core can complete, nulls that may not be among them; else those raise
        `NullValue`.
        """
        reader = self.prepared.typed_reader if typed else self.prepared.reader
        shaped: dict[str, Any] = reader(parts, self.values)
        return shaped


def prepare(operation: Operation, model: Model, limits: Limits) -> Bound:
    """A question that is planned and compiled; raises `QuestionError` for what the caller can mend."""
    plan = plan_operation(operation, model, limits)
    template = compile_branches(plan.branches)
    reader = plan_reader(plan.response, plan.branches, plan.derivations)
    values = list(operation.slots.values)
    return Bound(Prepared(plan, template, operation.slots.close(), reader), values)


class PreparedQuestions:
    """What was prepared, the least recently asked forgotten first; `hits` and `misses` count questions."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: LRUCache[Hashable, tuple[Prepared, ...]] = LRUCache(most, getsizeof=_weight)
        self.hits = 0
        self.misses = 0

    def __len__(self) -> int:
        return sum(map(len, self._kept.values()))

    @property
    def weight(self) -> int:
        """About how many bytes all of it takes."""
        return int(self._kept.currsize)

    def bind(self, text: str, operation: Operation, model: Model, limits: Limits) -> Bound:
        """A question, prepared now or before; raises `QuestionError` for what the caller can mend."""
        key = (text, operation.name, operation.shape)
        known = self._kept.get(key, ())
        for prepared in known:
            if (values := prepared.recipe.values(operation.variables)) is not None:
                self.hits += 1
                return Bound(prepared, values)
        self.misses += 1
        made = prepare(operation, model, limits)
        if len(made.prepared.recipe.equal) <= MOST_COMPARED:
            kept = replace(made.prepared, document=len(text), variables=_parts(operation.shape))
            self._keep(key, (kept, *known[: MOST_VARIANTS - 1]))
        return made

    def _keep(self, key: Hashable, variants: tuple[Prepared, ...]) -> None:
        """What is too large by itself is not kept."""
        if _weight(variants) <= self._kept.maxsize:
            self._kept[key] = variants


def _parts(shape: Hashable) -> int:
    """How many parts a shape has, however deep they lie."""
    return 1 + sum(map(_parts, shape)) if isinstance(shape, tuple) else 1


def _weight(variants: tuple[Prepared, ...]) -> int:
    return sum(each.weight for each in variants)
