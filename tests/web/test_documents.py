"""Documents are parsed and validated once, within bounds."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.tiny import SCHEMA
from web import documents
from web.documents import Documents, InvalidDocument, read_document


def test_the_same_text_is_read_once() -> None:
    cache = Documents(SCHEMA, 10)
    assert cache.get("{ hello }") is cache.get("{ hello }")
    assert len(cache) == 1


def test_a_document_is_parsed_once_and_validated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    passes: list[str] = []

    def counted(name: str) -> Callable[..., Any]:
        pass_ = getattr(documents, name)

        def run(*arguments: Any, **more: Any) -> Any:
            passes.append(name)
            return pass_(*arguments, **more)

        return run

    for name in ("parse", "validate"):
        monkeypatch.setattr(documents, name, counted(name))
    cache = Documents(SCHEMA, 10)
    for _ in range(3):
        cache.get("{ hello }")
    assert passes == ["parse", "validate"]


def test_the_least_recently_asked_is_forgotten_first() -> None:
    cache = Documents(SCHEMA, 2)
    first, second = cache.get("{ hello }"), cache.get("{ slow }")
    cache.get("{ hello }")
    cache.get("{ broken }")
    assert cache.get("{ hello }") is first
    assert cache.get("{ slow }") is not second


def test_nothing_is_kept_where_the_capacity_is_none() -> None:
    cache = Documents(SCHEMA, 0)
    cache.get("{ hello }")
    assert len(cache) == 0


def test_long_documents_take_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_CACHE_BYTES", 256 * 100)
    cache = Documents(SCHEMA, 1000)
    for number in range(20):
        cache.get(f"query Q{number:02} {{ hello }}")  # 19 characters each
    assert len(cache) == 5


def test_an_invalid_document_is_not_kept() -> None:
    cache = Documents(SCHEMA, 10)
    with pytest.raises(InvalidDocument):
        cache.get("{ nothing }")
    assert len(cache) == 0


def _codes(text: str) -> set[str]:
    with pytest.raises(InvalidDocument) as caught:
        read_document(SCHEMA, text)
    return {(error.extensions or {})["code"] for error in caught.value.errors}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "GRAPHQL_PARSE_FAILED"),
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ hello(name: \u0000) }", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { hello } query A { hello }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ nested " * 10_000 + "{ hello }" + "}" * 10_000, "GRAPHQL_PARSE_FAILED"),
        ("{" + "hello " * 20_000 + "}", "GRAPHQL_PARSE_FAILED"),
        ("#\n" * 20_000 + "{ hello }", "GRAPHQL_PARSE_FAILED"),
    ],
    ids=lambda text: text[:20],
)
def test_a_document_that_cannot_be_asked_says_why(text: str, code: str) -> None:
    assert _codes(text) == {code}


def test_ten_thousand_mistakes_are_told_as_twenty() -> None:
    with pytest.raises(InvalidDocument) as caught:
        read_document(SCHEMA, "{" + " ".join(f"x{number}" for number in range(9_000)) + "}")
    assert len(caught.value.errors) == documents.MAX_ERRORS + 1  # the last says that there are more


@pytest.mark.parametrize(
    "text",
    [
        "{ nested {" + " x: nested { hello }" * 1_500 + "} }",
        "{ nested {" + " ".join(f"x: hello(name: {number})" for number in range(1_200)) + "} }",
        "{ ...f0 }"
        + "".join(f" fragment f{n} on Query {{ nested {{ ...f{n + 1} ...f{n + 1} }} }}" for n in range(500)),
    ],
    ids=["same fields", "conflicting fields", "fragments"],
)
def test_a_document_made_to_keep_the_validation_busy_is_refused(text: str) -> None:
    """The limit on tokens bounds the work: without it these take minutes, or for ever."""
    with pytest.raises(InvalidDocument):
        read_document(SCHEMA, text)
