"""Every figure of a network against NetworkX, on random two-mode graphs with all that makes them hard."""

from collections.abc import Mapping
from random import Random
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolvers.network.analysis.figures import NetworkFigures
from resolvers.network.analysis.links import Links
from resolvers.network.analysis.projection import ActorGroup, Around, Stay, project, two_mode
from tests.evaluator.examples import examples


def random_groups(seed: int) -> tuple[list[ActorGroup], dict[str, str]]:
    """Groups of one, of equals, in parts, with actors in none and with members that are not credited."""
    random = Random(seed)  # noqa: S311 (no secret)
    actors = {f"a{number}": f"{number:03}" for number in range(random.choice((0, 1, 3, 8, 20, 40)))}
    parts = random.choice((1, 1, 3))
    groups = []
    for number in range(random.choice((0, 1, 5, 15, 30))):
        part = [each for each in actors if int(each[1:]) % parts == number % parts]
        members = random.sample(part, min(len(part), random.choice((0, 1, 2, 2, 3, 4, 7))))
        credited = {each: random.random() < 0.9 for each in members if random.random() < 0.95}
        groups.append(ActorGroup(f"g{number}", f"{number:03}", len(members), credited))
    return groups, actors


def as_networkx(figures: NetworkFigures) -> "networkx.Graph[int]":
    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(figures.nodes))
    for one, two, weight in zip(*(column.tolist() for column in figures.links), strict=True):
        graph.add_edge(one, two, weight=weight, length=round(1e9 / round(weight, 9)))
    return graph


def figures_of(seed: int) -> NetworkFigures:
    groups, actors = random_groups(seed)
    return project(groups, actors, 30, None, None).figures


random_figures = st.builds(figures_of, st.integers(0, 10**6))


@examples(100)
@given(random_figures)
def test_figures_are_those_of_networkx(figures: NetworkFigures) -> None:
    graph = as_networkx(figures)

    def same(ours: object, theirs: Mapping[int, float]) -> None:
        assert ours == pytest.approx([theirs[node] for node in range(figures.nodes)], abs=1e-8)

    same(figures.degree, dict(graph.degree()))
    same(figures.strength, dict(graph.degree(weight="weight")))
    same(figures.betweenness.values, networkx.betweenness_centrality(graph, normalized=False))
    same(figures.weighted_betweenness.values, networkx.betweenness_centrality(graph, normalized=False, weight="length"))
    same(figures.closeness, networkx.harmonic_centrality(graph))
    same(figures.page_rank, networkx.pagerank(graph, weight="weight", tol=1e-13, max_iter=2000))
    clustering: Any = networkx.clustering(graph)
    constraint: Any = networkx.constraint(graph) if graph else {}  # of nothing it has none, and fails
    for node in range(figures.nodes):
        assert figures.clustering[node] == (pytest.approx(clustering[node]) if graph.degree(node) > 1 else None)
        assert figures.constraint[node] == (pytest.approx(constraint[node]) if graph.degree(node) else None)


@pytest.mark.parametrize(
    "graph",
    [
        networkx.path_graph(50),
        networkx.cycle_graph(41),
        networkx.star_graph(30),
        networkx.complete_graph(12),
        networkx.balanced_tree(3, 4),
        networkx.barbell_graph(9, 14),
        networkx.lollipop_graph(9, 20),
        networkx.convert_node_labels_to_integers(networkx.grid_2d_graph(9, 17)),
        networkx.random_regular_graph(4, 120, seed=1),
        networkx.barabasi_albert_graph(200, 2, seed=1),
    ],
)
def test_the_diameter_is_exact_in_graphs_of_every_shape(graph: "networkx.Graph[int]") -> None:
    figures = NetworkFigures(len(graph), Links.of((min(pair), max(pair), 1.0) for pair in graph.edges))
    figures.compute(["diameter"])
    assert figures.diameter == networkx.diameter(graph)


