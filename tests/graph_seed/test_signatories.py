"""An e-service's list becomes a data file; doubles are told, and every row that is wrong."""

import shutil
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from graph_seed import BadDataset, read_dataset
from graph_seed.__main__ import main
from graph_seed.doubles import KnownActor, KnownActors, plain, slug_of
from graph_seed.signatories import Import, import_signatories
from tests.conftest import OREBRO
from tests.model import MODEL

MAP = """\
agreement: agreement:orebro-lokal-overenskommelse
ids: orebro
municipality: "1880"
source:
  id: source:orebro-anslutningar
  name: Kommunens lista över anslutningar
  at: Hela listan
  publisher: Örebro kommun
  retrievedOn: "2026-11-20"
columns: {name: Organisation, organisationNumber: Org.nr, categoryAsPublished: Typ, validFrom: Undertecknad}
constants: {period: "2024-2027", validTo: "2027"}
categories:
  Förening: {kind: CIVIL_SOCIETY, municipal: false}
  Nämnd: {kind: COMMITTEE, municipal: true}
"""

HEAD = "Organisation;Org.nr;Typ;Undertecknad;Kontakt\n"
ROWS = "Örebro Öppna Dörrar;802410-1233;Förening;2027-01-15 13:45;Kim\n\nÅbynämnden;;Nämnd;2027-02;\n"

WRITTEN = """\
# Read from lista.csv: 2 of 2 rows.
source: source:orebro-anslutningar
municipality: "1880"

sources:
  - id: source:orebro-anslutningar
    name: Kommunens lista över anslutningar
    at: Hela listan
    publisher: Örebro kommun
    retrievedOn: "2026-11-20"

actors:
  - id: actor:orebro-orebro-oppna-dorrar
    name: Örebro Öppna Dörrar
    at: Rad 2
    kind: CIVIL_SOCIETY
    municipal: false
    organisationNumber: "8024101233"
    agreements:
      - {to: agreement:orebro-lokal-overenskommelse, at: Rad 2, categoryAsPublished: Förening, period: "2024-2027", \
validFrom: "2027-01-15", validTo: "2027"}

  - id: actor:orebro-abynamnden
    name: Åbynämnden
    at: Rad 4
    kind: COMMITTEE
    municipal: true
    agreements:
      - {to: agreement:orebro-lokal-overenskommelse, at: Rad 4, categoryAsPublished: Nämnd, period: "2024-2027", \
validFrom: "2027-02", validTo: "2027"}
"""


def read(folder: Path, table: str | bytes, *, map_: str = MAP, name: str = "lista.csv") -> Import:
    content = table.encode() if isinstance(table, str) else table
    (folder / name).write_bytes(content)
    (folder / "map.yaml").write_text(map_)
    return import_signatories(folder / name, folder / "map.yaml", [OREBRO], MODEL)


def wrong(folder: Path, table: str | bytes, *, map_: str = MAP, name: str = "lista.csv") -> list[str]:
    with pytest.raises(BadDataset) as refused:
        read(folder, table, map_=map_, name=name)
    return [str(each) for each in refused.value.problems]


def told(folder: Path, rows: str) -> list[str]:
    return [str(each).replace(f"{OREBRO}/", "") for each in read(folder, HEAD + rows).warnings]


def test_rows_become_actors_with_their_signatures(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + ROWS)
    assert (found.text, found.warnings) == (WRITTEN, ())


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("municipality: null\n", "municipality: null\n"),
        ("municipality: ~\n", "municipality: null\n"),
        ("", ""),
    ],
)
def test_who_is_of_no_municipality_is_written_so(tmp_path: Path, said: str, written: str) -> None:
    own = 'municipality: "1880"\n'
    assert read(tmp_path, HEAD + ROWS, map_=MAP.replace(own, said)).text == WRITTEN.replace(own, written)


NAMES_ALONE = (
    MAP[: MAP.index("columns:")]
    + """\
columns: {name: Organisation}
everyone: {kind: CIVIL_SOCIETY, municipal: false}
"""
)


