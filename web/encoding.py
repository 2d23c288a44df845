"""In which coding a response goes out: the header `Accept-Encoding` as RFC 9110 reads it."""

from web.media import media_type, weight

GZIP = "gzip"
IDENTITY = "identity"
OFFERED = (GZIP, IDENTITY)


def encoding_of(accepted: str | None) -> str | None:
    """The coding that the client prefers, packed between equals. None: it refuses even what is not packed.

    Who says nothing of a coding takes none: neither curl nor an old proxy shall get what it cannot read.
    """
    weights = _weights(accepted or "")
    packed = weights.get(GZIP, weights.get("*", 0.0))
    plain = weights.get(IDENTITY, weights.get("*"))
    if packed and packed >= (plain or 0.0):
        return GZIP
    return IDENTITY if plain != 0.0 else None


def refuses_plain(accepted: str | None) -> bool:
    """Whether what is not packed is refused: `identity;q=0`."""
    weights = _weights(accepted or "")
    return weights.get(IDENTITY, weights.get("*")) == 0.0


def _weights(accepted: str) -> dict[str, float]:
    elements = [media_type(element) for element in accepted.split(",") if element.strip()]
    return {name: weight(parameters.get("q", "1")) for name, parameters in elements}
