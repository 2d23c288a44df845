"""The media type of a response, by what the client accepts."""

import pytest

from web.media import JSON, RESPONSE, negotiate


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, RESPONSE),
        ("", RESPONSE),
        ("*/*", RESPONSE),
        ("application/*", RESPONSE),
        (RESPONSE, RESPONSE),
        (JSON, JSON),
        (f"{JSON}, {RESPONSE}", RESPONSE),
        (f"{RESPONSE}; charset=utf-8, {JSON}; charset=utf-8", RESPONSE),
        (f"{RESPONSE};q=0.5, {JSON}", JSON),
        (f"{RESPONSE};q=0.5, {JSON};q=0.4", RESPONSE),
        (f"{JSON};q=0.9, */*;q=0.1", JSON),
        (f"{RESPONSE};q=0, */*", JSON),
        ("text/html, application/xhtml+xml, */*;q=0.8", RESPONSE),
        ("APPLICATION/JSON", JSON),
        (f"{JSON} ; q=0.2 , text/html", JSON),
        (f"{JSON}; charset=latin-1, {RESPONSE};q=0.1", RESPONSE),
        ("text/html", None),
        (f"{JSON};q=0", None),
        ("*/*;q=0", None),
        (f"{JSON};q=many", None),
        (f"{JSON}; charset=utf-16", None),
    ],
)
def test_the_best_accepted_media_type_is_chosen(accept: str | None, media: str | None) -> None:
    assert negotiate(accept) == media
