"""Answers for whoever asks from outside: nothing that a caller does raises, and nothing internal leaves."""

import logging
import time
from dataclasses import replace

from graphql import GraphQLError

from graph_store import GraphChanging, GraphError, GraphTimeout, GraphUnavailable, OtherForm, Revision, TooDeep
from resolvers.answer import answer
from resolvers.graph import Graph
from resolvers.question import Answer, Question
from resolvers.request.operation import InvalidOperation
from resolvers.request.place import fields_at

_log = logging.getLogger(__name__)

_NULL = "Cannot return null for non-nullable field"
"""How graphql-core begins the error for a value that the graph lacks though the schema promises it."""


async def serve(question: Question, graph: Graph) -> Answer:
    """The answer to a question, or the errors that say why there is none, each with a code in its extensions."""
    try:
        found = await answer(question, graph)
    except InvalidOperation as invalid:
        return Answer(None, invalid.errors)
    except GraphQLError as error:
        return Answer(None, (_coded(error, question),))
    except GraphChanging as error:
        return _refused(error, "GRAPH_CHANGING", f"{error} Try again in a while.")
    except OtherForm as error:
        return _refused(
            error, "OTHER_FORM", "The graph was written by another version of this service, and cannot be read."
        )
    except GraphUnavailable as error:
        return _refused(error, "GRAPH_UNAVAILABLE", "The graph cannot be reached at the moment. Try again in a while.")
    except GraphTimeout as error:
        return _refused(
            error, "GRAPH_TIMEOUT", "The graph took too long to answer. Ask for fewer levels or smaller pages."
        )
    except TooDeep as error:
        return _refused(
            error, "TOO_DEEP", "The question is nested too deeply. Ask for fewer levels of fields or filters."
        )
    except Exception:
        _log.exception("An operation failed")
        return Answer(None, (_error("INTERNAL_SERVER_ERROR", "Internal error."),))
    return replace(found, errors=tuple(_outward(error) for error in found.errors)) if found.errors else found


async def revision_shown(seconds: float, graph: Graph) -> Revision | None:
    """The revision that the graph showed so many seconds ago or later; None: it cannot be seen."""
    try:
        return await graph.store.guard.shown(time.monotonic() - seconds)
    except GraphError:  # who asks it something is told why
        return None


def _refused(error: GraphError, code: str, message: str) -> Answer:
    _log.warning("The graph did not answer: %s", error)
    return Answer(None, (_error(code, message),))


def _coded(error: GraphQLError, question: Question) -> GraphQLError:
    """An error of a whole question: it has no `path`, for there is no data to lead into, but the place in the question.

    One that graphql-core found in an argument has no code of its own.
    """
    nodes = error.nodes or fields_at(question, error.path or ())
    return GraphQLError(error.message, nodes, extensions=error.extensions or {"code": "BAD_USER_INPUT"})


def _outward(error: GraphQLError) -> GraphQLError:
    """An error of a field as the caller may see it: what a resolver raised stays inside."""
    if error.original_error is None or isinstance(error.original_error, GraphQLError):
        return error
    if error.message.startswith(_NULL):
        return GraphQLError(error.message, error.nodes, path=error.path, extensions={"code": "VALUE_MISSING"})
    _log.error("A field failed: %s", error.path, exc_info=error.original_error)
    return GraphQLError("Internal error.", error.nodes, path=error.path, extensions={"code": "INTERNAL_SERVER_ERROR"})


def _error(code: str, message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code})
