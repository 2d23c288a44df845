"""What is reached by HTTP: GraphQL, GraphiQL, files, the catalogue, and whether the service is well."""

from web.app import Backend, Options, create_app
from web.catalog.publisher import Publisher
from web.cors import CORS_HEADERS
from web.log import ConsoleFormatter, JsonFormatter
from web.persisted import read_trusted

__all__ = [
    "CORS_HEADERS",
    "Backend",
    "ConsoleFormatter",
    "JsonFormatter",
    "Options",
    "Publisher",
    "create_app",
    "read_trusted",
]
