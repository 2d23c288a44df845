"""Answers to questions that were asked before, and to those that others ask at the same moment.

A question is told by its document, its operation and its variables. An answer is kept that is whole and that somebody
vouches for: all of it is of one revision of the graph. A failure is never kept.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, NamedTuple, TypeVar

import orjson

from resolvers.question import Answer, MadeOf, Question
from web.memory import Memory

T = TypeVar("T")
Ask = Callable[[Question], Awaitable[Answer]]


class Answers:
    """Asks what nobody knows the answer to, each question once however many wait for it."""

    def __init__(self, ask: Ask, memory: Memory) -> None:
        self._ask = ask
        self._memory = memory
        self._shared: dict[Hashable, SharedWork[Answer]] = {}

    async def get(self, question: Question) -> Answer:
        """The answer to a query, kept or made; of a revision that the graph showed not long ago, or later."""
        if not self._memory:
            return await self._ask(question)
        key = _key(question)
        kept: Answer | None = await self._memory.recall(key) if key else None
        if kept:
            return kept
        now = await self._memory.now() if key else None
        if key is None or now is None:  # whoever is asked says why
            return await self._ask(question)
        return await self._together(key, question, now)

    async def _together(self, key: "QuestionKey", question: Question, now: MadeOf) -> Answer:
        """The answer that is being made to it already, if what that began with is so still."""
        together = (key, now)
        shared = self._shared.get(together)
        if shared is None or shared.over:
            shared = self._shared[together] = SharedWork(self._make(key, question))
        try:
            return await shared.outcome()
        finally:
            if shared.over and self._shared.get(together) is shared:
                del self._shared[together]

    async def _make(self, key: "QuestionKey", question: Question) -> Answer:
        answer = await self._ask(question)
        if answer.of and answer.data is not None and not answer.errors:
            self._memory.keep(key, answer, answer.of, len(key.text) + len(key.variables) + len(answer.data))
        return answer


class SharedWork(Generic[T]):
    """Work for all who wait for it; it stops when the last of them has left."""

    def __init__(self, work: Awaitable[T]) -> None:
        self._work = asyncio.ensure_future(work)
        self._waiting = 0
        self._left = False

    @property
    def over(self) -> bool:
        """Whether nobody can wait for it any more."""
        return self._left or self._work.done()

    async def outcome(self) -> T:
        """What comes of it, or its failure."""
        self._waiting += 1
        try:
            return await asyncio.shield(self._work)
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._left = True
                self._work.cancel()


class QuestionKey(NamedTuple):
    """What tells a question from others."""

    text: str
    operation_name: str | None
    variables: bytes
    cited: bool


def _key(question: Question) -> QuestionKey | None:
    """None: its variables are nested too deeply to be written down."""
    try:
        variables = orjson.dumps(dict(question.variables or {}), option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        return None
    return QuestionKey(question.text, question.operation_name, variables, question.cited)
