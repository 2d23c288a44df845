"""What stands beside CSV and JSON Lines, which have no place for what a file is: of which facts, and of which day."""

import csv
import io
import json
import re

import httpx
import pytest

from tests.web.export.exporting import Served

pytestmark = pytest.mark.engines


def described_at(response: httpx.Response) -> str:
    """The address of the file beside a file, as tools for CSV on the Web find it."""
    links = re.findall(r'<([^>]+)>; rel="describedby"; type="application/(?:csvm|ld)\+json"', response.headers["link"])
    (found,) = links
    return str(found)


async def tables(served: Served) -> list[str]:
    files = (await served.client.get("/export")).json()
    names = [each["url"].rpartition("/")[2] for each in files if each["columns"]]
    return [each for each in names if each.endswith((".csv", ".jsonl"))]


async def test_every_table_says_beside_it_of_which_facts_it_is(served: Served) -> None:
    names = await tables(served)
    assert len(names) > 20
    for name in (names[0], names[1], names[-1]):
        file = await served.get(name, asOf="2025-01-31")
        beside = await served.client.get(described_at(file))
        assert beside.status_code == 200
        assert file.headers["graph-content-hash"] in beside.text
        assert "2025-01-31" in beside.text
        own, of_file = (each.headers["content-disposition"].split('"')[1] for each in (beside, file))
        assert own == f"{of_file}-metadata.json"


async def test_csv_is_described_as_csv_on_the_web(served: Served) -> None:
    file = await served.get("actors.csv", separator=";", where=json.dumps({"kind": {"eq": "COMMITTEE"}}))
    beside = await served.client.get(described_at(file))
    said = beside.json()
    assert beside.headers["content-type"] == "application/csvm+json"
    assert said["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    assert said["url"] == str(file.url)
    rows = list(csv.reader(io.StringIO(file.text), delimiter=said["dialect"]["delimiter"]))
    columns = said["tableSchema"]["columns"]
    assert [each["titles"] for each in columns] == rows[0]
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9]*", each["name"]) and each["dc:description"] for each in columns)
    assert said["schema:identifier"]["schema:value"] == file.headers["graph-content-hash"]
    assert said["dc:license"] == {"@id": "http://creativecommons.org/publicdomain/zero/1.0/"}


async def test_json_lines_are_described_as_a_distribution(served: Served) -> None:
    file = await served.get("councils.jsonl")
    said = (await served.client.get(described_at(file))).json()
    assert said["dcat:downloadURL"] == {"@id": str(file.url)}
    assert said["contentHash"] == file.headers["graph-content-hash"]
    assert said["dc:temporal"] == "2026-11-23"
    names = [each["schema:name"] for each in said["schema:variableMeasured"]]
    assert names == list(json.loads(file.text.splitlines()[0]))


async def test_of_other_facts_than_those_of_the_graph_nothing_is_said(served: Served) -> None:
    response = await served.get("actors.csv-metadata.json", contentHash="0" * 64)
    assert response.status_code == 404
    assert "are no longer those of the graph" in response.json()["errors"][0]["message"]
    assert (await served.get("actors.csv-metadata.json")).status_code == 200


@pytest.mark.parametrize("name", ["actors.xlsx", "graph.jsonld", "network.graphml", "nothing.csv"])
async def test_what_says_it_itself_has_nothing_beside_it(served: Served, name: str) -> None:
    assert (await served.get(f"{name}-metadata.json")).status_code == 404


async def test_wrong_arguments_are_told_as_those_of_the_file(served: Served) -> None:
    response = await served.get("actors.csv-metadata.json", frist="1")
    assert "`frist` is no argument" in response.json()["errors"][0]["message"]
