"""Fail when a test was skipped that is not on the list: `skips.py ALLOWED REPORT...`."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def main(allowed: Path, reports: list[Path]) -> int:
    lines = (line.strip() for line in allowed.read_text().splitlines())
    parts = [line.split(":")[0] for line in lines if line and not line.startswith("#")]
    unexpected = []
    for case in (case for report in reports for case in ET.parse(report).iter("testcase")):  # noqa: S314 - pytest's own
        name = f"{case.get('classname')}.{case.get('name')}"
        for skipped in case.iter("skipped"):
            if not any(part in name for part in parts):
                unexpected.append(f"{name}: {skipped.get('message')}")
    for line in unexpected:
        print(f"skipped, but not in {allowed}: {line}", file=sys.stderr)
    return 1 if unexpected else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