def test_a_list_of_mere_names_has_neither_categories_nor_periods(tmp_path: Path) -> None:
    found = read(tmp_path, "Organisation\nÖrebro Öppna Dörrar\nBrottsofferjouren\n", map_=NAMES_ALONE)
    entry = """\
  - id: actor:orebro-orebro-oppna-dorrar
    name: Örebro Öppna Dörrar
    at: Rad 2
    kind: CIVIL_SOCIETY
    municipal: false
    agreements:
      - {to: agreement:orebro-lokal-overenskommelse, at: Rad 2}
"""
    assert found.text.endswith(f"actors:\n{entry}")
    (told,) = found.warnings  # it has signed for a period, and now once more without
    relation = 'id: "signed:orebro-brottsofferjouren/orebro-lokal-overenskommelse/again"'
    assert relation in str(told)


@pytest.mark.parametrize(
    ("map_", "said"),
    [
        (NAMES_ALONE.replace("everyone", "everybody"), 'a map has no key "everybody".'),
        (NAMES_ALONE[: NAMES_ALONE.index("everyone")], "a map lacks categories, "),
        (NAMES_ALONE.replace("{kind: CIVIL_SOCIETY, municipal: false}", "all"), 'everyone: the text "all" stands here'),
        (f"{MAP}everyone: {{kind: CIVIL_SOCIETY, municipal: false}}\n", "a map has categories or everyone: "),
        (NAMES_ALONE.replace("{name: O", "{categoryAsPublished: Typ, name: O"), "but no categories: "),
        (MAP.replace("categoryAsPublished: Typ, ", ""), "where the category of a row stands"),
    ],
)
def test_a_map_says_what_those_of_each_category_are_or_what_everyone_is(tmp_path: Path, map_: str, said: str) -> None:
    assert any(said in each for each in wrong(tmp_path, HEAD + ROWS, map_=map_))


@pytest.mark.parametrize(
    "content",
    [
        (HEAD + ROWS).encode("utf-8-sig"),
        (HEAD + ROWS).encode("cp1252"),
        (HEAD + ROWS).replace(";", ",").encode(),
        (HEAD + ROWS).replace(";", "\t").replace("\n", "\r\n").encode(),
    ],
)
def test_csv_is_read_as_spreadsheets_write_it(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content).text == WRITTEN


def test_a_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Organisation", "Org.nr", "Typ", "Undertecknad", "Kontakt"])
    sheet.append(["Örebro Öppna Dörrar", 8024101233, "Förening", datetime(2027, 1, 15, 13, 45), "Kim"])  # noqa: DTZ001
    sheet.append([])
    sheet.append(["Åbynämnden", None, "Nämnd", "2027-02"])
    book.save(tmp_path / "lista.xlsx")
    content = (tmp_path / "lista.xlsx").read_bytes()
    assert read(tmp_path, content, name="lista.xlsx").text == WRITTEN.replace("lista.csv", "lista.xlsx")


JUDGED = MAP.replace("Förening: {", "Förening: {because: En förening, ").replace(
    "Nämnd: {", "Nämnd: {because: Ur kommunen, "
)


@pytest.mark.parametrize("map_", [MAP, JUDGED + "curator: source:kurator\n"])
def test_what_is_written_passes_the_check_beside_the_rest(tmp_path: Path, map_: str) -> None:
    shutil.copytree(OREBRO.with_name("sverige"), tmp_path / "sverige")
    folder = shutil.copytree(OREBRO, tmp_path / "orebro")
    (folder / "anslutningar.yaml").write_text(read(tmp_path, HEAD + ROWS, map_=map_).text)
    facts = read_dataset(folder, MODEL).facts
    signed = facts.relationships["signed:orebro-orebro-oppna-dorrar/orebro-lokal-overenskommelse"]
    assert (signed.properties["source"], signed.properties["locator"]) == ("source:orebro-anslutningar", "Rad 2")
    assert facts.nodes["actor:orebro-abynamnden"].properties["municipal"] is True


