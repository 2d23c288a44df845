"""Say what each part of the tests took beside what it may take: `budget.py BUDGET REPORT...`.

The name of a report ends with its part: `report-pure.xml`. Machines are shared, and a part may be slow once: only the
whole has a limit that must be kept.
"""

import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from pathlib import Path


def read_limits(budget: Path) -> dict[str, float]:
    lines = (line.split("#")[0].split() for line in budget.read_text().splitlines())
    return {line[0]: float(line[1]) for line in lines if line}


def read_report(report: Path) -> tuple[int, float]:
    """How many tests there were, and the minutes that they took."""
    (suite,) = ET.parse(report).getroot()  # noqa: S314 - pytest wrote it a moment ago
    return int(suite.get("tests", 0)), float(suite.get("time", 0)) / 60


def row(part: str, tests: int, minutes: float, limit: float) -> str:
    over = f"  OVER by {minutes - limit:.1f}" if minutes > limit else ""
    return f"{part:10}{tests:7,}{minutes:9.1f}{limit:6.0f}{over}"


def main(limits: Mapping[str, float], reports: Sequence[Path]) -> int:
    took = {report.stem.removeprefix("report-"): read_report(report) for report in reports}
    took["all"] = sum(tests for tests, _ in took.values()), sum(minutes for _, minutes in took.values())
    print("part        tests  minutes    of")
    for part, (tests, minutes) in took.items():
        print(row(part, tests, minutes, limits[part]))
    return int(took["all"][1] > limits["all"])


if __name__ == "__main__":
    sys.exit(main(read_limits(Path(sys.argv[1])), [Path(name) for name in sys.argv[2:]]))
