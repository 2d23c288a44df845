"""What can be wrong with a question, each with a code that reaches the client.

QuestionError
├── PageTooLarge      PAGE_TOO_LARGE
├── TooManyIds        PAGE_TOO_LARGE
├── TooManyDates      PAGE_TOO_LARGE
├── BadPage           BAD_USER_INPUT
├── BadAssumption     BAD_USER_INPUT
├── UnknownNumber     BAD_USER_INPUT
├── UnknownWords      BAD_USER_INPUT
├── BadTime           BAD_USER_INPUT
├── OtherTime         BAD_USER_INPUT
├── BackwardSeries    BAD_USER_INPUT
├── SeriesTooLong     PAGE_TOO_LARGE
├── BadCursor         BAD_CURSOR
├── UnknownMunicipality UNKNOWN_MUNICIPALITY
├── UnknownId         UNKNOWN_ID
├── NetworkTooLarge   NETWORK_TOO_LARGE
├── FigureTooLarge    NETWORK_TOO_LARGE
├── TooManyLinks      NETWORK_TOO_LARGE
├── NetworkTakesLong  NETWORK_TIMEOUT
├── SeriesTakesLong   GRAPH_TIMEOUT
└── PathTakesLong     GRAPH_TIMEOUT
"""

from collections.abc import Sequence
from typing import ClassVar

from graphql import FieldNode, GraphQLError

Path = tuple[str | int, ...]

SMALLER_GROUPS = "with a smaller maxGroupSize"
"""What leaves fewer pairs in every network."""


class QuestionError(GraphQLError):
    """A question that cannot be answered as it was put; the caller can mend it."""

    code: ClassVar[str] = "BAD_USER_INPUT"

    def __init__(self, message: str, nodes: Sequence[FieldNode], path: Path) -> None:
        super().__init__(message, nodes=nodes, path=path, extensions={"code": self.code})


class PageTooLarge(QuestionError):
    """A field asks for more edges than one page may hold."""

    code = "PAGE_TOO_LARGE"

    def __init__(
        self, field: str, argument: str, asked: int, limit: int, nodes: Sequence[FieldNode], path: Path
    ) -> None:
        super().__init__(f"{field}: {argument} is {asked}, but a page holds at most {limit} edges.", nodes, path)
        self.field, self.asked, self.limit = field, asked, limit


class BadPage(QuestionError):
    """A field asks for less than nothing."""

    def __init__(
        self, field: str, argument: str, asked: int, limit: int, nodes: Sequence[FieldNode], path: Path
    ) -> None:
        super().__init__(f"{field}: {argument} is {asked}; it must be from 0 to {limit}.", nodes, path)
        self.field, self.asked, self.limit = field, asked, limit


class BadAssumption(QuestionError):
    """What an answer about collaboration would rest on cannot be."""

    def __init__(
        self, field: str, argument: str, asked: object, allowed: str, nodes: Sequence[FieldNode], path: Path
    ) -> None:
        super().__init__(f"{field}: {argument} is {asked}; {allowed}.", nodes, path)
        self.field, self.argument, self.asked = field, argument, asked


class UnknownNumber(QuestionError):
    """Groups are to be ordered by sums of a number that the rows do not have, or by something else than sums."""

    def __init__(self, field: str, asked: str | None, allowed: str, nodes: Sequence[FieldNode], path: Path) -> None:
        given = "is left out" if asked is None else f"is {asked}"
        super().__init__(f"{field}: number {given}; {allowed}.", nodes, path)
        self.field, self.asked, self.allowed = field, asked, allowed


class UnknownWords(QuestionError):
    """The words of the schema are asked for in a language in which nobody has written them."""

    def __init__(self, field: str, language: str, known: Sequence[str], nodes: Sequence[FieldNode], path: Path) -> None:
        allowed = " and ".join(f'"{each}"' for each in known)
        super().__init__(f'{field}: there are no words in "{language}", only in {allowed}.', nodes, path)
        self.field, self.language, self.known = field, language, known


class BadTime(QuestionError):
    """What a question is about is no time, or two."""

    def __init__(self, field: str, why: str, nodes: Sequence[FieldNode], path: Path) -> None:
        super().__init__(f"{field}: {why}.", nodes, path)
        self.field, self.why = field, why


class OtherTime(QuestionError):
    """An argument names an entity or an edge as it was at another time than the one that is asked about."""

    def __init__(
        self, field: str, argument: str, identifier: str, time: str, asked: str, nodes: Sequence[FieldNode], path: Path
    ) -> None:
        super().__init__(
            f'{field}: {argument}: {identifier}@{time} is an id at "{time}", but the question is about "{asked}". '
            f'Write {identifier}, or ask about "{time}".',
            nodes,
            path,
        )
        self.field, self.identifier, self.time, self.asked = field, identifier, time, asked


class BackwardSeries(QuestionError):
    """A series would end before it begins."""

    def __init__(self, field: str, first: str, last: str, nodes: Sequence[FieldNode], path: Path) -> None:
        super().__init__(f"{field}: from is {first}, after to, {last}; it must be the same day or before.", nodes, path)
        self.field, self.first, self.last = field, first, last


class SeriesTooLong(QuestionError):
    """A series has more dates than are counted at once."""

    code = "PAGE_TOO_LARGE"

    def __init__(self, field: str, step: str, limit: int, nodes: Sequence[FieldNode], path: Path) -> None:
        super().__init__(
            f"{field}: more than {limit} dates, a {step} apart, but at most {limit} are told at once. Ask for a longer "
            "step, or for less time.",
            nodes,
            path,
        )
        self.field, self.step, self.limit = field, step, limit


