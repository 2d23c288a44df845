"""Read the parameters of a GraphQL request from an HTTP request: a JSON body, or the query of the URL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope

from web.errors import BodyTooLarge, MalformedJson, MalformedRequest, MethodNotAllowed, UnsupportedMediaType
from web.json_text import NotJson, read_json
from web.media import JSON, media_type
from web.persisted import Naming

_METHODS = ("GET", "HEAD", "POST")
CITATION, EXPLAIN = "citation", "explain"
"""What an answer may be asked to say beside its data: by what it is cited; and, where a setting allows it, how it was
made."""

_IDS = ("documentId", "id", "doc_id")
"""What the id of a document is called: by the specification's draft, and by Relay."""
_PARAMETERS = ("query", "operationName", "variables", "extensions", *_IDS)
_VERSION = 1
"""Of the protocol of automatic persisted queries."""


class Disconnected(Exception):
    """The client left before its request was read; there is nobody to answer."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of a GraphQL request. Of `extensions` only `want` and `persistedQuery` mean something here."""

    naming: Naming
    operation_name: str | None
    variables: dict[str, Any]
    wanted: tuple[str, ...] = ()
    """What the answer shall say beside its data."""


def header(scope: Scope, name: bytes) -> str | None:
    """The value of a header; of a repeated one all values, joined as RFC 9110 does."""
    values = [value for key, value in scope["headers"] if key == name]
    return b", ".join(values).decode("latin-1") if values else None


async def read_parameters(scope: Scope, receive: Receive, body_limit: int, words: Sequence[str]) -> Parameters:
    """What a request asks; `words` are what it may want to be said beside the data."""
    match scope["method"]:
        case "POST":
            _check_content(header(scope, b"content-type"), header(scope, b"content-encoding"))
            return _from_body(await _read_body(scope, receive, body_limit), words)
        case "GET" | "HEAD":
            return _from_url(scope["query_string"], words)
        case method:
            raise MethodNotAllowed(f"{method} is no method of this address.", _METHODS)


def _check_content(content_type: str | None, encoding: str | None) -> None:
    name, parameters = media_type(content_type or "")
    if name != JSON:
        raise UnsupportedMediaType("Content-Type", name or "missing", JSON, ("accept", JSON))
    charset = parameters.get("charset", "utf-8")
    if charset.lower() not in ("utf-8", "utf8"):
        raise UnsupportedMediaType(
            "The charset of Content-Type", charset, "utf-8", ("accept", f"{JSON}; charset=utf-8")
        )
    if encoding and encoding.lower() != "identity":
        raise UnsupportedMediaType("Content-Encoding", encoding, "identity", ("accept-encoding", "identity"))


async def _read_body(scope: Scope, receive: Receive, limit: int) -> bytes:
    length = (header(scope, b"content-length") or "").lstrip("0")
    if length.isdecimal() and (len(length) > len(str(limit)) or int(length) > limit):
        raise BodyTooLarge(limit)
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            raise BodyTooLarge(limit)
        chunks.append(chunk)
        if not message.get("more_body", False):
            return b"".join(chunks)


def _from_body(body: bytes, words: Sequence[str]) -> Parameters:
    if not body.strip():
        raise MalformedRequest('The body is empty. It should be JSON such as {"query": "{ __typename }"}.')
    try:
        found = read_json(body)
    except NotJson as error:
        raise MalformedJson("The body", str(error)) from None
    if isinstance(found, list):
        raise MalformedRequest("The body is a list. Batches are not answered here: send one operation in each request.")
    if not isinstance(found, dict):
        raise MalformedRequest(f"The body is {_kind(found)}, but should be an object with `query`.")
    return _parameters(found, words)


def _from_url(query_string: bytes, words: Sequence[str]) -> Parameters:
    try:
        pairs = parse_qsl(query_string.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise MalformedRequest("The URL's query is not URL-encoded UTF-8.") from None
    names = [name for name, _ in pairs]
    for name in _PARAMETERS:
        if names.count(name) > 1:
            raise MalformedRequest(f"`{name}` stands more than once in the URL.")
    found: dict[str, Any] = dict(pairs)
    for name in ("variables", "extensions"):
        if found.get(name):
            found[name] = _json(name, found[name])
    # what is empty in a URL counts as left out
    return _parameters({name: value for name, value in found.items() if value != "" or name == "query"}, words)


def _json(name: str, text: str) -> Any:
    try:
        return read_json(text.encode())
    except NotJson as error:
        raise MalformedJson(f"`{name}` in the URL", str(error)) from None


def _parameters(found: Mapping[str, Any], words: Sequence[str]) -> Parameters:
    """Other keys are reserved by the specification and ignored; null is the same as left out."""
    extensions = _checked(found, "extensions", dict, "an object") or {}
    return Parameters(
        naming=_naming(found, extensions),
        operation_name=_checked(found, "operationName", str, "a string"),
        variables=_checked(found, "variables", dict, "an object") or {},
        wanted=_wanted(extensions.get("want"), words),
    )


def _naming(found: Mapping[str, Any], extensions: Mapping[str, Any]) -> Naming:
    query = _checked(found, "query", str, "a string")
    ids = [_checked(found, name, str, "a string") for name in _IDS]
    naming = Naming(query, next(filter(None, ids), None), _hash(extensions.get("persistedQuery")))
    if query is None and not naming.id and not naming.hash:
        raise MalformedRequest("`query` is missing: it holds the GraphQL document.")
    # what is empty beside a name is left out: some clients say so
    return replace(naming, text=None) if query == "" and (naming.id or naming.hash) else naming


def _hash(persisted: Any) -> str | None:
    """The hash of automatic persisted queries."""
    if persisted is None:
        return None
    name = "extensions.persistedQuery"
    if not isinstance(persisted, dict):
        raise MalformedRequest(f"`{name}` is {_kind(persisted)}, but should be an object with `sha256Hash`.")
    if (version := persisted.get("version")) != _VERSION:
        said = version if isinstance(version, int) and not isinstance(version, bool) else _kind(version)
        raise MalformedRequest(f"`{name}.version` is {said}. Allowed: {_VERSION}.")
    hash_ = persisted.get("sha256Hash")
    if not isinstance(hash_, str) or not hash_:
        raise MalformedRequest(f"`{name}.sha256Hash` is {_kind(hash_)}, but should be the hash of a document.")
    return hash_


def _wanted(want: Any, words: Sequence[str]) -> tuple[str, ...]:
    """What the answer shall say beside its data; a word that means nothing is refused, or its absence would be read."""
    if want is None:
        return ()
    if not isinstance(want, list):
        raise MalformedRequest(f'`extensions.want` is {_kind(want)}, but should be a list such as ["{CITATION}"].')
    for each in want:
        if each not in words:
            said = f'"{each}"' if isinstance(each, str) else _kind(each)
            allowed = ", ".join(f'"{word}"' for word in words)
            raise MalformedRequest(f"`extensions.want` has {said} in it. Allowed: {allowed}.")
    return tuple(want)


def _checked(found: Mapping[str, Any], name: str, kind: type, wanted: str) -> Any:
    value = found.get(name)
    if value is not None and not isinstance(value, kind):
        raise MalformedRequest(f"`{name}` is {_kind(value)}, but should be {wanted}.")
    return value


def _kind(value: object) -> str:
    kinds = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}
    return kinds.get(type(value), "null")
