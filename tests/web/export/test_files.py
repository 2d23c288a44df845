"""The files open, and hold what GraphQL answers."""

import csv
import io
import json
from typing import Any

import httpx
import openpyxl
import orjson
import pytest
from openpyxl.utils.escape import unescape

from graph_store import GraphStore
from tests.resolvers.asking import ask
from tests.web.export.exporting import OPTIONS, Served, serving, tables
from web import Options
from web.export.csv_file import FORMULA, text_of

pytestmark = pytest.mark.engines

SIGNED = {"agreements": {"some": {"edge": {"categoryAsPublished": {"eq": "Civilsamhälle"}}}}}
BACKWARDS = [{"name": "DESC"}]
FORMATS: tuple[tuple[str, dict[str, str]], ...] = (("csv", {"formulas": "raw"}), ("jsonl", {}), ("xlsx", {}))


def of_csv(response: httpx.Response, separator: str = ",") -> list[dict[str, str]]:
    assert response.status_code == 200, response.text
    return list(csv.DictReader(io.StringIO(response.content.decode(), newline=""), delimiter=separator, strict=True))


def of_jsonl(response: httpx.Response) -> list[dict[str, Any]]:
    assert response.status_code == 200, response.text
    return [orjson.loads(line) for line in response.content.splitlines()]


def of_xlsx(response: httpx.Response) -> list[dict[str, Any]]:
    assert response.status_code == 200, response.text
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    names, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


async def test_the_rows_are_those_of_graphql(served: Served, orebro: GraphStore) -> None:
    text = (
        "query ($where: ActorWhere, $orderBy: [ActorOrder!], $asOf: Date) "
        "{ actors(where: $where, orderBy: $orderBy, asOf: $asOf, first: 1000) { nodes { id name kind aliases "
        "partOf { id } validity { holds from { edtf } } citations { locator quote url source { id } } } } }"
    )
    wanted = await ask(orebro, text, where=SIGNED, orderBy=BACKWARDS, asOf="2025-06-01")
    arguments = {"where": json.dumps(SIGNED), "orderBy": json.dumps(BACKWARDS), "asOf": "2025-06-01"}
    rows = of_jsonl(await served.get("actors.jsonl", **arguments))
    assert rows
    assert [
        {
            "id": row["id"],
            "name": row["name"],
            "kind": row["kind"],
            "aliases": row["aliases"],
            "partOf": row["partOfId"] and {"id": row["partOfId"]},
            "validity": {
                "holds": row["validityHolds"],
                "from": row["validityFromEdtf"] and {"edtf": row["validityFromEdtf"]},
            },
            "citations": [
                {"locator": locator, "quote": quote, "url": url, "source": {"id": source}}
                for locator, quote, url, source in zip(
                    *(row[f"citations{part}"] for part in ("Locator", "Quote", "Url", "SourceId")), strict=True
                )
            ],
        }
        for row in rows
    ] == wanted["actors"]["nodes"]


@pytest.mark.parametrize("table", ["actors", "councils", "statements", "sources", "partnerships-participants"])
async def test_every_format_has_the_same_rows(served: Served, table: str) -> None:
    names = [column.name for column in tables()[table].columns]
    plain, lines, book = (
        of_csv(await served.get(f"{table}.csv", formulas="raw")),
        of_jsonl(await served.get(f"{table}.jsonl")),
        of_xlsx(await served.get(f"{table}.xlsx")),
    )
    assert lines
    assert len(plain) == len(lines) == len(book)
    assert all(list(row) == names for row in (*plain, *lines, *book))
    for text, line, cells in zip(plain, lines, book, strict=True):
        for name, value in line.items():
            if isinstance(value, list):
                assert cells[name] == (text[name] or None)
            else:
                assert cells[name] == value
                assert text[name] == (
                    "" if value is None else str(value).lower() if value in (True, False) else str(value)
                )


@pytest.mark.parametrize("table", ["actors", "councils", "partnerships", "statements", "agreements-signatories"])
async def test_pandas_reads_the_same_values_from_every_format(served: Served, table: str) -> None:
    import pandas  # half a second, for one test

    plain, lines, book = [await served.get(f"{table}.{ending}", **raw) for ending, raw in FORMATS]
    exact = of_jsonl(lines)
    as_text: Any = {"dtype": str, "keep_default_na": False}
    of_text = pandas.read_csv(io.BytesIO(plain.content), **as_text)
    of_book = pandas.read_excel(io.BytesIO(book.content), **as_text)
    assert list(of_text.columns) == list(of_book.columns) == [column.name for column in tables()[table].columns]
    wanted = [[text_of(value) for value in row.values()] for row in exact]
    assert of_text.to_numpy().tolist() == wanted
    # Excel has TRUE for true, and no 5.0
    assert [[cell.lower().removesuffix(".0") for cell in row] for row in of_book.to_numpy().tolist()] == [
        [cell.lower().removesuffix(".0") for cell in row] for row in wanted
    ]


@pytest.mark.parametrize("table", tables())
async def test_every_table_is_read_and_counts_as_many_rows_as_the_graph(
    served: Served, orebro: GraphStore, table: str
) -> None:
    found = tables()[table]
    rows = of_jsonl(await served.get(f"{table}.jsonl"))
    root = "{ totalCount }" if not found.edge else f"(first: 1000) {{ nodes {{ {found.edge} {{ totalCount }} }} }}"
    data = (await ask(orebro, f"{{ {found.root}{root} }}"))[found.root]
    counts = [each[found.edge]["totalCount"] for each in data["nodes"]] if found.edge else [data["totalCount"]]
    assert len(rows) == sum(counts)


