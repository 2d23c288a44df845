"""How much a question may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much a question may ask for, and what it gets when it does not say."""

    page: int = 20
    """Edges of a page when nobody says."""
    page_maximum: int = 1000
    dates: int = 10
    """Different dates in a list of ids."""
    group: int = 30
    """Actors of a group that tells who works with whom, when nobody says."""
    network: int = 100_000
    """Groups, and actors, of a network."""
    network_list: int = 5000
    """Nodes of a network that are listed."""
    network_links: int = 100_000
    """Links of a network that are listed."""
