"""Who publishes what the service offers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, as set; what is empty is not stated."""

    name: str = ""
    url: str = ""
    email: str = ""


NOBODY = Publisher()