def test_every_row_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    rows = (
        ";802410-1233;Förening;2027-01-15;\n"
        "En;802410-1234;Förening;2027-01-15;\n"
        "Två;;Klubb;2027-01-15;\n"
        "Tre;;Förening;i våras;\n"
        "Fyra;19640823-3234;Förening;2027-02-30;\n"
        "Fem 19640823-3234;;Förening;20270115;\n"
        "S\u200bex;;Förening;;\n"
        "!!;;Förening;;\n"
        "Sju;;Förening;2028-01-01;\n"
    )
    assert wrong(tmp_path, HEAD + rows) == [
        "lista.csv:2: name: nothing stands here (column Organisation)",
        "lista.csv:3: organisationNumber: the check digit of 802410-1234 does not fit: a digit is wrong or two are "
        "swapped",
        'lista.csv:4: categoryAsPublished: the map knows no category Klubb; it has Förening, Nämnd',
        'lista.csv:5: validFrom: "i våras" is no date: write a date such as "2022", "2022-05", "2022-05-17", "2022-21" '
        '(spring; 22 summer, 23 autumn, 24 winter), "202X", "[2024..2026-11-23]" (some day of these), "[2024..]" '
        '(then or later), "[..2024]" (then or earlier)',
        "lista.csv:6: organisationNumber: the number that begins with 64 is somebody's personal identity number (its "
        "third digit is 0 or 1); nothing of the kind is kept here: delete it",
        'lista.csv:6: validFrom: "2027-02-30" is no date: 2027-02 has no day 30; its last is 2027-02-28',
        "lista.csv:7: name: a personal identity number stands here; nothing of the kind is kept here",
        "lista.csv:8: name: the invisible character U+200B stands here; delete it",
        "lista.csv:9: no id of at most 200 characters can be made of the name",
        'lista.csv:10: validFrom: "2028-01-01" lies after "2027", when it ends (validTo)',
    ]  # fmt: skip


def test_who_is_in_the_folder_is_told_and_not_written(tmp_path: Path) -> None:
    rows = "almby ik;;Förening;2027-01-15;\nÖrebro kommun;;Nämnd;2027;\nAlmby  I.K.;;Förening;2027;\n"
    first, second, *others = told(tmp_path, rows)
    assert first.startswith("lista.csv:2: warning: almby ik is actor:orebro-almby-ik at signatories.yaml:")
    assert first.endswith(" already (the same name); not written. It has signed for 2024-2027")
    assert second.endswith(
        "already (the same name); not written. Its signature belongs there, under agreements: {to: "
        'agreement:orebro-lokal-overenskommelse, at: Rad 3, categoryAsPublished: Nämnd, period: "2024-2027", '
        'validFrom: "2027", validTo: "2027", source: source:orebro-anslutningar}'
    )
    assert [each for each in others if "is likely Almby IK, actor:orebro-almby-ik" in each]


def test_who_signs_again_in_a_new_round_gets_a_second_signature_with_an_id(tmp_path: Path) -> None:
    map_ = MAP.replace('period: "2024-2027", validTo: "2027"', 'period: "2028-2031", validTo: "2031"')
    (again,) = read(tmp_path, HEAD + "Almby IK;;Förening;2028-01-15;\n", map_=map_).warnings
    assert str(again).endswith(
        'under agreements: {id: "signed:orebro-almby-ik/orebro-lokal-overenskommelse/2028-2031", '
        "to: agreement:orebro-lokal-overenskommelse, at: Rad 2, categoryAsPublished: Förening, "
        'period: "2028-2031", validFrom: "2028-01-15", validTo: "2031", source: source:orebro-anslutningar}'
    )


def test_doubles_within_the_list_are_told(tmp_path: Path) -> None:
    rows = (
        "Kvarnby scoutkår;802410-1233;Förening;2027;\n"
        "Scoutkåren;8024101233;Förening;2027;\n"
        "KVARNBY SCOUTKÅR;;Förening;2027;\n"
        "Kvarnby scoutkårr;;Förening;2027;\n"
        "Kvarnby-Scoutkar;;Förening;2027;\n"
    )
    assert told(tmp_path, rows) == [
        "lista.csv:3: warning: Scoutkåren is lista.csv:2 again (the same organisation number); not written twice",
        "lista.csv:4: warning: KVARNBY SCOUTKÅR is lista.csv:2 again (the same name); not written twice",
        "lista.csv:5: warning: Kvarnby scoutkårr is likely Kvarnby scoutkår, actor:orebro-kvarnby-scoutkar at "
        "lista.csv:2: its name is like it by 97 of 100; it is written, so take it out if they are one",
        "lista.csv:6: warning: Kvarnby-Scoutkar is lista.csv:2 again (the same id); not written twice",
    ]