@pytest.mark.parametrize(
    ("table", "arguments"),
    [
        ("actors", {}),
        ("actors", {"asOf": "2025-06-30"}),
        ("agreements-signatories", {}),
        ("agreements-signatories", {"asOf": "2025-06-30"}),
        ("sources-entities", {}),
    ],
)
async def test_small_pages_give_the_same_file(
    served: Served, orebro: GraphStore, table: str, arguments: dict[str, str]
) -> None:
    async with serving(orebro, Options(OPTIONS.body_limit, OPTIONS.document_cache, page_maximum=7)) as narrow:
        small, large = await narrow.get(f"{table}.csv", **arguments), await served.get(f"{table}.csv", **arguments)
        assert len(narrow.asked) > len(served.asked)
    assert small.content == large.content
    assert len(of_csv(small)) > 14


async def test_every_format_has_odd_texts_as_they_are(odd: Served, store: GraphStore) -> None:
    asked = "{ actors(first: 9) { nodes { name } } documents { nodes { url } } }"
    data = await ask(store, asked)
    for read, (ending, arguments) in zip((of_csv, of_jsonl, of_xlsx), FORMATS, strict=True):
        actors = read(await odd.get(f"actors.{ending}", **arguments))
        # what stands for a character in a workbook is understood by Excel, and left as it is by openpyxl
        names = [unescape(row["name"]) if read is of_xlsx else row["name"] for row in actors]
        assert names == [node["name"] for node in data["actors"]["nodes"]]
        documents = read(await odd.get(f"documents.{ending}", **arguments))
        assert [row["url"] for row in documents] == [node["url"] for node in data["documents"]["nodes"]]


async def test_lines_end_as_rfc_4180_says(served: Served) -> None:
    content = (await served.get("councils.csv")).content
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 10


async def test_a_byte_order_mark_is_written_when_asked_for(served: Served) -> None:
    without, with_mark = await served.get("councils.csv"), await served.get("councils.csv", bom="true")
    assert with_mark.content == b"\xef\xbb\xbf" + without.content


@pytest.mark.parametrize(("said", "separator"), [(",", ","), (";", ";"), ("tab", "\t")])
async def test_the_separator_can_be_chosen(hostile: Served, said: str, separator: str) -> None:
    rows = of_csv(await hostile.get("actors.csv", separator=said), separator)
    assert rows == of_csv(await hostile.get("actors.csv"))
    assert 'A "quoted", divided; name' in [row["name"] for row in rows]


async def test_no_text_of_a_csv_is_a_formula(hostile: Served) -> None:
    rows = {row["id"]: row for row in of_csv(await hostile.get("actors.csv"))}
    assert rows["actor:equals"]["name"] == '\'=HYPERLINK("https://example.org";"Click")'
    assert rows["actor:equals"]["aliases"] == r"'@SUM(1+1)|b\|c"
    assert rows["actor:plus"]["name"] == "'+46 19 21 10 00"
    assert rows["actor:minus"]["name"] == "'-2+3"
    assert rows["actor:plain"]["name"] == "A=B"
    assert rows["actor:inner"]["name"] == "A;'=1+1, '-2"
    assert rows["actor:inner"]["aliases"] == r"B,'@x|-c"


@pytest.mark.parametrize("separator", [",", ";", "tab"])
@pytest.mark.parametrize("read_as", [",", ";", "\t"])
async def test_no_cell_is_a_formula_by_whatever_separator_the_file_is_read(
    hostile: Served, separator: str, read_as: str
) -> None:
    text = (await hostile.get("actors.csv", separator=separator)).content.decode()
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=read_as) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(FORMULA)]


async def test_numbers_are_numbers_also_below_zero(hostile: Served) -> None:
    (row,) = of_csv(await hostile.get("statements.csv"))
    assert (row["figureValue"], row["figureUnit"]) == ("-5.5", "'-grader")
    (cells,) = of_xlsx(await hostile.get("statements.xlsx"))
    assert (cells["figureValue"], cells["figureUnit"]) == (-5.5, "-grader")


async def test_a_script_may_have_the_text_as_it_is(hostile: Served) -> None:
    raw = of_csv(await hostile.get("actors.csv", formulas="raw"))
    exact = of_jsonl(await hostile.get("actors.jsonl"))
    assert [row["name"] for row in raw] == [row["name"] for row in exact]


async def test_a_workbook_holds_text_and_no_formulas(hostile: Served) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO((await hostile.get("actors.xlsx")).content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "b"}
    assert '=HYPERLINK("https://example.org";"Click")' in [cell.value for cell in cells]
    assert not any(cell.hyperlink for cell in cells)


async def test_a_workbook_of_the_same_edition_is_the_same(served: Served) -> None:
    first, again = await served.get("councils.xlsx"), await served.get("councils.xlsx")
    assert first.content == again.content


@pytest.mark.parametrize("table", ["actors", "agreements-signatories"])
async def test_a_workbook_has_a_limit_and_says_what_has_none(orebro: GraphStore, table: str) -> None:
    async with serving(orebro, Options(OPTIONS.body_limit, OPTIONS.document_cache, export_rows=20)) as served:
        response = await served.get(f"{table}.xlsx")
        assert response.status_code == 400
        (error,) = response.json()["errors"]
        assert error["extensions"]["code"] == "FILE_TOO_LARGE"
        assert "20 rows" in error["message"]
        assert f"{table}.csv" in error["message"]
        assert len(of_xlsx(await served.get("councils.xlsx"))) == 9
