"""`/graphql`: GraphQL over HTTP as its specification has it (the edition of September 2026).

negotiate          which media type the client takes    web/media.py
read_parameters    what it asks                         web/request.py
text_of            by which text                        web/persisted.py
Documents.get      parsed and validated                 web/documents.py
Answers.get        the answer, kept                     web/answers.py
                   or made                              resolvers/
"""

import asyncio
import contextlib
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TypeVar

import orjson
from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, OperationType
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from resolvers.explain import Explain
from resolvers.question import Answer, MadeOf, Question
from web.answers import Answers, Ask
from web.documents import Documents, InvalidDocument, ValidDocument
from web.errors import (
    MalformedRequest,
    MethodNotAllowed,
    NotAcceptable,
    PersistedQueryError,
    RequestError,
    retry_of,
    status_of,
)
from web.etag import is_known
from web.media import JSON, RESPONSE, negotiate
from web.persisted import PersistedQueries
from web.repeated import MADE_OF
from web.request import CITATION, EXPLAIN, Disconnected, header, read_parameters

T = TypeVar("T")

_PARTIAL = 294
"""The specification's status for data with errors."""


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()
    of: MadeOf | None = None
    """Who asks the same is answered the same while this is so."""


class GraphQLEndpoint:
    """An ASGI application that reads questions and hands out their answers.

    `cache_control` is what those may do with an answer who keep it; `explain` says how one was made, if that is told.
    """

    def __init__(
        self,
        documents: Documents,
        persisted: PersistedQueries,
        ask: Ask,
        answers: Answers,
        body_limit: int,
        cache_control: str,
        explain: Explain | None = None,
    ) -> None:
        self._documents = documents
        self._persisted = persisted
        self._ask = ask
        self._answers = answers
        self._body_limit = body_limit
        self._cache_control = cache_control.encode()
        self._explain = explain
        self._words = (CITATION, *([EXPLAIN] if explain else []))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        media = negotiate(header(scope, b"accept"))
        with contextlib.suppress(Disconnected):
            try:
                if media is None:
                    raise NotAcceptable
                reply = await self._reply(scope, receive, media)
            except PersistedQueryError as error:
                status = 200 if media == JSON else error.status
                reply = Reply(status, _errors_body(error.as_graphql()))
            except RequestError as error:
                reply = Reply(error.status, _errors_body(error.as_graphql()), error.headers)
            if scope["method"] in ("GET", "HEAD"):
                reply = self._as_got(reply, Request(scope))
            scope[MADE_OF] = reply.of
            await _send(reply, media or JSON, send)

    async def _reply(self, scope: Scope, receive: Receive, media: str) -> Reply:
        parameters = await read_parameters(scope, receive, self._body_limit, self._words)
        text = self._persisted.text_of(parameters.naming)
        try:
            document = self._documents.get(text)
        except InvalidDocument as invalid:
            if invalid.node:  # a mutation by GET is refused as such, also by a schema that has none
                _check_operation(_operation(invalid.node, parameters.operation_name), scope["method"])
            return Reply(_failed(media, invalid.errors), _errors_body(*invalid.errors))
        operation = _operation(document.node, parameters.operation_name)
        _check_operation(operation, scope["method"])
        self._persisted.keep(parameters.naming)
        scope["note"] = _note(document, operation)
        question = Question(
            text,
            document.node,
            parameters.operation_name,
            parameters.variables,
            cited=CITATION in parameters.wanted,
        )
        if self._explain and EXPLAIN in parameters.wanted:
            explained = await unless_gone(self._explain(question), receive)
            answer = replace(explained.answer, explanation=explained.as_json(), of=None)
        else:
            answer = await unless_gone((self._answers.get if _is_query(operation) else self._ask)(question), receive)
        if answer.errors:
            return Reply(_status(media, answer), answer.body(), retry_of(answer.errors[0]))
        return Reply(200, answer.body(), of=answer.of if _is_query(operation) else None)

    def _as_got(self, reply: Reply, request: Request) -> Reply:
        """A reply that whoever got it may keep, if it is whole, and that is not sent to who has it already."""
        if reply.of is None:
            return replace(reply, headers=(*reply.headers, (b"cache-control", b"no-store")))
        etag = _etag(reply.body, reply.of)
        headers = (*reply.headers, (b"etag", etag.encode()), (b"cache-control", self._cache_control))
        if is_known(request, etag):
            return replace(reply, status=304, body=b"", headers=headers)
        return replace(reply, headers=headers)


async def unless_gone(work: Awaitable[T], receive: Receive) -> T:
    """The outcome of the work; cancels it and raises Disconnected when the client leaves before that."""
    working = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_disconnect(receive))
    try:
        await asyncio.wait((working, gone), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise Disconnected
    finally:
        working.cancel()
        gone.cancel()


async def _disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _operation(node: DocumentNode, name: str | None) -> OperationDefinitionNode | None:
    """The operation asked for; None where the service is to say that there is none, or more than one."""
    operations = [each for each in node.definitions if isinstance(each, OperationDefinitionNode)]
    named = [each for each in operations if each.name and each.name.value == name] if name else operations
    return named[0] if len(named) == 1 else None


def _is_query(operation: OperationDefinitionNode | None) -> bool:
    return operation is not None and operation.operation is OperationType.QUERY


def _check_operation(operation: OperationDefinitionNode | None, method: str) -> None:
    kind = operation.operation if operation else OperationType.QUERY
    if kind is OperationType.SUBSCRIPTION:
        raise MalformedRequest("Subscriptions are not answered at this address, only queries.")
    if kind is OperationType.MUTATION and method != "POST":
        raise MethodNotAllowed(f"A mutation cannot be asked by {method}.", ("POST",))


def _note(document: ValidDocument, operation: OperationDefinitionNode | None) -> dict[str, str]:
    """What the log may say of a question: no values, which stand in the text and the variables."""
    named = {"operation": operation.name.value} if operation and operation.name else {}
    return {**named, "shape": document.shape}


def _status(media: str, answer: Answer) -> int:
    if answer.data is None:
        return _failed(media, answer.errors)
    return _PARTIAL if answer.errors and media == RESPONSE else 200


def _failed(media: str, errors: tuple[GraphQLError, ...]) -> int:
    """Older clients take only 200 for an answer of ours, errors or not."""
    if media == JSON:
        return 200
    return status_of(errors[0], 422)


def _errors_body(*errors: GraphQLError) -> bytes:
    return orjson.dumps({"errors": [error.formatted for error in errors]})


def _etag(body: bytes, of: MadeOf) -> str:
    """Another one for another revision, for another day, and for whatever a release or a setting has changed."""
    return f'"{blake2b(f"{of} ".encode() + body, digest_size=16).hexdigest()}"'


async def _send(reply: Reply, media: str, send: Send) -> None:
    headers = [(b"vary", b"accept"), *reply.headers]
    if reply.status != 304:
        headers += [
            (b"content-type", f"{media}; charset=utf-8".encode()),
            (b"content-length", str(len(reply.body)).encode()),
        ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})
