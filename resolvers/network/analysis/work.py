"""How much work the figures of a network are, in steps: a second has 200 to 900 million."""

MOST_STEPS = 10_000_000_000
"""How much work one figure may be: ten to thirty seconds."""


class TooMuchWork(Exception):
    """A figure of so large a network is not computed."""

    def __init__(self, figure: str, nodes: int, links: int) -> None:
        super().__init__(f"{figure} of {nodes} nodes and {links} links")
        self.figure, self.nodes, self.links = figure, nodes, links


def is_too_much(steps: float) -> bool:
    return steps > MOST_STEPS


def walked(starts: int, nodes: int, links: int) -> float:
    """The steps of walks in breadth from so many nodes; to come to a node costs more than to follow a link."""
    return starts * (4.0 * nodes + 2.0 * links)
