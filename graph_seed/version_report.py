"""What a new version of a source changes, in lines for who curates: names first, the text's own lines last."""

from collections.abc import Iterator, Sequence

from graph_seed.new_version import SourceChange, StayingPlace
from graph_seed.problems import shortened
from graph_seed.texts import TextAtHand

LONGEST_NAME = 8
"""Words of a line that may be a name: one without a full stop and with no more words than this."""


def report(change: SourceChange, text: TextAtHand) -> Iterator[str]:
    """source:x: version 2026-11-23 → 2027-02-01. 461 places move, 330 are where they were, 7 keep to the old …"""
    if change.relocation is None:
        yield f"{change.source}: the text is version {change.version}. {change.receipts:,} receipts."
        return
    yield (
        f"{change.source}: version {change.previous} → {change.version}. {change.moved:,} places move, "
        f"{change.same:,} are where they were, {len(change.kept):,} keep to the old version."
    )
    yield from _kept("Names that keep to the old version", [each for each in change.kept if each.is_name])
    yield from _kept("What else keeps to it", [each for each in change.kept if not each.is_name])
    yield from _listed("Headings", change.headings)
    found = change.relocation.alignment
    changed = (
        f"{_lines(each.before)} became {_lines(each.after)}: {_quoted(each.after, text)}" for each in found.changed
    )
    yield from _listed("Changed lines", changed)
    yield from _listed("Lines that are gone", [_lines(found.vanished)] if found.vanished else ())
    new = sorted(found.new, key=lambda line: (not _may_be_name(text.line(line) or ""), line))
    yield from _listed("New lines", (f"line {line}: {_quoted([line], text)}" for line in new))


def _kept(title: str, kept: Sequence[StayingPlace]) -> Iterator[str]:
    def worded(each: StayingPlace) -> str:
        place = each.place
        named = f" {shortened(place.name)}" if place.name else ""
        return f"{each.file}:{place.line}: {place.entity}{named}: {each.why}"

    yield from _listed(title, map(worded, kept))


def _listed(title: str, items: Iterator[str] | Sequence[str]) -> Iterator[str]:
    for place, item in enumerate(items):
        if not place:
            yield f"{title}:"
        yield f"  {item}"


def _quoted(lines: Sequence[int], text: TextAtHand) -> str:
    return " / ".join(shortened(text.line(line) or "") for line in lines)


def _may_be_name(said: str) -> bool:
    return not said.endswith((".", "!", "?", ":")) and len(said.split()) <= LONGEST_NAME


def _lines(lines: Sequence[int]) -> str:
    return f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