class BadCursor(QuestionError):
    """A cursor that this field, in this order, never gave."""

    code = "BAD_CURSOR"

    def __init__(self, field: str, argument: str, why: str, nodes: Sequence[FieldNode], path: Path) -> None:
        super().__init__(
            f"{field}: {argument}: {why}. Take it from `cursor` or `pageInfo` of the same field in the same order.",
            nodes,
            path,
        )
        self.field, self.argument, self.why = field, argument, why


class TooManyIds(QuestionError):
    """More ids than one page may hold are looked up at once."""

    code = "PAGE_TOO_LARGE"

    def __init__(self, field: str, asked: int, limit: int, nodes: Sequence[FieldNode], path: Path) -> None:
        super().__init__(f"{field}: {asked} ids, but at most {limit} are looked up at once.", nodes, path)
        self.field, self.asked, self.limit = field, asked, limit


class TooManyDates(QuestionError):
    """Ids at more different dates than are looked up at once: each date is a look-up of its own."""

    code = "PAGE_TOO_LARGE"

    def __init__(self, field: str, asked: int, limit: int, nodes: Sequence[FieldNode], path: Path) -> None:
        super().__init__(
            f"{field}: ids at {asked} different dates, but at most {limit} are looked up at once.", nodes, path
        )
        self.field, self.asked, self.limit = field, asked, limit


class UnknownMunicipality(QuestionError):
    """An argument has the code of a municipality that nothing in the graph has."""

    code = "UNKNOWN_MUNICIPALITY"

    def __init__(self, field: str, argument: str, given: str, path: Path) -> None:
        super().__init__(
            f"{field}: {argument}: nothing in the graph has the municipality {given}. "
            "The codes that there are: `actors { aggregate { groupBy(by: [MUNICIPALITY]) { keys { value } } } }`.",
            (),
            path,
        )
        self.field, self.given = field, given


class UnknownId(QuestionError):
    """An argument has an id that no entity has or had."""

    code = "UNKNOWN_ID"

    def __init__(self, field: str, argument: str, given: str, path: Path) -> None:
        super().__init__(
            f'{field}: {argument}: no entity has or had the id "{given}". Take ids from answers, or find them by '
            "`search`.",
            (),
            path,
        )
        self.field, self.given = field, given


class NetworkTooLarge(QuestionError):
    """A network holds more than is computed at once. `remedies` are what makes it smaller: "for one municipality"."""

    code = "NETWORK_TOO_LARGE"

    def __init__(self, field: str, what: str, limit: int, remedies: Sequence[str], path: Path) -> None:
        super().__init__(f"{field}: the network has more than {limit} {what}. {_ask(remedies)}", (), path)
        self.field, self.what, self.limit = field, what, limit


class FigureTooLarge(QuestionError):
    """A figure takes too long to compute of a network as large as this."""

    code = "NETWORK_TOO_LARGE"

    def __init__(self, field: str, figure: str, nodes: int, links: int, remedies: Sequence[str], path: Path) -> None:
        super().__init__(
            f"{field}: the network has {nodes} nodes and {links} links, of which {figure} is not computed. Leave it "
            f"out. Or: {_ask(remedies)}",
            (),
            path,
        )
        self.field, self.figure, self.size = field, figure, (nodes, links)


class TooManyLinks(QuestionError):
    """More links would be listed than may be."""

    code = "NETWORK_TOO_LARGE"

    def __init__(self, field: str, links: int, limit: int, remedies: Sequence[str], path: Path) -> None:
        super().__init__(f"{field}: {links} links would be listed, but at most {limit} are. {_ask(remedies)}", (), path)
        self.field, self.links, self.limit = field, links, limit


class NetworkTakesLong(QuestionError):
    """A network is not ready after as long as anybody is to wait."""

    code = "NETWORK_TIMEOUT"

    def __init__(self, field: str, seconds: float, path: Path) -> None:
        super().__init__(
            f"{field}: the network is not ready after {seconds:g} s. It is computed on and kept: ask again in a while, "
            "or for fewer figures.",
            (),
            path,
        )
        self.field, self.seconds = field, seconds


class SeriesTakesLong(QuestionError):
    """The networks of a series have been made for as long as one statement may take."""

    code = "GRAPH_TIMEOUT"

    def __init__(self, field: str, made: int, dates: int, seconds: float, remedies: Sequence[str], path: Path) -> None:
        super().__init__(
            f"{field}: of the {dates} dates of its series {made} were told within {seconds:g} s. They are kept: ask "
            f"again to go on from there, or for fewer dates. Or: {_ask(remedies)}",
            (),
            path,
        )
        self.field, self.made, self.dates, self.seconds = field, made, dates, seconds


class PathTakesLong(QuestionError):
    """A path has been sought for as long as one statement may take."""

    code = "GRAPH_TIMEOUT"

    def __init__(self, field: str, seconds: float, remedies: Sequence[str], path: Path) -> None:
        super().__init__(f"{field}: no path was found within {seconds:g} s. {_ask(remedies)}", (), path)
        self.field, self.seconds = field, seconds


def _ask(remedies: Sequence[str]) -> str:
    """`Ask for one municipality, or with a smaller maxGroupSize.`"""
    return f"Ask {', or '.join(remedies)}."
