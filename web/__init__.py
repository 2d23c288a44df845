"""The HTTP edge: GraphQL over HTTP, GraphiQL, the schema's text, and whether the service is well."""

from web.app import Backend, Options, create_app
from web.log import ConsoleFormatter, JsonFormatter

__all__ = ["Backend", "ConsoleFormatter", "JsonFormatter", "Options", "create_app"]
