"""The settings: each is one row of SETTINGS, given to server.py by the environment.

python server.py settings    show every setting and its value
"""

import difflib
import math
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph_store import EMBEDDED, Credentials
from resolvers.request.limits import Limits
from web import CORS_HEADERS, Options, Publisher, read_trusted

PREFIX = "SAMVERKAN_"
OF_THE_TESTS = ("SAMVERKAN_TEST_", "SAMVERKAN_REQUIRE_ALL")
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class SettingKind:
    """What a setting may be, in words and as a function that raises ValueError for anything else."""

    allowed: str
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Setting:
    field: str
    default: str
    kind: SettingKind
    help: str
    secret: bool = False

    @property
    def name(self) -> str:
        return PREFIX + self.field.upper()


def whole(least: int, most: int) -> SettingKind:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,12}", text) or not least <= int(text) <= most:
            raise ValueError
        return int(text)

    return SettingKind(f"a whole number from {least} to {most}", read)


def one_of(*words: str) -> SettingKind:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError
        return text

    return SettingKind(" or ".join(words), read)


def _read_graph_url(text: str) -> str:
    if text != "embedded" and not re.fullmatch(r"(bolt|neo4j)(\+s|\+ssc)?://[^/@?#\s]+", text):
        raise ValueError
    return text


def _read_heap(text: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,5}[mg]", text):
        raise ValueError
    return text


