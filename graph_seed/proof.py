"""Whether what is cited from a text stands there: by its fingerprints and receipts, or by the text where it is at hand.

Sources of which no text was ever at hand are taken at their word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from graph_seed.cited import CitedPlace, Claim, citing_of, claims_of
from graph_seed.file_format import SOURCE
from graph_seed.folder import Draft, Folder
from graph_seed.locator import BadLines, read_lines
from graph_seed.own_words import refuse_line_numbers
from graph_seed.problems import FilePlace, Problems, shortened
from graph_seed.texts import Text, TextAtHand, Texts, TextVersion, fingerprinted, text_file


def texts_of(folders: Sequence[Folder], at_hand: Mapping[str, TextAtHand]) -> Texts:
    """The sources of folders with their texts: each version is the source that states it."""
    kept: dict[str, TextVersion] = {}
    for folder in folders:
        sources = [draft for draft in folder.drafts if draft.format.label == SOURCE]
        stated = {draft.id: draft.entry.columns.get("version") for draft in sources}
        for version in folder.versions:
            ids = (version.source, version.id)
            kept |= {id_: version for id_ in ids if id_ in stated and stated[id_] == version.version}
    return Texts(kept, at_hand)


def drafts_of(folders: Iterable[Folder]) -> Mapping[str, Draft]:
    """The entities of folders by their ids."""
    return {draft.id: draft for folder in folders for draft in folder.drafts}


def prove(
    folder: Folder, drafts: Mapping[str, Draft], texts: Texts, problems: Problems, receipts_of: str | None = None
) -> None:
    """Say what does not stand where it is cited, or not in the text that a source says it is.

    `drafts`: the entities of all folders, to some of which this one adds. `receipts_of`: the source that alone has to
    have receipts of its words, while its text is given; those of others are made when theirs are.
    """
    _prove_versions(folder, texts, problems)
    refuse_line_numbers(folder.said, drafts, problems)
    for draft in folder.said:
        if draft.format.label == SOURCE:
            _prove_source(draft, texts, problems)
        for citing in citing_of(draft, drafts) if texts.kept or texts.at_hand else ():
            for place in citing.places:
                _prove_place(place, texts, problems)
            for claim in claims_of(citing):
                _prove_claim(claim, texts, problems, receipts_of)


def _prove_versions(folder: Folder, texts: Texts, problems: Problems) -> None:
    used = {(each.source, each.version) for each in texts.kept.values()}
    for each in folder.versions:
        if (each.source, each.version) not in used and folder.complete:
            place = FilePlace(str(text_file(folder.path, each.source, each.version)))
            problems.add(place, f"no source states this version: {each.source} or {each.id} with {each.version}")


# Sources --------------------------------------------------------------------------------------------------------------


def _prove_source(draft: Draft, texts: Texts, problems: Problems) -> None:
    columns, keys = draft.entry.columns, draft.entry.keys
    if (day := columns.get("retrievedOn", "")) > _last_day():
        problems.add(keys["retrievedOn"], f"retrievedOn: {day} is in the future; write the day that it was read")
    kept, text, stated = texts.kept.get(draft.id), texts.at_hand.get(draft.id), columns.get("sha256")
    for held, whose in ((kept, "that its fingerprints were made of"), (text, "that is at hand")):
        if held and stated and stated != held.sha256:
            problems.add(keys["sha256"], f"sha256: the text {whose} has {held.sha256}; {_IS_A_VERSION}")
    if kept and text and fingerprinted(kept.source, kept.version, text).lines != kept.lines:
        problems.add(
            draft.entry.place,
            f"{draft.id}: the text that is at hand has other lines than this version; {_IS_A_VERSION}",
        )
    for section in draft.entries("sections"):
        _prove_section(section.columns, section.keys, texts.of(draft.id), problems)


_IS_A_VERSION = "a source is one version of a text, and another is made by: python -m graph_seed source ID TEXT"


def _prove_section(
    columns: Mapping[str, object], keys: Mapping[str, FilePlace], text: Text | None, problems: Problems
) -> None:
    line, heading = columns.get("line"), columns.get("heading")
    if text is None or not isinstance(line, int):
        return
    if not 0 < line <= len(text.lines):
        problems.add(keys["line"], f"sections: {_outside(line, text)}")
    elif isinstance(heading, str) and not text.is_line(heading, line):
        problems.add(keys["heading"], f"sections: line {line} does not say {shortened(heading)}")


def _last_day() -> str:
    """The day that it is now where it is latest on earth."""
    return (datetime.now(UTC) + timedelta(hours=14)).date().isoformat()


# Places and words -----------------------------------------------------------------------------------------------------


def _prove_place(place: CitedPlace, texts: Texts, problems: Problems) -> None:
    """A place has lines, each of them in the text, and one at least says something."""
    text, at = texts.of(place.source), place.entry.columns.get("at")
    if text is None or at is None:
        return
    try:
        spans = read_lines(at)
    except BadLines as wrong:
        problems.add(place.stands_at, f"at: {shortened(at)}: {wrong}")
        return
    last = max(last for _, last in spans)
    if last > len(text.lines):
        problems.add(place.stands_at, f"at: {_outside(last, text)}")
        return
    for first, last in spans:
        if all(text.line(line) is None for line in range(first, last + 1)):
            said = f"line {first} is" if first == last else f"lines {first} to {last} are"
            problems.add(place.stands_at, f"at: {said} blank in {place.source}")


def _says_something(place: CitedPlace, text: Text) -> bool:
    return any(line <= len(text.lines) and text.line(line) is not None for line in place.lines())


def _outside(line: int, text: Text) -> str:
    return f"there is no line {line}; the text has {len(text.lines)}"


def _prove_claim(claim: Claim, texts: Texts, problems: Problems, receipts_of: str | None) -> None:
    found = [(place, text) for place in claim.places if (text := texts.of(place.source))]
    if len(found) < len(claim.places) or not all(_says_something(*each) for each in found):
        return  # a source without a text, or a place that is wrong already
    if any(True for place, text in found for _ in claim.standing(place, text)):
        return
    said = f"{claim.field}: {shortened(claim.said)}"
    where = " or ".join(f"line {place.entry.columns['at']} of {place.source}" for place, _ in found)
    if all(isinstance(text, TextAtHand) for _, text in found):
        problems.add(claim.stands_at, f"{said} does not stand at {where}")
    else:
        lacking = [place.source for place, text in found if isinstance(text, TextVersion)]
        if receipts_of is None or receipts_of in lacking:
            problems.add(
                claim.stands_at,
                f"{said} has no receipt at {where}: it does not stand there, or is new. Only the text can tell: "
                f"python -m graph_seed source {lacking[0]} TEXT --write",
            )


# Receipts -------------------------------------------------------------------------------------------------------------


def receipts(
    folder: Folder, drafts: Mapping[str, Draft], source: str, version: TextVersion, text: TextAtHand
) -> Mapping[int, frozenset[str]]:
    """Receipts of all words that are cited from a text, by the lines on which they stand, cited there or not.

    So it is known where on the page a word stands first. What is its whole line needs none.
    """
    found: dict[int, set[str]] = {}
    claims = list(_claims_from(folder, drafts, source))
    for word in sorted({word for each in claims if each.row is None for word, _ in _standing(each, source, text)}):
        for line in text.lines_with(word):
            if not version.is_line(word, line):
                found.setdefault(line, set()).add(version.receipt(word, line))
    for claim in (each for each in claims if each.row is not None):
        for word, line in _standing(claim, source, text):
            found.setdefault(line, set()).add(version.receipt(claim.known_as(word), line))
    return {line: frozenset(found[line]) for line in sorted(found)}


def without_receipt(folders: Sequence[Folder], at_hand: Mapping[str, TextAtHand]) -> Mapping[str, int]:
    """How many words that are cited from texts at hand have no receipt, by the sources that lack some."""
    kept, drafts, lacking = texts_of(folders, {}).kept, drafts_of(folders), {}
    for folder in folders:
        for id_ in kept.keys() & at_hand.keys() & {draft.id for draft in folder.drafts}:
            made = receipts(folder, drafts, id_, kept[id_], at_hand[id_])
            lacking[id_] = sum(len(each - kept[id_].receipts.get(line, set())) for line, each in made.items())
    return {id_: many for id_, many in lacking.items() if many}


def _claims_from(folder: Folder, drafts: Mapping[str, Draft], source: str) -> Iterator[Claim]:
    for draft in folder.said:
        for citing in citing_of(draft, drafts):
            yield from (each for each in claims_of(citing) if any(place.source == source for place in each.places))


def _standing(claim: Claim, source: str, text: TextAtHand) -> Iterator[tuple[str, int]]:
    """The words of a claim that stand where they are cited from a source, in the spellings in which they do."""
    for place in claim.places:
        if place.source == source:
            yield from claim.standing(place, text)
