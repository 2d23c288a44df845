import pytest
from rdflib import Graph, Literal, URIRef

from graph_seed.web_address import BadAddress, read_web_address


@pytest.mark.parametrize(
    "text",
    [
        "https://www.orebro.se/civilasamhallet",
        "http://localhost:8000/?q=1&r=a,b;c#d",
        "https://example.org/?a=%3C2%3E",
        "https://örebro.se/åäö?q=ö#å",
        "https://[::1]/",
    ],
)
def test_an_address_is_kept_as_it_is(text: str) -> None:
    assert read_web_address(text) == text
    written = Graph().add((URIRef(text), URIRef(text), Literal(text))).serialize(format="turtle")
    assert (URIRef(text), URIRef(text), Literal(text)) in Graph().parse(data=written, format="turtle")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("www.orebro.se", "it does not begin with https://"),
        ("ftp://example.org", "it does not begin with https://"),
        ("https://example.org/?a=<2>", "'<'"),
        ("https://example.org/{x}", "'{'"),
        ("https://example.org/a b", "' '"),
        ("https://example.org/a|b", r"'\|'"),
        ("https://example.org/[x]", r"'\['"),
        ("https://example.org/%zz", "'%zz'"),
        ("https://example.org/100%", "percent"),
        ("https://?x", "no host"),
        ("https:///x", "no host"),
        ("https://:80/", "no host"),
        ("https://[::g]/", "IPv6"),
        ("https://example.org:port/", "'p'"),
        ("https://example.org:99999/", "Port out of range"),
    ],
)
def test_what_is_no_address_is_refused_and_the_reason_said(text: str, said: str) -> None:
    with pytest.raises(BadAddress, match=said):
        read_web_address(text)
