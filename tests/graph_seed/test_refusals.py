"""Each kind of mistake, at its line and in words that say what is allowed."""

from pathlib import Path

import pytest

from tests.graph_seed.small import wrong

ACTOR = """\
source: source:page
actors:
  - id: actor:a
    name: A
    at: 2
    municipal: false
"""


def actor(more: str = "", **replaced: str) -> str:
    """The file of one actor with more lines, or with others in place of its own."""
    text = ACTOR
    for key, line in replaced.items():
        text = text.replace(
            next(each for each in ACTOR.splitlines() if f" {key}: " in each or each.startswith(key)), line
        )
    return text + "".join(f"    {line}\n" for line in more.splitlines())


def council(more: str) -> str:
    """The file of the actor and a council with more keys, on line 8."""
    return f"{ACTOR}councils:\n  - {{id: council:c, name: C, at: 3, kind: COUNCIL, {more}}}\n"


def partnership(more: str) -> str:
    """The file of the actor and a partnership with more keys, on line 8."""
    own = f"id: partnership:p, name: P, at: 3, kind: IOP, unnamedParticipants: false, {more}"
    return f"{ACTOR}partnerships:\n  - {{{own}}}\n"


def agreements(*more: str) -> str:
    """The file of the actor and agreements a, b, … with a key more each, the first on line 8."""
    own = "kind: AGREEMENT, level: LOCAL"
    lines = (
        f"  - {{id: agreement:{name}, name: {name}, at: 3, {own}, {key}}}\n"
        for name, key in zip("ab", more, strict=True)
    )
    return f"{ACTOR}agreements:\n{''.join(lines)}"


ENTRIES = {
    "unknown key": (actor("purpse: x"), 7, 'an Actor has no key "purpse".'),
    "unknown key, likely meant": (actor("municipl: x"), 7, "Did you mean municipal?"),
    "unknown key of the file": (
        "actrs: []\n" + ACTOR,
        1,
        'a data file has no key "actrs". Did you mean actors?',
    ),
    "unknown key in a relation": (
        actor("parents:\n- {to: actor:a, at: 1, rle: x}"),
        8,
        'an entry of parents has no key "rle".',
    ),
    "a key of another type": (actor("seats: []"), 7, 'an Actor has no key "seats".'),
    "a derived key": (actor("sortKey: a"), 7, 'an Actor has no key "sortKey".'),
    "key twice": (actor("name: B"), 7, "name stands twice; the first is at line 4"),
    "key missing": (actor(municipal=""), 3, "an Actor lacks municipal"),
    "keys missing": (
        "source: source:page\nactors:\n  - id: actor:a\n",
        3,
        "an Actor lacks name and municipal and at",
    ),
    "no place in the source": (actor(at=""), 3, "an Actor lacks at"),
    "no place of a relation": (actor("themes:\n- {to: theme:t}"), 8, "an entry of themes lacks at"),
    "no source": (actor(source=""), 3, "no source: name one here, or as source: at the top of the file"),
    "source not there": (
        actor(source="source: source:pge"),
        3,
        "source: there is no source:pge in this dataset. Did you mean source:page?",
    ),
    "source of a relation not there": (
        actor("parts:\n- {to: actor:a, at: 1, source: source:x}"),
        8,
        "source: there is no source:x in this dataset.",
    ),
    "a number for a text": (
        actor(name="    name: 5"),
        4,
        'name: the number 5 stands here; write a text, in quotes: "5"',
    ),
    "true for a text": (
        actor(name="    name: true"),
        4,
        'name: the word true stands here; write a text, in quotes: "true"',
    ),
    "a list for a text": (actor(name="    name: [A]"), 4, "name: a list stands here; write one value"),
    "nothing for a text": (actor(name="    name:"), 4, "name: nothing stands here; leave the key out"),
    "an empty text": (actor(name='    name: " "'), 4, "name: an empty text stands here"),
    "yes for true": (
        actor(municipal="    municipal: yes"),
        6,
        'municipal: the text "yes" stands here; write true or false, without quotes',
    ),
    "a text for a list": (
        actor("aliases: x"),
        7,
        'aliases: the text "x" stands here; write a list: [one, another]',
    ),
    "twice in a list": (actor("aliases: [x, y, x]"), 7, 'aliases: "x" stands twice'),
    "a text for entries": (actor("themes: x"), 7, 'themes: the text "x" stands here; write a list'),
    "an entry without keys": (
        actor("themes: [theme:t]"),
        7,
        'themes: the text "theme:t" stands here; write the keys and values of an entry of themes',
    ),
    "a text for a number": (
        council("seats: [{group: OFFICIALS, count: ten}]"),
        8,
        'seats.count: the text "ten" stands here; write a whole number without quotes, such as 10',
    ),
    "unknown enum value": (
        actor("kind: COMMITEE"),
        7,
        'kind: "COMMITEE" is not one of CIVIL_SOCIETY, FOUNDATION, COMMITTEE, ADMINISTRATION,',
    ),
    "unknown enum value, likely meant": (actor("kind: committee"), 7, "Did you mean COMMITTEE?"),
    "no municipality": (
        actor("municipality: Örebro"),
        7,
        'municipality: "Örebro" is not the four digits of a municipality in quotes, such as "1880"',
    ),
    "municipality as a number": (actor("municipality: 1880"), 7, 'write a text, in quotes: "1880"'),
    "one language only": (
        council("purpose: {sv: x}"),
        8,
        "purpose lacks the language en; write {sv: …, en: …}",
    ),
    "no languages": (
        council("purpose: x"),
        8,
        'purpose: the text "x" stands here; write {sv: …, en: …}',
    ),
    "malformed language": (
        council("purpose: {sv: x, en: x, sv_FI: x}"),
        8,
        "purpose: sv_FI is no language; write language tags (BCP 47), such as {sv: …, en: …}",
    ),
    "language twice": (
        council("purpose: {sv: x, en: x, fi: x, FI: y}"),
        8,
        "purpose: FI is the same language as fi",
    ),
}

