"""What it takes to prepare a question anew, and what when one of its shape was asked before. No database is asked.

    python -m benchmarks.prepared [--rounds 300]

Anew it is planned, compiled, and what reads its answer is made; else its values are put into what is kept. Both are
done in turn with other values each time, so that they meet the same moods of the machine; the coercion of variables,
which both need, is counted apart.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import graphql

from resolvers.graph import Graph
from resolvers.prepared import PreparedQuestions, prepare
from resolvers.question import Question
from resolvers.request.limits import Limits
from resolvers.request.operation import Operation, read_operation
from schema import TYPES, LateSchema

TODAY = date(2026, 11, 23)

DASHBOARD = """
query Dashboard($municipality: String, $councils: Int, $actors: Int) {
  graph { revision counts { type count } }
  councils(first: $councils, where: {municipality: {eq: $municipality}}) {
    totalCount
    nodes { id name kind responsible { name party { abbreviation } } membersCount: members { totalCount } }
    aggregate { groupBy(by: [RESPONSIBLE_PARTY]) { count keys { value entity { name } } } }
  }
  actors(first: $actors, where: {municipality: {eq: $municipality}}, orderBy: [{partnershipsCount: DESC}]) {
    totalCount
    nodes { id name kind partnerships { totalCount } }
    aggregate { groupBy(by: [KIND]) { count keys { value } } }
  }
  agreements {
    nodes { name signatories { totalCount aggregate { groupBy(by: [NODE_KIND]) { count keys { value } } } } }
  }
}
"""

ACTORS = """
query Actors($n: Int, $name: String) {
  actors(first: $n, where: {name: {contains: $name}}) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id name kind municipality aliases
      partnerships(first: 10) { edges { role node { id name kind } citations { locator source { name } } } }
      councils(first: 10) { nodes { id name } }
    }
  }
}
"""

COUNCILS = """
query Councils($n: Int) {
  councils(first: $n) {
    nodes {
      name
      responsible { name party { abbreviation } }
      members(first: 50) { edges { role node { name partnerships(first: 10) { nodes { name } } } } }
    }
  }
}
"""

QUESTIONS: dict[str, tuple[str, Callable[[int], Mapping[str, Any]]]] = {
    "the dashboard's question": (DASHBOARD, lambda at: {"municipality": f"{at:04}", "councils": at, "actors": at}),
    "a page of 20 actors": (ACTORS, lambda at: {"n": 20, "name": f"{at}"}),
    "400 councils": (COUNCILS, lambda at: {"n": 400 + at}),
}


@dataclass(frozen=True)
class Timed:
    """Milliseconds of each round."""

    coerced: list[float]
    anew: list[float]
    kept: list[float]

    def __str__(self) -> str:
        coerced, anew, kept = (statistics.median(each) for each in (self.coerced, self.anew, self.kept))
        return f"anew {anew:.3f} ms, kept {kept:.3f} ms ({anew / kept:.0f} ×), coercion {coerced:.3f} ms for both"


def measure(graph: Graph, text: str, variables: Callable[[int], Mapping[str, Any]], rounds: int) -> Timed:
    document = graphql.parse(text)
    errors = graphql.validate(graph.plain_schema, document)
    assert not errors, errors
    prepared, times = PreparedQuestions(), Timed([], [], [])
    for at in range(1, rounds + 1):
        question = Question(text, document, None, variables(at))

        def read(question: Question = question) -> Operation:
            return read_operation(graph.plain_schema, question, TODAY)

        times.coerced.append(timed(read))
        times.anew.append(timed(partial(anew, read(), graph)))
        kept = timed(partial(bound, prepared, text, read(), graph))
        if at > 1:  # the first is prepared
            times.kept.append(kept)
    assert (prepared.hits, prepared.misses) == (rounds - 1, 1), "other values are the same shape"
    return times


def anew(operation: Operation, graph: Graph) -> object:
    return prepare(operation, graph.model, graph.limits).statement


def bound(prepared: PreparedQuestions, text: str, operation: Operation, graph: Graph) -> object:
    return prepared.bind(text, operation, graph.model, graph.limits).statement


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description="What is saved when a question is asked again with other values.")
    parser.add_argument("--rounds", type=int, default=300)
    rounds = parser.parse_args().rounds
    graph = Graph(LateSchema(TYPES), None, Limits())  # type: ignore[arg-type]  # no store: nothing is asked
    gc.freeze()
    for name, (text, variables) in QUESTIONS.items():
        print(f"{name}: {measure(graph, text, variables, rounds)}", flush=True)


if __name__ == "__main__":
    main()
