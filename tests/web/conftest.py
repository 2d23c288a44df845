"""What stands before the graph is tried on the embedded engine and on one Neo4j.

Two lines of Neo4j may differ in how they take a statement: that is tested where statements are made.
"""

import pytest


@pytest.fixture(scope="session", params=("arcadedb", "neo4j"))
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine; tests are run on one after the other."""
    return str(request.param)
