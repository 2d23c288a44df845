"""Addresses of the web, as the graph may hold them: IRIs (RFC 3987) of http or https, which lead to a host.

    read_web_address("https://example.org/?a=<2>")   BadAddress: Invalid IRI code point '<'; allowed is …

Oxigraph (MIT or Apache-2.0) knows what an IRI is, by the parser of its RDF store: what it refuses, no reader of RDF
takes. `rfc3987` is under the GPL; `abnf` and `rfc3987-syntax` need a tenth of a second for one address.
"""

from urllib.parse import urlsplit

from pyoxigraph import NamedNode


class BadAddress(ValueError):
    """A text that is no address of the web."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason}; allowed is one such as https://example.org/?a=%3C2%3E")


def read_web_address(text: str) -> str:
    """The address as it is; else `BadAddress` says what is wrong with it."""
    if not text.startswith(("http://", "https://")):
        raise BadAddress("it does not begin with https://")
    try:
        NamedNode(text)
        address = urlsplit(text)
        host, _ = address.hostname, address.port  # a port may be a number that there is none of
    except ValueError as wrong:
        raise BadAddress(str(wrong)) from wrong
    if not host:
        raise BadAddress("no host stands behind //")
    return text