def _read_seconds(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", text) or not 0.1 <= float(text) <= 600:
        raise ValueError
    return float(text)


def _read_origins(text: str) -> tuple[str, ...]:
    origins = tuple(text.replace(",", " ").split())
    if not all(each == "*" or re.fullmatch(r"https?://[^/@?#\s]+", each) for each in origins):
        raise ValueError
    return origins


def _read_headers(text: str) -> tuple[str, ...]:
    names = tuple(text.lower().replace(",", " ").split())
    if not all(each == "*" or re.fullmatch(r"[a-z0-9!#$%&'*+.^_`|~-]+", each) for each in names):
        raise ValueError
    return names


def _read_iri(text: str) -> str:
    if text and not re.fullmatch(r"https?://[A-Za-z0-9.\-:\[\]]+(/[A-Za-z0-9._~/-]*)?", text):
        raise ValueError
    return text


def _read_public_url(text: str) -> str:
    return _read_iri(text).rstrip("/")


def _read_email(text: str) -> str:
    if text and not re.fullmatch(r"[A-Za-z0-9.!#$&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text):
        raise ValueError
    return text


def _read_file(text: str) -> str:
    """The contents of a file that holds a secret, as Docker and Kubernetes hand them over; no file, no secret."""
    return Path(text).read_text().strip() if text else ""


def _read_trusted(text: str) -> Mapping[str, str]:
    return read_trusted((HERE / text).read_text(encoding="utf-8")) if text else {}


def _read_folders(text: str) -> tuple[Path, ...]:
    return tuple(HERE / each for each in text.split(os.pathsep) if each)


TEXT = SettingKind("text", str)
FOLDER = SettingKind("a folder, seen from the one of server.py unless it begins with /", lambda text: HERE / text)
FOLDERS = SettingKind("folders as in PATH, seen from the one of server.py unless they begin with /", _read_folders)
GRAPH_URL = SettingKind(
    "embedded, or bolt:// or neo4j:// (also +s, +ssc) with host and port; user and password are settings of their own",
    _read_graph_url,
)
HEAP = SettingKind("megabytes or gigabytes such as 1500m or 4g", _read_heap)
SECONDS = SettingKind("seconds from 0.1 to 600", _read_seconds)
SECONDS_OR_NONE = SettingKind("0, or seconds from 0.1 to 600", lambda text: 0.0 if text == "0" else _read_seconds(text))
ORIGINS = SettingKind("origins such as https://example.org, separated by commas, or *", _read_origins)
HEADERS = SettingKind("names of headers, separated by commas, or *", _read_headers)
EMAIL = SettingKind("an e-mail address", _read_email)
IRI = SettingKind("an address such as https://example.org/graf", _read_iri)
PUBLIC_URL = SettingKind("an address such as https://example.org/graf", _read_public_url)
TRUSTED = SettingKind(
    "a file as Relay, GraphQL Code Generator or Apollo write it, seen from the folder of server.py", _read_trusted
)
YES_OR_NO = SettingKind("yes or no", lambda text: one_of("yes", "no").read(text) == "yes")
SECRET_FILE = SettingKind("a file that can be read", _read_file)

SETTINGS = (
    Setting("host", "127.0.0.1", TEXT, "Address to listen at; 0.0.0.0 for every network of the machine."),
    Setting("port", "8000", whole(0, 65535), "Port to listen at; 0 for any free one."),
    Setting("workers", "1", whole(1, 64), "Processes that answer questions."),
    Setting("graph_url", "embedded", GRAPH_URL, "Where the graph is: inside the service, or a Neo4j."),
    Setting("graph_database", "neo4j", TEXT, "Database of a Neo4j."),
    Setting("graph_user", "neo4j", TEXT, "User of a Neo4j."),
    Setting("graph_password", "", TEXT, "Password of that user.", secret=True),
    Setting("graph_password_file", "", SECRET_FILE, "File that holds the password instead."),
    Setting("graph_heap", "1500m", HEAP, "Memory of the embedded graph."),
    Setting("state_folder", ".samverkan", FOLDER, "Folder of the embedded graph."),
    Setting("dataset", "graph_seed/orebro", FOLDER, "Folder of the facts to load."),
    Setting("datasets", "", FOLDERS, "Folders in which datasets that it uses lie, unless beside it."),
    Setting("page_default", "20", whole(1, 100_000), "Rows of a page when the question does not say."),
    Setting("page_maximum", "1000", whole(1, 100_000), "Rows of a page at most."),
    Setting(
        "group_maximum", "30", whole(2, 1000), "Actors of a group that tells who works with whom, if nobody says more."
    ),
    Setting("network_maximum", "100000", whole(1, 1_000_000), "Actors, and groups, of a network at most."),
    Setting("network_list", "5000", whole(1, 100_000), "Nodes of a network in a list or a file at most."),
    Setting("network_links", "100000", whole(1, 2_000_000), "Links of a network in a list or a file at most."),
    Setting("network_timeout", "30", SECONDS, "Time that somebody waits for a network; it is computed on and kept."),
    Setting("statement_timeout", "10", SECONDS, "Time that one statement may take in the graph."),
    Setting("body_limit", "262144", whole(1000, 100_000_000), "Bytes of a request's body at most."),
    Setting("document_cache", "1000", whole(0, 100_000), "Parsed questions to keep; they use 64 MiB at most."),
    Setting("answer_cache", "64", whole(0, 100_000), "Megabytes of answers to keep while the graph stays as it is."),
    Setting(
        "freshness", "1", SECONDS_OR_NONE, "How long ago the graph may have been as it was for an answer that is kept."
    ),
    Setting(
        "max_age",
        "0",
        whole(0, 31_536_000),
        "Seconds for which who got an answer or a file may use it without asking whether it still holds.",
    ),
    Setting(
        "persisted_queries", "16", whole(0, 100_000), "Megabytes of questions to keep that clients ask by their hash."
    ),
    Setting("trusted_documents", "", TRUSTED, "List of questions that clients ask by their ids."),
    Setting("trusted_only", "no", YES_OR_NO, "Whether no question is answered but those of that list."),
    Setting("explain", "no", YES_OR_NO, "Whether who asks for it is told how an answer was made, statements and all."),
    Setting("cors_origins", "", ORIGINS, "Origins whose pages may ask from a browser; empty: only our own."),
    Setting(
        "cors_headers",
        ", ".join(CORS_HEADERS),
        HEADERS,
        "Headers that such pages may send besides Accept, Content-Type and the like.",
    ),
    Setting("public_url", "", PUBLIC_URL, "Where the service is reached from outside; empty: where a request came to."),
    Setting("export_rows", "100000", whole(1, 1_000_000), "Rows of an Excel file at most; CSV has no limit."),
    Setting("export_entities", "100000", whole(1, 10_000_000), "Entities of a JSON-LD file at most."),
    Setting("exports_at_once", "8", whole(1, 1000), "Files that one process sends at a time."),
    Setting("publisher_name", "", TEXT, "Who publishes, for the catalogue; empty: the project's name."),
    Setting("publisher_url", "", IRI, "Address that names the publisher: its website or its IRI."),
    Setting("contact_email", "", EMAIL, "Where to write about the data; empty: the catalogue names nobody."),
    Setting("stop_timeout", "10", SECONDS, "Time for the last answers when the service is stopped."),
    Setting("log_format", "console", one_of("console", "json"), "Log lines for a person, or one JSON object each."),
    Setting("log_level", "info", one_of("debug", "info", "warning", "error"), "The least important lines to log."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force; one field for each row of SETTINGS."""

    host: str
    port: int
    workers: int
    graph_url: str
    graph_database: str
    graph_user: str
    graph_password: str = field(repr=False)
    graph_password_file: str = field(repr=False)
    graph_heap: str
    state_folder: Path
    dataset: Path
    datasets: tuple[Path, ...]
    page_default: int
    page_maximum: int
    group_maximum: int
    network_maximum: int
    network_list: int
    network_links: int
    network_timeout: float
    statement_timeout: float
    body_limit: int
    document_cache: int
    answer_cache: int
    freshness: float
    max_age: int
    persisted_queries: int
    trusted_documents: Mapping[str, str]
    trusted_only: bool
    explain: bool
    cors_origins: tuple[str, ...]
    cors_headers: tuple[str, ...]
    public_url: str
    export_rows: int
    export_entities: int
    exports_at_once: int
    publisher_name: str
    publisher_url: str
    contact_email: str
    stop_timeout: float
    log_format: str
    log_level: str

    @property
    def credentials(self) -> Credentials | None:
        password = self.graph_password or self.graph_password_file
        return Credentials(self.graph_user, password) if password and self.graph_url != EMBEDDED else None

    @property
    def limits(self) -> Limits:
        return Limits(
            page=self.page_default,
            page_maximum=self.page_maximum,
            group=self.group_maximum,
            network=self.network_maximum,
            network_list=self.network_list,
            network_links=self.network_links,
        )

    @property
    def options(self) -> Options:
        return Options(
            body_limit=self.body_limit,
            document_cache=self.document_cache,
            answer_cache=self.answer_cache * 1_000_000,
            freshness=self.freshness,
            max_age=self.max_age,
            persisted_queries=self.persisted_queries * 1_000_000,
            trusted_documents=self.trusted_documents,
            trusted_only=self.trusted_only,
            explain=self.explain,
            cors_origins=self.cors_origins,
            cors_headers=self.cors_headers,
            public_url=self.public_url,
            page_maximum=self.page_maximum,
            export_rows=self.export_rows,
            export_entities=self.export_entities,
            network_nodes=self.network_list,
            exports_at_once=self.exports_at_once,
            publisher=Publisher(self.publisher_name, self.publisher_url, self.contact_email),
        )


class WrongSettings(Exception):
    """Settings that cannot be used, all of them at once."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))


def read_settings(environment: Mapping[str, str]) -> Settings:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for setting in SETTINGS:
        text = text_of(setting, environment)
        try:
            values[setting.field] = setting.kind.read(text)
        except (ValueError, OSError):
            shown = "what it holds" if setting.secret else repr(without_login(text))
            problems.append(f"{setting.name}: {shown} is not allowed. Allowed: {setting.kind.allowed}.")
    if values.get("page_default", 0) > values.get("page_maximum", math.inf):
        problems.append("SAMVERKAN_PAGE_DEFAULT is greater than SAMVERKAN_PAGE_MAXIMUM.")
    if values.get("graph_password") and values.get("graph_password_file"):
        problems.append("SAMVERKAN_GRAPH_PASSWORD and SAMVERKAN_GRAPH_PASSWORD_FILE are both set: set one of them.")
    if values.get("trusted_only") and values.get("trusted_documents") == {}:
        problems.append("SAMVERKAN_TRUSTED_ONLY is yes, but SAMVERKAN_TRUSTED_DOCUMENTS names no list.")
    if problems:
        raise WrongSettings(problems)
    return Settings(**values)


def text_of(setting: Setting, environment: Mapping[str, str]) -> str:
    """What a setting says; an empty variable is the same as none."""
    return environment.get(setting.name) or setting.default


def without_login(text: str) -> str:
    """A text as a log may show it: of an address that holds user and password, neither."""
    return re.sub(r"//.*@", "//…@", text, flags=re.DOTALL)


def unknown_names(environment: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each variable that looks like a setting and is none."""
    names = [setting.name for setting in SETTINGS]
    for name in environment:
        if name.startswith(PREFIX) and name not in names and not name.startswith(OF_THE_TESTS):
            near = difflib.get_close_matches(name, names, n=1)
            advice = f"Did you mean {near[0]}?" if near else "All of them: python server.py settings"
            yield f"{name} is no setting. {advice}"


def settings_table(environment: Mapping[str, str]) -> str:
    """Every setting with the value in force."""
    rows = []
    for setting in SETTINGS:
        text = text_of(setting, environment)
        rows.append(f"{setting.name} = {'(set)' if setting.secret and text else text}")
        rows.append(f"    {setting.help} Allowed: {setting.kind.allowed}.")
        if text != setting.default:
            rows.append(f"    Default: {setting.default or '(empty)'}")
    return "\n".join(rows)


def settings_markdown() -> str:
    """The table of the README."""
    rows = [
        f"| `{setting.name}` | {f'`{setting.default}`' if setting.default else ''} | {setting.help} "
        f"| {setting.kind.allowed} |"
        for setting in SETTINGS
    ]
    return "\n".join(["| setting | default | what it is | allowed |", "|---|---|---|---|", *rows])
