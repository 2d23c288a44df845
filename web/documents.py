"""Parsed and validated documents, kept by their text: the same question is read once."""

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b

from graphql import DocumentNode, GraphQLError, GraphQLSchema, GraphQLSyntaxError, IntValueNode, parse, validate

MAX_TOKENS = 10_000
"""Tokens of one document. GraphiQL's introspection, the largest of the usual ones, has 400."""

MAX_ERRORS = 20
"""Mistakes told at once. Validation stops there, however many there are."""

_BYTES_A_CHARACTER = 256
"""Memory of a parsed document for a character of its text: 225 where nearly every character is a token."""

_CACHE_BYTES = 64 * 1024 * 1024

_NO_INT = "Expected value of type 'Int'"
"""How the error begins for a number of so many digits that Python reads none of it."""

_SHOWN = 40
"""Digits of such a number that are told again."""


@dataclass(frozen=True, slots=True)
class ValidDocument:
    """A document that can be asked."""

    node: DocumentNode
    shape: str
    """A short hash of the text: what a log may say of the question."""


class InvalidDocument(Exception):
    """A document that cannot be asked, and all that is wrong with it; without a `node` it could not be parsed."""

    def __init__(self, code: str, errors: list[GraphQLError], node: DocumentNode | None = None) -> None:
        super().__init__(errors[0].message)
        self.node = node
        self.errors = tuple(_with_code(error, code) for error in errors)


class Documents:
    """The documents of one schema, the least recently asked ones forgotten first."""

    def __init__(self, schema: GraphQLSchema, capacity: int) -> None:
        self._schema = schema
        self._capacity = capacity
        self._documents: OrderedDict[str, ValidDocument] = OrderedDict()
        self._characters = 0

    def __len__(self) -> int:
        return len(self._documents)

    def get(self, text: str) -> ValidDocument:
        document = self._documents.get(text)
        if document is None:
            document = read_document(self._schema, text)
            self._keep(text, document)
        else:
            self._documents.move_to_end(text)
        return document

    def _keep(self, text: str, document: ValidDocument) -> None:
        self._documents[text] = document
        self._characters += len(text)
        while len(self._documents) > self._capacity or self._characters * _BYTES_A_CHARACTER > _CACHE_BYTES:
            forgotten, _ = self._documents.popitem(last=False)
            self._characters -= len(forgotten)


def read_document(schema: GraphQLSchema, text: str) -> ValidDocument:
    """Parse and validate; raises InvalidDocument."""
    try:
        node = parse(text, max_lexical_tokens=MAX_TOKENS, max_comments=MAX_TOKENS)
        errors = validate(schema, node, max_errors=MAX_ERRORS)
    except GraphQLSyntaxError as error:
        raise InvalidDocument("GRAPHQL_PARSE_FAILED", [error]) from None
    except RecursionError:
        too_deep = GraphQLError("The document is nested too deeply.")
        raise InvalidDocument("GRAPHQL_VALIDATION_FAILED", [too_deep]) from None
    if errors:
        raise InvalidDocument("GRAPHQL_VALIDATION_FAILED", errors, node)
    return ValidDocument(node, blake2b(text.encode(), digest_size=4).hexdigest())


def _with_code(error: GraphQLError, code: str) -> GraphQLError:
    return GraphQLError(_message(error), error.nodes, error.source, error.positions, extensions={"code": code})


def _message(error: GraphQLError) -> str:
    """What graphql-core says of a document, where that is not what Python said to it."""
    literal = error.nodes[0] if error.nodes else None
    if error.original_error and isinstance(literal, IntValueNode) and error.message.startswith(_NO_INT):
        digits = literal.value if len(literal.value) <= _SHOWN else f"{literal.value[:_SHOWN]}…"
        return f"Int cannot represent non 32-bit signed integer value: {digits}"
    return error.message.replace("not to be None.", "not to be null.")
