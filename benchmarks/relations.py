"""What it takes to find a relation, to list and to count relations, in a graph that is loaded already.

    python -m graph_seed generate nation
    python -m graph_seed load --one-by-one nation/*/ --state-folder .samverkan-nation
    python -m benchmarks.relations .samverkan-nation [--rounds 30] [--graph-url bolt://…]

The middle and the least of the milliseconds of whole answers, from the question to the bytes of the response. With an
address the graph is that of a server, whose password comes from SAMVERKAN_GRAPH_PASSWORD, instead of the embedded one
of that folder.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Mapping

import graphql

from benchmarks.opening import open_store, read_options
from graph_store import GraphStore, Statement
from resolvers.answer import answer
from resolvers.graph import Graph
from resolvers.question import Question
from schema import TYPES, LateSchema

_ALL = "id relationship role from { id name } to { id name } validity { holds } citations { locator source { name } }"
QUESTIONS: Mapping[str, str] = {
    "one by its id": f"query ($id: ID!) {{ relation(id: $id) {{ {_ALL} }} }}",
    "the same by node": "query ($id: ID!) { node(id: $id) { id ... on Fact { relationship } } }",
    "first page of 20": f"{{ relations {{ nodes {{ {_ALL} }} }} }}",
    "last page of 20": f"{{ relations(last: 20) {{ nodes {{ {_ALL} }} }} }}",
    "page of one relationship": f'{{ relations(where: {{relationship: {{eq: "SIGNED"}}}}) {{ nodes {{ {_ALL} }} }} }}',
    "how many": "{ relations { totalCount } }",
    "how many of one relationship": '{ relations(where: {relationship: {eq: "SIGNED"}}) { totalCount } }',
    "which kinds meet": '{ relations(where: {relationship: {eq: "PARTICIPATES_IN"}}) { aggregate { '
    "groupBy(by: [FROM_KIND, TO_KIND]) { count keys { value } } } } }",
    "by the name of an end": '{ relations(where: {relationship: {eq: "SIGNED"}, from: {name: {contains: "IK"}}}) { '
    "totalCount } }",
    "likely ones": "{ relations(where: {identity: {eq: PROBABLE}}) { totalCount nodes { id reason } } }",
    "what rests on a line": "query ($source: ID!) { relations(where: {source: {id: {eq: $source}}, line: {eq: 12}}) { "
    "totalCount } }",
    "by source": "{ relations { aggregate { groupBy(by: [SOURCE], first: 5) { count keys { value } } } } }",
}


async def measure(store: GraphStore, rounds: int) -> None:
    graph = Graph(LateSchema(TYPES), store)
    ((facts,),) = await store.read(Statement("MATCH (f:Fact) RETURN count(f)"))
    sample = Statement("MATCH (f:Fact {relationship: 'SIGNED'}) RETURN f.id, f.toId LIMIT 1")
    (id_, _), *_ = await store.read(sample)
    ((source,),) = await store.read(Statement("MATCH (f:Fact {id: $id})-[:STATED_IN]->(s) RETURN s.id", {"id": id_}))
    print(f"{store.version}, {facts:,} relations; of {rounds} rounds the middle and the least, in milliseconds")
    for name, text in QUESTIONS.items():
        variables = {each: value for each, value in (("id", id_), ("source", source)) if f"${each}" in text}
        question = Question(text, graphql.parse(text), variables=variables)
        times = []
        for number in range(-rounds, rounds):
            began = time.perf_counter()
            found = await answer(question, graph)
            if number >= 0:
                times.append(1000 * (time.perf_counter() - began))
        assert not found.errors, found.errors
        print(f"{name:30} {statistics.median(times):8.2f} {min(times):8.2f}")


async def main(asked: argparse.Namespace) -> None:
    async with open_store(asked) as store:
        await measure(store, asked.rounds)


if __name__ == "__main__":
    asyncio.run(main(read_options(__doc__, rounds=30)))
