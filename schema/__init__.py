"""What can be asked: one type a file, each field with the edge that it follows."""

from schema.actor import Actor
from schema.agreement import Agreement
from schema.commitment import Commitment
from schema.council import Council
from schema.derive.late import LateSchema
from schema.derive.model import Model
from schema.derive.reader import read_model
from schema.derive.schema import Schema, build_schema
from schema.document import Document
from schema.example import Example
from schema.partnership import Partnership
from schema.party import Party
from schema.place import Place
from schema.politician import Politician
from schema.principle import Principle
from schema.source import Source
from schema.statement import Statement
from schema.support_service import SupportService
from schema.theme import Theme

TYPES: tuple[type, ...] = (
    Actor,
    Agreement,
    Commitment,
    Council,
    Document,
    Example,
    Partnership,
    Party,
    Place,
    Politician,
    Principle,
    Source,
    Statement,
    SupportService,
    Theme,
)
"""The types of the graph. A type is part of it by standing here."""

__all__ = ["TYPES", "LateSchema", "Model", "Schema", "build_schema", "read_model"]
