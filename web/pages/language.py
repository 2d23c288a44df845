"""Which language a page is in: the header `Accept-Language`, of which the first part of each tag is read."""

from web.media import media_type, weight

LANGUAGES = ("sv", "en")
"""The languages that there are words in: `messages/{language}.json`."""


def language_of(accepted: str | None) -> str:
    """The language of ours that is liked best; Swedish between equals, and for who likes none of them."""
    weights = dict.fromkeys(LANGUAGES, 0.0)
    for element in (accepted or "").split(","):
        tag, parameters = media_type(element)
        language = tag.partition("-")[0]
        if language in weights:
            weights[language] = max(weights[language], weight(parameters.get("q", "1")))
    return max(LANGUAGES, key=weights.__getitem__)