def test_names_that_are_alike_are_two_when_their_numbers_differ() -> None:
    known = KnownActors()
    known.add(KnownActor("actor:a", ("Örebro Scoutkår",), "8024101233", "here"))
    assert list(known.likely(KnownActor("actor:b", ("Örebro Scoutkårr",), "8750011234", "there"))) == []
    assert [each.actor.id for each in known.likely(KnownActor("actor:b", ("Scoutkår Örebro",), None, "there"))] == [
        "actor:a"
    ]
    assert list(known.likely(KnownActor("actor:b", ("Kvarnby Orkester",), None, "there"))) == []


@pytest.mark.parametrize(
    ("name", "slug", "same"),
    [
        ("Föreningen Öppna dörren", "foreningen-oppna-dorren", "föreningen öppna dörren"),
        ("  Almby IK. ", "almby-ik", "almby ik"),
        ("Café Ø & Æ", "cafe-o-a", "café ø æ"),
    ],
)
def test_a_name_makes_an_id_and_is_compared_without_its_marks(name: str, slug: str, same: str) -> None:
    assert (slug_of(name), plain(name)) == (slug, same)


@pytest.mark.parametrize(
    ("map_", "problem"),
    [
        (MAP.replace("Org.nr", "Orgnr"), "lista.csv:1: organisationNumber: there is no column Orgnr. Did you mean "
         "Org.nr? There are Organisation, Org.nr, Typ, Undertecknad, Kontakt"),
        (MAP.replace("name: Organisation, ", ""), "lista.csv:1: the map says under columns or constants nothing of "
         "name, which must be known"),
        (MAP.replace("ids: orebro\n", ""), "map.yaml:1: a map lacks ids"),
        (MAP.replace("agreement:orebro-lokal", "avtal:orebro-lokal"), 'map.yaml:1: agreement: "avtal:orebro-lokal-'),
        (MAP.replace("COMMITTEE", "NAMND"), 'map.yaml:14: category Nämnd.kind: "NAMND" is not one of CIVIL_SOCIETY, '),
        (MAP + "sheet: 1\n", 'map.yaml:15: a map has no key "sheet". Allowed: agreement, ids, municipality, curator, '),
        (MAP.replace("source:\n", "sauce:\n"), "map.yaml:1: a map lacks source"),
        (MAP + "curator: source:kurator\n", "map.yaml:13: category Förening lacks because"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_map_is_told(tmp_path: Path, map_: str, problem: str) -> None:
    assert any(each.startswith(problem) for each in wrong(tmp_path, HEAD + ROWS, map_=map_))


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("lista.ods", b"", "lista.ods: a table is a .csv or an .xlsx; save it as one of them"),
        ("lista.xlsx", b"PK", "lista.xlsx: this is no workbook of Excel (.xlsx)"),
        ("lista.csv", b"", "lista.csv: the first row of the table has no names of columns"),
        ("lista.csv", b"A;A\n1;2\n", "lista.csv:1: two columns are called A; give one another name"),
        ("lista.csv", HEAD.encode("utf-16"), "lista.csv: the table is UTF-16; save it as CSV UTF-8"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    assert problem in wrong(tmp_path, content, name=name)


def test_the_command_writes_a_new_file_and_never_over_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lista.csv").write_text(HEAD + ROWS)
    (tmp_path / "map.yaml").write_text(MAP)
    out = tmp_path / "anslutningar.yaml"
    command = ["import", "signatories", str(tmp_path / "lista.csv"), "--columns", str(tmp_path / "map.yaml")]
    assert main([*command, "--out", str(out)], {}) == 0
    assert out.read_text() == WRITTEN
    assert capsys.readouterr().out == f"{out}: 2 of 2 rows are new actors. Now: check, diff, load.\n"
    out.write_text("mine")
    assert main([*command, "--out", str(out)], {}) == 1
    assert "File exists" in capsys.readouterr().err
    assert out.read_text() == "mine"
    assert main(command, {}) == 0
    assert capsys.readouterr().out == WRITTEN
