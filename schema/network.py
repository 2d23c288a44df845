"""Networks: the actors of a municipality or around some of them, how they hang together, and the figures of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from schema.argument import Argument, taking
from schema.collaboration import ASSUMED, COMMON_TIME, MIN_STRENGTH, STRENGTH, WEAKEST, Assumptions, NetworkMode
from schema.series import SERIES_ARGUMENTS
from schema.value import Date, Identity, Validity

if TYPE_CHECKING:
    from schema.node import Entity


@strawberry.type(description="A figure that is computed whole in small networks and from a sample in large ones.")
class ApproximateFloat:
    value: float = strawberry.field(description="The figure.")
    approximate: bool = strawberry.field(description="Whether it is computed from a sample.")
    sample_size: int | None = strawberry.field(description="How many nodes the sample has; null when there is none.")


WEIGHTED = Argument(
    "weighted",
    bool,
    "Whether a link is as long as 1/strength, in whole billionths; else every link is of length 1.",
    False,
)
NORMALISED = Argument(
    "normalised", bool, "Whether it is divided by the number of pairs of other nodes, (N - 1)(N - 2)/2.", False
)


@strawberry.type(
    description="Figures of a node in the whole network, whatever `first` leaves out of the list. Links have no "
    "direction; N is the number of nodes."
)
class NodeMetrics:
    degree: int = strawberry.field(description="How many neighbours the node has.")
    strength: float = strawberry.field(
        description="The sum of the strengths of its links (Barrat et al., The architecture of complex weighted "
        "networks, PNAS 101, 2004)."
    )
    betweenness: ApproximateFloat = taking(
        WEIGHTED,
        NORMALISED,
        description="For each pair of other nodes the share of the shortest paths between them that lead through this "
        "one, summed up (Freeman, A set of measures of centrality based on betweenness, Sociometry 40, 1977). In "
        "networks of more than 2,000 nodes, or of very many links, from the paths of 500 drawn nodes, scaled up.",
    )
    closeness: float = strawberry.field(
        description="Harmonic closeness: the sum of 1/d over all other nodes, d being the number of links between "
        "(Marchiori and Latora, Harmony in the small-world, Physica A 285, 2000)."
    )
    page_rank: float = strawberry.field(
        description="PageRank over the links weighted by strength, damping 0.85; the ranks of all nodes make 1, and a "
        "node without links jumps anywhere (Page et al., The PageRank citation ranking, 1999)."
    )
    clustering: float | None = strawberry.field(
        description="The share of the pairs of its neighbours that are linked themselves; null with fewer than two "
        "(Watts and Strogatz, Collective dynamics of small-world networks, Nature 393, 1998)."
    )
    constraint: float | None = strawberry.field(
        description="Burt's constraint over unweighted links: the sum over the neighbours j of "
        "(p(ij) + Σq p(iq) p(qj))², p(ij) being 1/degree of i; null without neighbours (Burt, Structural holes, 1992)."
    )
    component: int = strawberry.field(
        description="The connected component, numbered from 0, the largest first; of equals the one whose first node "
        "by name comes first."
    )
    community: int = strawberry.field(
        description="The community that the Leiden algorithm puts it in, with modularity over strengths, resolution 1 "
        "and a fixed seed; numbered as components are (Traag et al., From Louvain to Leiden, Scientific Reports 9, "
        "2019)."
    )


@strawberry.type(description="A node of a network.")
class NetworkNode:
    entity: Entity = strawberry.field(description="The actor; of two modes also a group.")
    metrics: NodeMetrics = strawberry.field(description="Its figures. What is not asked for is not computed.")


@strawberry.type(description="A link of a network. It has no direction: `source` comes first by name.")
class NetworkLink:
    source: Entity = strawberry.field(description="One end; of two modes the actor.")
    target: Entity = strawberry.field(description="The other end; of two modes the group.")
    strength: float | None = strawberry.field(description=f"{STRENGTH} Null in two modes.")
    via: list[Entity] = strawberry.field(description="The groups that they share, by name; of two modes the group.")
    identity: Identity = strawberry.field(description=WEAKEST)
    validity: Validity = strawberry.field(description=f"{COMMON_TIME} Of two modes the time of the actor in the group.")
    spells: list[str] = strawberry.field(
        description="The separate times in which both can have been in a group that they share, each a period such as "
        "`2010-01-01/2014-06-30`, `..` where it is open; the first begins and the last ends with `validity`. Times "
        "that leave no day between them are one. Of two modes those of the actor in the group."
    )
    roles: list[str] = strawberry.field(
        description="The roles of both ends in the groups that they share, each once; of two modes those of the actor. "
        "An agreement is signed in none."
    )


@strawberry.type(description="Figures of a whole network.")
class NetworkMetrics:
    actors: int = strawberry.field(description="How many actors it has, those without a link among them.")
    links: int = strawberry.field(description="How many links it has.")
    strength: float = strawberry.field(description="The strengths of all links together; of two modes their number.")
    density: float = strawberry.field(
        description="The share of all pairs of nodes that are linked; of two modes of all pairs of an actor and a "
        "group. 0 where there is no pair."
    )
    components: list[int] = strawberry.field(description="The sizes of its connected components, largest first.")
    communities: int = strawberry.field(description="How many communities it has.")
    modularity: float | None = strawberry.field(
        description="Newman's modularity of the communities over strengths; null without links (Newman, Analysis of "
        "weighted networks, Physical Review E 70, 2004)."
    )
    diameter: int | None = strawberry.field(
        description="The most links between two nodes of the largest component; null when no node has a link."
    )
    average_path: float | None = strawberry.field(
        description="The mean number of links between two nodes of the largest component; null when no node has a link."
    )


@strawberry.type(description="How a network is on a date.")
class NetworkPoint:
    date: Date = strawberry.field(description="The date.")
    actors: int = strawberry.field(description="How many of its nodes are actors.")
    links: int = strawberry.field(description="How many links it has.")
    density: float = strawberry.field(description="The share of all pairs that are linked, as in `metrics`.")


@strawberry.type(description="Who works with whom, as a network.")
class Network:
    nodes: list[NetworkNode] = strawberry.field(
        description="Its nodes, those with the greatest sum of strengths first, equals by name; `first` of them."
    )
    links: list[NetworkLink] = strawberry.field(
        description="The links between the nodes that are listed, the strongest first, equals by the names of their "
        "ends."
    )
    truncated: bool = strawberry.field(description="Whether `first` left nodes out of the list.")
    assumptions: Assumptions = strawberry.field(description="What the answer takes for granted.")
    metrics: NetworkMetrics = strawberry.field(
        description="Figures of the whole network. What is not asked for is not computed."
    )
    series: list[NetworkPoint] = taking(
        *SERIES_ARGUMENTS,
        description="The same network, asked about one date after another, whatever day it is asked about itself.",
    )


AROUND = Argument(
    "around",
    list[strawberry.ID] | None,
    "Ids of actors: only the network around them; an id of no actor at that time adds nothing. Rolled up, a municipal "
    "unit is its municipality.",
)
OF_MUNICIPALITY = Argument(
    "municipality",
    str | None,
    "Only the groups of this municipality (kommunkod), and everybody in them.",
)
DEPTH = Argument("depth", int, "How many links away from `around`, from 0 to 3.", 1)
MODE = Argument("mode", NetworkMode, "What the nodes are.", NetworkMode.ACTORS)
SHOWN = Argument("first", int, "How many nodes to list at most, up to 5000 unless the service is set otherwise.", 200)

NETWORK = (
    "Who works with whom in a municipality, around some actors, or everywhere: actors linked by the groups that they "
    "share, with the figures of network analysis."
)
NETWORK_ARGUMENTS = (AROUND, OF_MUNICIPALITY, DEPTH, MODE, *ASSUMED, MIN_STRENGTH, SHOWN)
