"""The driver of Neo4j without what it takes along wherever that is installed: numpy, pandas and pyarrow.

It would send and give their values too, which nobody here asks of it: half a second and 45 MB of each process.
"""

import sys

_UNASKED = [name for name in ("numpy", "pandas", "pyarrow") if name not in sys.modules]

sys.modules.update(dict.fromkeys(_UNASKED))  # type: ignore[arg-type]  # None: as if it were not installed
try:
    import neo4j  # noqa: F401
finally:
    for name in _UNASKED:
        del sys.modules[name]
