"""The catalogue as RDF: DCAT-AP-SE 3, every resource with an absolute address, no blank nodes.

catalogue ─ dataset ─┬─ distributions: CSV, JSON Lines, Excel, JSON-LD
                     └─ distribution: GraphQL ─ data service

What nobody has stated is left out: without settings the publisher is the project by its name, and nobody is to contact.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, OWL, SKOS, XSD

from schema.language import ALWAYS, three_letters
from web.catalog.facts import CatalogueFacts
from web.catalog.publisher import Publisher
from web.export.export import Export
from web.export.licence import licence_url

DCAT = Namespace("http://www.w3.org/ns/dcat#")
"""Version 3; rdflib's own has the words of version 2 only."""

ADMS = Namespace("http://www.w3.org/ns/adms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority"

PROJECT = "Samverkansgrafen"
"""The publisher when none is set: the project, of which nothing is claimed but its name."""

CATALOGUE_LICENCE = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
"""Of the description alone; DCAT-AP-SE allows no other."""

PROFILE = URIRef("https://docs.dataportal.se/dcat/3.0.1/sv/")

Texts = tuple[str, str]
"""A text in Swedish and in English."""

_CATALOGUE_TITLE = ("Samverkansgrafens datakatalog", "Catalogue of Samverkansgrafen")
_CATALOGUE_TEXT = (
    "De data om samverkan mellan kommuner och civilsamhälle som tjänsten publicerar.",
    "The data on collaboration between municipalities and civil society that the service publishes.",
)
_DATASET_TITLE = ("Samverkan mellan kommun och civilsamhälle", "Collaboration of municipality and civil society")
_DATASET_TEXT = (
    "Vilka som samverkar med vilka, genom vad, sedan när, och var det står: föreningar, nämnder, förvaltningar, råd, "
    "politiker, partnerskap och överenskommelser, och relationerna mellan dem. Varje uppgift har sin källa "
    "och sin tid.",
    "Who works with whom, through what, since when, and where it says so: associations, committees, administrations, "
    "councils, politicians, partnerships and agreements, and the relations between them. Every fact has its source "
    "and its time.",
)
_KEYWORDS = (
    ("samverkan", "collaboration"),
    ("civilsamhälle", "civil society"),
    ("föreningar", "associations"),
    ("idéburet offentligt partnerskap", "public partnership with civil society"),
    ("kommun", "municipality"),
    ("råd", "councils"),
)
_VERSION_NOTES = (
    "Revision {0}. owl:versionInfo är contentHash: SHA-256 av alla uppgifter, som varje fil har i sitt huvud.",
    "Revision {0}. owl:versionInfo is contentHash: SHA-256 of all facts, which every file has in its header.",
)
_SERVICE_TITLE = ("Samverkansgrafens GraphQL-API", "GraphQL API of Samverkansgrafen")
_SERVICE_TEXT = (
    "Frågor i GraphQL om allt i datamängden, vid vilken dag som helst; schemat är också dess datalexikon.",
    "Questions in GraphQL about everything in the dataset, on any day; the schema is also its data dictionary.",
)


@dataclass(frozen=True, slots=True)
class Distribution:
    """A form that the dataset can be had in; its files are those that end so."""

    ending: str
    title: Texts
    text: Texts
    standard: str


DISTRIBUTIONS = (
    Distribution(
        "csv",
        ("CSV", "CSV"),
        ("En tabell för varje typ och relation.", "A table for each type and each relation."),
        "https://www.rfc-editor.org/rfc/rfc4180",
    ),
    Distribution(
        "jsonl",
        ("JSON Lines", "JSON Lines"),
        ("En tabell för varje typ och relation, ett objekt per rad.", "A table for each, one object a line."),
        "https://jsonlines.org/",
    ),
    Distribution(
        "xlsx",
        ("Excel", "Excel"),
        ("En arbetsbok för varje typ och relation.", "A workbook for each type and each relation."),
        "https://www.iso.org/standard/71691.html",
    ),
    Distribution(
        "jsonld",
        ("Länkade data (JSON-LD)", "Linked data (JSON-LD)"),
        ("Hela grafen i en fil.", "The whole graph in one file."),
        "https://www.w3.org/TR/json-ld11/",
    ),
)


def catalogue(
    base: str, publisher: Publisher, facts: CatalogueFacts, exports: Mapping[str, Export], *, public: bool
) -> Graph:
    """The catalogue of the service at an address; `public` says that somebody has set that address for all."""
    return _CatalogueGraph(base, publisher, facts, public).described(exports.values())


class _CatalogueGraph:
    """One catalogue while it is written."""

    def __init__(self, base: str, publisher: Publisher, facts: CatalogueFacts, public: bool) -> None:
        self._graph = Graph()
        self._base = base
        self._publisher = publisher
        self._facts = facts
        self._public = public
        licence = facts.edition.licence
        self._licence = URIRef(licence_url(licence)) if licence else None
        self._dataset = self._here("dataset")

    def described(self, exports: Iterable[Export]) -> Graph:
        files = list(exports)
        self._catalogue()
        self._agent()
        self._contact()
        self._data()
        for one in DISTRIBUTIONS:
            self._distribution(one, [each for each in files if each.name.endswith(f".{one.ending}")])
        self._service()
        return self._graph

    def _here(self, name: str) -> URIRef:
        """A resource of the catalogue."""
        return URIRef(f"{self._base}/catalog.rdf#{name}")

    def _at(self, path: str) -> URIRef:
        return URIRef(self._base + path)

    def _say(self, subject: URIRef, *facts: tuple[URIRef, URIRef | Literal | None]) -> None:
        """State facts of a resource; those that are None are not known."""
        for predicate, value in facts:
            if value is not None:
                self._graph.add((subject, predicate, value))

    def _texts(self, subject: URIRef, predicate: URIRef, texts: Texts) -> None:
        for text, language in zip(texts, ("sv", "en"), strict=True):
            self._graph.add((subject, predicate, Literal(text, lang=language)))

    def _catalogue(self) -> None:
        it = self._here("catalogue")
        self._texts(it, DCTERMS.title, _CATALOGUE_TITLE)
        self._texts(it, DCTERMS.description, _CATALOGUE_TEXT)
        self._say(
            it,
            (RDF.type, DCAT.Catalog),
            (DCTERMS.publisher, self._agent_iri),
            (DCTERMS.license, CATALOGUE_LICENCE),
            (DCAT.dataset, self._dataset),
            (DCAT.service, self._here("service")),
            (FOAF.homepage, self._at("/")),
            (DCTERMS.modified, self._modified),
            (DCTERMS.conformsTo, PROFILE),
            (DCAT.themeTaxonomy, URIRef(f"{EU}/data-theme")),
            *self._languages(),
            *self._places(),
        )
        self._say(self._at("/"), (RDF.type, FOAF.Document))
        self._say(PROFILE, (RDF.type, DCTERMS.Standard), (DCTERMS.title, Literal("DCAT-AP-SE 3.0.1")))

    @property
    def _agent_iri(self) -> URIRef:
        return URIRef(self._publisher.url) if self._publisher.url else self._here("publisher")

    @property
    def _modified(self) -> Literal | None:
        loaded = self._facts.edition.loaded_at
        return Literal(loaded, datatype=XSD.dateTime) if loaded else None

    def _agent(self) -> None:
        name = Literal(self._publisher.name or PROJECT)
        self._say(self._agent_iri, (RDF.type, FOAF.Agent), (FOAF.name, name))

    def _contact(self) -> None:
        if self._publisher.email:
            it = self._here("contact")
            self._say(
                it,
                (RDF.type, VCARD.Organization),
                (VCARD.fn, Literal(self._publisher.name or PROJECT)),
                (VCARD.hasEmail, URIRef(f"mailto:{self._publisher.email}")),
            )

    @property
    def _contact_iri(self) -> URIRef | None:
        return self._here("contact") if self._publisher.email else None

    def _data(self) -> None:
        it, edition = self._dataset, self._facts.edition
        self._texts(it, DCTERMS.title, _DATASET_TITLE)
        self._texts(it, DCTERMS.description, _DATASET_TEXT)
        if edition.content_hash:
            swedish, english = (text.format(edition.revision) for text in _VERSION_NOTES)
            self._texts(it, ADMS.versionNotes, (swedish, english))
        for keyword in _KEYWORDS:
            self._texts(it, DCAT.keyword, keyword)
        self._say(
            it,
            (RDF.type, DCAT.Dataset),
            (DCTERMS.identifier, Literal(str(it))),
            (DCTERMS.publisher, self._agent_iri),
            (DCAT.contactPoint, self._contact_iri),
            (DCAT.theme, URIRef(f"{EU}/data-theme/GOVE")),
            (DCAT.theme, URIRef(f"{EU}/data-theme/SOCI")),
            (DCAT.landingPage, self._at("/")),
            (DCTERMS.conformsTo, self._at("/schema.graphql")),
            (DCTERMS.modified, self._modified),
            (DCAT.version, Literal(edition.dataset_version) if edition.dataset_version else None),
            (OWL.versionInfo, Literal(edition.content_hash) if edition.content_hash else None),
            (DCTERMS.license, self._licence),
            (DCTERMS.accessRights, self._rights),
            (DCTERMS.temporal, self._period()),
            *self._languages(),
            *self._places(),
        )
        self._say(self._at("/schema.graphql"), (RDF.type, DCTERMS.Standard), (DCTERMS.title, Literal("GraphQL schema")))

    @property
    def _rights(self) -> URIRef | None:
        """Open to all, if somebody has said where all find it."""
        return URIRef(f"{EU}/access-right/PUBLIC") if self._public else None

    def _languages(self) -> Iterator[tuple[URIRef, URIRef]]:
        for language in dict.fromkeys((*ALWAYS, *self._facts.languages)):
            if code := three_letters(language):
                yield DCTERMS.language, URIRef(f"{EU}/language/{code.upper()}")

    def _places(self) -> Iterator[tuple[URIRef, URIRef]]:
        yield DCTERMS.spatial, URIRef(f"{EU}/country/SWE")
        for code, name in self._facts.municipalities.items():
            it = self._here(f"municipality-{code}")
            self._say(
                it,
                (RDF.type, DCTERMS.Location),
                (DCTERMS.identifier, Literal(code)),
                (SKOS.prefLabel, Literal(name, lang="sv") if name else None),
            )
            yield DCTERMS.spatial, it

    def _period(self) -> URIRef | None:
        """From the first day that is stated; without an end, for it goes on."""
        if self._facts.since is None:
            return None
        it = self._here("period")
        self._say(it, (RDF.type, DCTERMS.PeriodOfTime), (DCAT.startDate, Literal(self._facts.since, datatype=XSD.date)))
        return it

    def _distribution(self, form: Distribution, files: list[Export]) -> None:
        """A form of the dataset; where it is many files, each is named: so DCAT-AP-SE has it."""
        if not files:
            return
        it = self._here(form.ending)
        addresses = [self._at(f"/export/{file.name}") for file in files]
        self._offered(it, form.title, form.text, files[0].media.partition(";")[0], form.standard)
        self._say(
            it,
            (DCAT.accessURL, addresses[0] if len(addresses) == 1 else self._at("/export")),
            *((DCAT.downloadURL, address) for address in addresses),
        )

    def _service(self) -> None:
        it, distribution = self._here("service"), self._here("graphql")
        self._offered(
            distribution, ("GraphQL", "GraphQL"), _SERVICE_TEXT, "application/json", "https://spec.graphql.org/"
        )
        self._say(distribution, (DCAT.accessURL, self._at("/graphql")), (DCAT.accessService, it))
        self._texts(it, DCTERMS.title, _SERVICE_TITLE)
        self._texts(it, DCTERMS.description, _SERVICE_TEXT)
        self._say(
            it,
            (RDF.type, DCAT.DataService),
            (DCAT.endpointURL, self._at("/graphql")),
            (DCAT.endpointDescription, self._at("/schema.graphql")),
            (DCAT.servesDataset, self._dataset),
            (DCTERMS.publisher, self._agent_iri),
            (DCAT.contactPoint, self._contact_iri),
            (DCTERMS.license, self._licence),
            (DCTERMS.accessRights, self._rights),
            (DCTERMS.conformsTo, URIRef("https://spec.graphql.org/")),
            (FOAF.page, self._at("/")),
            (DCAT.theme, URIRef(f"{EU}/data-theme/GOVE")),
        )

    def _offered(self, it: URIRef, title: Texts, text: Texts, media: str, standard: str) -> None:
        """What every distribution says."""
        self._texts(it, DCTERMS.title, title)
        self._texts(it, DCTERMS.description, text)
        self._say(
            it,
            (RDF.type, DCAT.Distribution),
            (DCTERMS["format"], Literal(media)),
            (DCTERMS.license, self._licence),
            (DCTERMS.conformsTo, URIRef(standard)),
            (DCTERMS.modified, self._modified),
            *self._languages(),
        )
        self._say(self._dataset, (DCAT.distribution, it))
        self._say(URIRef(standard), (RDF.type, DCTERMS.Standard))
