"""What whoever plans a part of an operation must know: the time that it is about, the model, and the limits."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial

from resolvers.block import Attribute, Compare, Condition, Day, EachDate, Ever, Pattern, Time, all_of
from resolvers.request.ids import undated
from resolvers.request.limits import Limits
from resolvers.request.municipality import coded
from resolvers.request.operation import Asked, Operation
from resolvers.request.order import Orders
from resolvers.request.where import Conditions
from resolvers.response.form import Composed, Constant, Field, Form, Named
from schema.derive.model import Edge, EntityType, Model

PlanField = Callable[[Asked], Form]
"""Plans a field of an object."""

UNIQUE = "Entity"
"""The label that all entities share, over which an id is unique."""


@dataclass(frozen=True)
class Context:
    """Where in an operation one is. `at` leads to another time; everything below a field is about the same."""

    operation: Operation
    model: Model
    limits: Limits
    today: Day
    time: Time
    each: EachDate | None = None

    def at(self, time: Time) -> "Context":
        """The same at another time."""
        return replace(self, time=time)

    @property
    def dated(self) -> bool:
        """Whether ids carry the time: that of today goes without saying."""
        return not isinstance(self.time, Day) or self.time.date != self.today.date

    def on_each(self, dates: EachDate) -> "Context":
        """The same at each of some dates; ids may still carry the time."""
        return replace(self, each=dates)

    @property
    def when(self) -> Time | EachDate:
        """When what is asked for has to be valid."""
        return self.each or self.time

    def conditions(self, asked: Asked, argument: str = "where") -> Conditions:
        """Reads an argument of a field as conditions about the time."""
        return Conditions(
            self.model,
            self.when,
            self.follow,
            partial(undated, asked, argument, self.time),
            partial(coded, asked, argument),
        )

    @cached_property
    def orders(self) -> Orders:
        """Reads `orderBy` arguments about the time."""
        return Orders(self.model, self.follow)

    def entity_type(self, target: str) -> EntityType:
        """The type of this name, or of what all entities have in common."""
        return self.model.type_named(target)

    def follow(self, edge: Edge, field: str, label: str | None = None) -> Pattern:
        """The relationship of an edge as a field follows it; the one place where a time comes in.

        A plain field shows what is at the time that is asked about, and so do most connections; some hold what ever
        was.
        """
        only = all_of([Compare(Attribute("n", name), "eq", value) for name, value in edge.only])
        time = Ever() if edge.ever and field != edge.single else self.when
        return Pattern(edge.relationship, edge.direction, edge.target, label, time, only)

    def condition(self, asked: Asked, of: str | Edge) -> Condition | None:
        """What the `where` of a field holds the nodes of a type to, or the edges of a relation."""
        conditions, where = self.conditions(asked), asked.arguments.get("where")
        return conditions.of_target(of, where) if isinstance(of, str) else conditions.of_edge(of, where)

    def composed(self, asked: Asked, type_name: str, plan_field: PlanField) -> Composed:
        """An object of the named type, whose fields lie in the record at hand."""
        fields = []
        for each in self.operation.below(asked, type_name):
            form = Constant(type_name) if each.name == "__typename" else plan_field(each)
            fields.append(Field(each.key, form, each.required))
        return Composed(type_name, tuple(fields))

    def named(self, asked: Asked, type_name: str) -> tuple[Named, ...]:
        """The fields of an object of nothing but values."""
        return tuple(Named(each.key, each.name) for each in self.operation.below(asked, type_name))