IDS = {
    "no id": (
        actor(id="  - id: Almby IK"),
        3,
        'id: "Almby IK" is not an id: actor, a colon, then a-z, 0-9 and hyphens',
    ),
    "capitals": (actor(id="  - id: actor:Almby"), 3, 'id: "actor:Almby" is not an id'),
    "id of another type": (actor(id="  - id: council:a"), 3, 'id: "council:a" is not an id: actor, a colon'),
    "long id": (actor(id="  - id: actor:" + 200 * "a"), 3, "id: the id has 206 characters; 200 is the most"),
    "id twice": (
        ACTOR + ACTOR.replace("source: source:page\nactors:\n", ""),
        7,
        "actor:a is already at facts.yaml:3; an entity is declared once",
    ),
    "id of another file": (actor(id="  - id: source:page"), 3, "id: "),
    "former id in use": (
        actor("formerIds: [actor:a]"),
        7,
        "formerIds: actor:a is the id of an entity that there is",
    ),
    "reference to nothing": (
        actor("parents:\n- {to: actor:b, at: 1}"),
        8,
        "parents: there is no actor:b. Did you mean actor:a?",
    ),
    "reference to the wrong type": (
        actor("parents:\n- {to: source:page, at: 1}"),
        8,
        "to: source:page is of type Source; the id of type Actor must stand here",
    ),
    "reference to no id": (
        actor("parents:\n- {to: A, at: 1}"),
        8,
        'to: "A" is not an id: one of actor, agreement,',
    ),
    "reference to itself": (
        actor("parents:\n- {to: actor:a, at: 1}"),
        8,
        "actor:a cannot be related to itself",
    ),
    "source of the wrong type": (
        actor(source="source: actor:a"),
        1,
        "source: actor:a is of type Actor; the id of type Source must stand here",
    ),
    "relation at both ends": (
        actor("councils: [{to: council:c, at: 2}]")
        + "councils:\n  - {id: council:c, name: C, at: 3, kind: COUNCIL, members: [{to: actor:a, at: 3}]}\n",
        9,
        "represented-in:a/c is already at facts.yaml:7; a relation is written once, at either end.",
    ),
    "relation without direction at both ends": (
        council("meetsWith: [{to: council:d, at: 3}]")
        + "  - {id: council:d, name: D, at: 3, kind: COUNCIL, meetsWith: [{to: council:c, at: 3}]}\n",
        9,
        "meets-with:c/d is already at facts.yaml:8",
    ),
    "two relations with one id": (
        actor("documents:\n- {to: document:d, at: 1}")
        + "places: [{id: place:a, name: P, at: 1, documents: [{to: document:d, at: 1}]}]\n"
        + "documents: [{id: document:d, name: D, at: 1, kind: FORM}]\n",
        9,
        "documents:d/a is also the id of another relation, at facts.yaml:8; give one an id",
    ),
    "parallel relations that say the same": (
        council("members: [{to: actor:a, at: 3, id: represented-in:x}, {to: actor:a, at: 4, id: represented-in:y}]"),
        8,
        "represented-in:y says the same as represented-in:x at facts.yaml:8",
    ),
    "id of a relation that is of another kind": (
        actor("parents:\n- {to: actor:a, at: 1, id: signed:x}"),
        8,
        'id: "signed:x" is not an id such as part-of:one/another',
    ),
}

