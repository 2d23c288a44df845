"""Questions that are asked by a short name in place of their text.

automatic   the SHA-256 of a text that somebody sent before: what Apollo's and urql's clients do, bounded, for who asks
trusted     the id of a document in a list that the service was started with: Relay, GraphQL Code Generator, Apollo
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson
from cachetools import LRUCache

from web.errors import PersistedQueryNotFound, PersistedQueryNotSupported, UntrustedDocument, WrongHash

_OVERHEAD = 300
"""Bytes that an entry takes beside its text, about."""

_MANIFEST = "apollo-persisted-query-manifest"


@dataclass(frozen=True, slots=True)
class Naming:
    """How a request names its document: by its text, by its id, or by both."""

    text: str | None
    id: str | None = None
    """Of a document in the list."""
    hash: str | None = None
    """The SHA-256 that Apollo's protocol has; clients with a list of theirs send ids there too."""


class PersistedQueries:
    """Finds the text of what is asked for by name. `most` bytes of texts that clients sent are kept; 0: none are."""

    def __init__(self, most: int, trusted: Mapping[str, str], *, trusted_only: bool) -> None:
        self._sent: LRUCache[str, str] = LRUCache(most, getsizeof=lambda text: len(text.encode()) + _OVERHEAD)
        self._trusted = trusted
        self._trusted_texts = frozenset(trusted.values())
        self._trusted_only = trusted_only

    def text_of(self, naming: Naming) -> str:
        """The text of the document; raises what the client is told when there is none, or when it is not admitted."""
        name = naming.id or naming.hash or ""
        if (trusted := self._trusted.get(name.removeprefix("sha256:"))) and naming.text in (None, trusted):
            return trusted
        if naming.text is None:
            return self._sent_before(naming)
        if naming.hash and naming.hash != sha256(naming.text.encode()).hexdigest():
            raise WrongHash
        if self._trusted_only and naming.text not in self._trusted_texts:
            raise UntrustedDocument
        return naming.text

    def keep(self, naming: Naming) -> None:
        """Keep a text that came with its hash, once it is known to be one that can be asked."""
        if naming.hash is None or naming.text is None or self._trusted_only:
            return
        if len(naming.text.encode()) + _OVERHEAD <= self._sent.maxsize:
            self._sent[naming.hash] = naming.text

    def _sent_before(self, naming: Naming) -> str:
        if naming.hash and (text := self._sent.get(naming.hash)):
            return text
        if self._sent.maxsize or self._trusted:
            raise PersistedQueryNotFound
        raise PersistedQueryNotSupported


def read_trusted(text: str) -> Mapping[str, str]:
    """The documents of a list, by their ids; raises ValueError for what is no list that we know.

    Relay's and GraphQL Code Generator's are `{"id": "query …"}`, Apollo's has `operations` of `id` and `body`.
    """
    found = orjson.loads(text)
    if isinstance(found, dict) and found.get("format") == _MANIFEST:
        found = _of_apollo(found)
    if not isinstance(found, dict) or not found or not all(isinstance(each, str) for each in found.values()):
        raise ValueError("no list of documents")
    return {name.removeprefix("sha256:"): document for name, document in found.items()}


def _of_apollo(manifest: Mapping[str, Any]) -> Any:
    operations = manifest.get("operations")
    if manifest.get("version") != 1 or not isinstance(operations, list):
        raise ValueError("another version of the manifest")
    try:
        return {each["id"]: each["body"] for each in operations}
    except (KeyError, TypeError) as error:
        raise ValueError("an operation without id or body") from error
