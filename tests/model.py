"""The model of the declared types, read once for all tests."""

from schema import TYPES, read_model

MODEL = read_model(TYPES)
