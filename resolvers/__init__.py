"""How a question becomes one statement and its answer: resolvers/answer.py is the way, each room has a part of it."""