@examples(100)
@given(random_figures)
def test_parts_and_paths_are_those_of_networkx(figures: NetworkFigures) -> None:
    graph = as_networkx(figures)
    components = sorted(networkx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    assert figures.component_sizes == [len(part) for part in components]
    assert all({figures.component[node] for node in part} == {number} for number, part in enumerate(components))
    if not figures.links.number:
        assert (figures.diameter, figures.average_path, figures.modularity) == (None, None, None)
        return
    largest = graph.subgraph(components[0])
    assert figures.diameter == networkx.diameter(largest)
    assert figures.average_path == pytest.approx(networkx.average_shortest_path_length(largest))


@examples(100)
@given(random_figures)
def test_communities_are_whole_lie_in_components_and_have_their_modularity(figures: NetworkFigures) -> None:
    graph = as_networkx(figures)
    parts: dict[int, set[int]] = {}
    for node, community in enumerate(figures.community):
        parts.setdefault(community, set()).add(node)
    assert sorted(parts) == list(range(figures.communities))
    assert [len(parts[each]) for each in sorted(parts)] == sorted(map(len, parts.values()), reverse=True)
    assert all(networkx.is_connected(graph.subgraph(part)) for part in parts.values())
    if figures.links.number:
        assert figures.modularity is not None
        modularity = networkx.algorithms.community.modularity(graph, parts.values(), weight="weight")
        assert figures.modularity == pytest.approx(modularity)
        # no worse than what another algorithm finds, but for its luck
        louvain = networkx.algorithms.community.louvain_communities(graph, weight="weight", seed=1)
        other = networkx.algorithms.community.modularity(graph, louvain, weight="weight")
        assert figures.modularity > other - 0.02
    again = NetworkFigures(figures.nodes, figures.links)
    assert list(again.community) == list(figures.community)


def test_betweenness_is_sampled_in_large_networks_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = Links.of((node, (node + 1) % 60, 1.0) for node in range(60))
    exact = NetworkFigures(60, ring).betweenness
    monkeypatch.setattr("resolvers.network.analysis.betweenness.EXACT_BETWEENNESS", 59)
    monkeypatch.setattr("resolvers.network.analysis.betweenness.SAMPLE", 30)
    sampled, again = NetworkFigures(60, ring).betweenness, NetworkFigures(60, ring).betweenness
    assert (exact.sample, sampled.sample) == (None, 30)
    assert sampled.values == again.values
    # drawn paths are scaled up to all: the sums are alike, though single values scatter
    assert sum(sampled.values) == pytest.approx(sum(exact.values), rel=0.3)


def test_a_network_around_an_actor_reaches_as_far_as_it_is_asked() -> None:
    groups = [ActorGroup(f"g{n}", f"{n}", 2, {f"a{n}": True, f"a{n + 1}": n != 1}) for n in range(4)]
    actors = {f"a{n}": f"{n}" for n in range(5)}
    assert [project(groups, actors, 30, None, Around(("a0",), depth)).nodes for depth in range(3)] == [
        ("a0",),
        ("a0", "a1"),
        ("a0", "a1", "a2"),
    ]
    both = two_mode(groups, actors, 30, Around(("a0",), 2))
    assert both.nodes == ("a0", "g0", "a1", "g1", "a2")
    path = project(groups, actors, 30, None, None)
    confirmed = map(path.confirmed, path.links.source, path.links.target, path.via(path.links))
    assert list(confirmed) == [True, False, True, True]


YEARS = {"before": ("2010", "2014"), "after": ("2015", "2019"), "always": ("2010", "2019"), "late": ("2014", "2017")}


def group_of(*stays: str) -> ActorGroup:
    """Actors a, b, … each of whom was in a group for some years, in doubt where a `?` stands behind."""
    named: dict[str, list[Stay]] = {}
    for actor, words in zip("abcd", stays, strict=False):
        for word in words.split():
            named.setdefault(actor, []).append(Stay(*YEARS[word.rstrip("?")], not word.endswith("?")))
    credited = {actor: any(stay.sure for stay in stays) for actor, stays in named.items()}
    return ActorGroup("g", "g", len(named), credited, named)


@pytest.mark.parametrize(
    ("stays", "links"),
    [
        (("always", "before", "after"), {"ab": True, "ac": True}),
        (("before", "after"), {}),
        (("before", "after before?"), {"ab": False}),
        (("before after", "before? after"), {"ab": True}),
        (("before", "late", "after"), {"ab": True, "bc": True}),
        (("late", "late?", "after", "before?"), {"ab": False, "ac": True, "ad": False, "bc": False, "bd": False}),
    ],
    ids=str,
)
def test_in_a_period_those_are_linked_who_have_met(stays: tuple[str, ...], links: dict[str, bool]) -> None:
    group = group_of(*stays)
    actors = {actor: actor for actor in group.credited}
    network = project([group], actors, 30, None, None)
    ends = zip(network.links.source.tolist(), network.links.target.tolist(), strict=True)
    names = ["".join(network.nodes[each] for each in both) for both in ends]
    confirmed = map(network.confirmed, network.links.source, network.links.target, network.via(network.links))
    assert dict(zip(names, confirmed, strict=True)) == links
    assert set(network.links.weight.tolist()) <= {1 / (len(stays) - 1)}
    near = project([group], actors, 30, None, Around(("a",), 1)).nodes
    assert set(near) == {"a", *(each[1] for each in links if each[0] == "a")}
    assert set(two_mode([group], actors, 30, Around(("a",), 1)).nodes) - {"g"} == set(near)