VALUES = {
    "impossible date": (
        actor("validFrom: 2022-02-30"),
        7,
        'validFrom: "2022-02-30" is no date: 2022-02 has no day 30',
    ),
    "no date": (
        actor("validFrom: hösten"),
        7,
        'validFrom: "hösten" is no date: write a date such as "2022"',
    ),
    "interval where a day is meant": (actor("validFrom: 2022/2023"), 7, 'validFrom: "2022/2023" is no date'),
    "date without edtf": (actor("validFrom: {asPublished: x}"), 7, "validFrom lacks edtf"),
    "end before start": (
        actor("validFrom: 2024\nvalidTo: 2023"),
        8,
        "validTo (2023-12-31 at the latest) lies before validFrom (2024-01-01 at the earliest)",
    ),
    "end before start in a relation": (
        council('members: [{to: actor:a, at: 3, validFrom: "2024", validTo: "2023"}]'),
        8,
        "validTo (2023-12-31 at the latest) lies before validFrom",
    ),
    "backward interval": (
        ACTOR
        + "agreements:\n  - {id: agreement:g, name: G, at: 1, kind: AGREEMENT, level: LOCAL, decidedOn: 2010/2008}\n",
        8,
        'decidedOn: "2010/2008" is no date: 2008 lies before 2010',
    ),
    "wrong check digit": (
        actor("organisationNumber: 212000-1968"),
        7,
        "organisationNumber: the check digit of 212000-1968 does not fit",
    ),
    "personal number": (
        actor("organisationNumber: 811218-9876"),
        7,
        "organisationNumber: the number that begins with 81 is somebody's personal identity number",
    ),
    "personal number without quotes": (
        actor("organisationNumber: 8112189876"),
        7,
        "organisationNumber: the number that begins with 81 is somebody's personal identity number",
    ),
    "personal number in a name": (
        actor(name="    name: Anna 19811218-9876"),
        4,
        "name: a personal identity number stands here",
    ),
    "personal number in a list": (actor('aliases: [A, "191212121212"]'), 7, "aliases: a personal identity number"),
    "personal number in a text": (
        council("purpose: {sv: Ring 811218-9876., en: x}"),
        8,
        "a personal identity number stands here; nothing of the kind is kept here: delete it",
    ),
    "coordination number": (actor(name="    name: A 701063-2391"), 4, "name: a personal identity number stands here"),
    "municipality that begins with 0": (
        actor("municipality: 0180"),
        7,
        'municipality: the number 0180 stands here; write a text, in quotes: "0180"',
    ),
    "seats below nothing": (
        council("seats: [{group: OFFICIALS, count: -10}]"),
        8,
        "seats.count: the number -10 stands here; write 0 or more",
    ),
    "amounts below nothing": (
        partnership("amounts: [{year: 2024, kronor: -1}]"),
        8,
        "amounts.kronor: the number -1 stands here; write 0 or more",
    ),
    "amounts of no year": (
        partnership("amounts: [{year: 24, kronor: 1}]"),
        8,
        "amounts.year: the number 24 is no year; write four digits, such as 2024",
    ),
    "amounts of a year twice": (
        partnership("amounts: [{year: 2024, kronor: 1}, {year: 2024, kronor: 2}]"),
        8,
        "amounts: 2024 stands twice; write one entry for each year",
    ),
    "amounts greater than an Int": (
        partnership("amounts: [{year: 2024, kronor: 2147483648}]"),
        8,
        "amounts.kronor: the number 2147483648 stands here; a whole number lies between -2147483648 and 2147483647",
    ),
    "amounts without a year": (
        partnership("amounts: [{kronor: 1}]"),
        8,
        "amounts lacks year",
    ),
    "based on itself by a detour": (
        agreements("basedOn: [{to: agreement:b, at: 1}]", "basedOn: [{to: agreement:a, at: 1}]"),
        8,
        "BASED_ON runs in a circle: agreement:a → agreement:b → agreement:a",
    ),
    "an agreement that is part of itself": (
        agreements("parents: [{to: agreement:a, at: 1}]", "decidedOn: 2010-04-28"),
        8,
        "agreement:a cannot be related to itself",
    ),
    "seats of a group twice": (
        council("seats: [{group: OFFICIALS, count: 1}, {group: OFFICIALS, count: 2}]"),
        8,
        "seats: OFFICIALS stands twice; write one entry for each group",
    ),
    "no web address": (
        ACTOR + "documents:\n  - {id: document:d, name: D, at: 1, kind: FORM, url: www.orebro.se}\n",
        8,
        'url: "www.orebro.se" is no web address: it does not begin with https://; allowed is one such as https://',
    ),
    "no web address, though it begins as one": (
        "documents:\n  - id: document:d\n    name: D\n    at: 1\n    kind: FORM\n"
        "    url: https://example.org/?a=<2>\n    source: source:page\n",
        6,
        "url: \"https://example.org/?a=<2>\" is no web address: Invalid IRI code point '<'; allowed is one such as",
    ),
    "a carriage return in a text": (
        actor(name='    name: "A\\rB"'),
        4,
        "the text holds the invisible character U+000D; delete it",
    ),
    "no line": (actor(at="    at: Råd"), 5, 'at: "Råd": these are no lines: write a line such as 27'),
    "supports what is not there": (
        actor("cites: [{at: 1, supports: [nme]}]"),
        7,
        'supports: "nme" is no property of Actor. Did you mean name?',
    ),
    "supports what is not stated": (
        actor("cites: [{at: 1, supports: [kind]}]"),
        7,
        "supports: kind is not stated in this entry",
    ),
    "supports a relation": (
        actor("cites: [{at: 1, supports: [themes]}]"),
        7,
        'supports: "themes" is no property of Actor.',
    ),
    "cites nothing": (actor("cites: [{at: 1}]"), 7, "an entry of cites lacks supports"),
    "cites a place twice": (
        actor("cites: [{at: 2, supports: [name]}]"),
        3,
        "actor:a cites the same place of source:page twice; put all it supports in one entry",
    ),
    "likely without a reason": (
        actor("related:\n- {to: source:page, at: 1, identity: PROBABLE}"),
        8,
        "identity is PROBABLE, so a reason must be given",
    ),
    "participant of a framework": (
        ACTOR + "partnerships:\n  - {id: partnership:f, name: F, at: 1, kind: FRAMEWORK, unnamedParticipants: false, "
        "participants: [{to: actor:a, at: 1, role: GRANTOR, nameAsPublished: A, identity: CONFIRMED}]}\n",
        8,
        "partnership:f is a FRAMEWORK, in which nobody participates; write who grants it under involved",
    ),
    "figure between nothing": (
        ACTOR + "statements:\n  - {id: statement:s, name: S, at: 1, kind: FIGURE, text: {sv: x, en: x}, "
        "figure: {operator: BETWEEN, value: 10, unit: h}}\n",
        8,
        "figure: BETWEEN needs an upper that is greater than the value",
    ),
    "figure with a bound too many": (
        ACTOR + "statements:\n  - {id: statement:s, name: S, at: 1, kind: FIGURE, text: {sv: x, en: x}, "
        "figure: {operator: GT, value: 10, upper: 12, unit: h}}\n",
        8,
        "figure: upper belongs to BETWEEN, not to GT",
    ),
    "name twice": (
        ACTOR + "  - {id: actor:b, name: a, at: 2, municipal: true}\n",
        7,
        'actor:b has the name "a" like actor:a at facts.yaml:3, of the same kind and municipality',
    ),
    "part of itself by a detour": (
        actor("parents: [{to: actor:b, at: 1}]")
        + "  - {id: actor:b, name: B, at: 1, municipal: true, parents: [{to: actor:a, at: 1}]}\n",
        3,
        "PART_OF runs in a circle: actor:a → actor:b → actor:a",
    ),
}


MISTAKES = {**ENTRIES, **IDS, **VALUES}


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line_and_what_is_allowed(text: str, line: int, words: str, tmp_path: Path) -> None:
    found = wrong(tmp_path / "small", facts=text)
    assert any(each.startswith(f"facts.yaml:{line}: ") and words in each for each in found), found
