"""What browsers say of themselves, and what stands in a page."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx

BROWSERS = {
    "chrome": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7",
    "firefox": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "lynx": "text/html, text/plain, text/sgml, text/css, application/xhtml+xml, */*;q=0.01",
}
"""The header Accept of some browsers."""

PROGRAMS = {
    "httpx": "*/*",
    "apollo": "application/graphql-response+json,application/json;q=0.9",
    "fetch": "application/json, text/plain, */*",
    "harvester": "application/rdf+xml, application/ld+json;q=0.9, text/html;q=0.5",
    "undecided": "application/json, text/html",
    "silent": "",
}
"""That of some programs."""

HTML = {"accept": BROWSERS["firefox"]}


@dataclass
class Read(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    response: httpx.Response
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        assert self.response.headers["content-type"] == "text/html; charset=utf-8", self.response.text
        self.feed(self.response.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str, attribute: str) -> list[str]:
        """The values of an attribute."""
        return [str(each[attribute]) for name, each in self.elements if name == tag and attribute in each]

    @property
    def language(self) -> str:
        return self.all("html", "lang")[0]

    @property
    def links(self) -> list[str]:
        """Where the page leads, and what it loads, as whole addresses."""
        return [str(self.response.url.join(each)) for tag in ("a", "link") for each in self.all(tag, "href")]
