"""Which media type a response goes out as: the header `Accept` as RFC 9110 reads it."""

from collections.abc import Iterator, Sequence

RESPONSE = "application/graphql-response+json"
"""The media type of GraphQL over HTTP: the status tells how the operation went."""

JSON = "application/json"
"""The type of older clients, which trust only the status 200."""

HTML = "text/html"
LINKED = "application/ld+json"


def negotiate(accept: str | None, offered: Sequence[str] = (RESPONSE, JSON)) -> str | None:
    """The media type that the client prefers; between equals the first. None: it accepts none of them."""
    if accept is None or not accept.strip():
        return offered[0]
    ranges = list(_ranges(accept))
    quality = {media: _quality(media, ranges) for media in offered}
    best = max(quality, key=lambda media: quality[media])
    return best if quality[best] > 0 else None


def media_type(header: str) -> tuple[str, dict[str, str]]:
    """A media type and its parameters, names in lower case: `Application/JSON; Charset="UTF-8"`."""
    name, *parts = header.split(";")
    pairs = (part.partition("=") for part in parts)
    return name.strip().lower(), {key.strip().lower(): value.strip().strip('"') for key, _, value in pairs}


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for element in accept.split(","):
        name, parameters = media_type(element)
        if parameters.get("charset", "utf-8").lower() in ("utf-8", "utf8"):
            yield name, weight(parameters.get("q", "1"))


def weight(text: str) -> float:
    """A weight from 0 to 1. One that cannot be read counts as 0: the client did not say that it wants this."""
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if 0 <= number <= 1 else 0.0


def _quality(media: str, ranges: list[tuple[str, float]]) -> float:
    """The weight of the most specific range that covers the media type."""
    for pattern in (media, f"{media.partition('/')[0]}/*", "*/*"):
        weights = [weight for name, weight in ranges if name == pattern]
        if weights:
            return max(weights)
    return 0.0
