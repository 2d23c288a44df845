"""Which tables there are, with which columns, follows from the model."""

import pytest

from tests.model import MODEL
from tests.web.export.exporting import documents, tables


def names(table: str) -> list[str]:
    return [column.name for column in tables()[table].columns]


def test_every_type_and_every_relation_of_the_model_has_a_table() -> None:
    relations = {
        f"{each.plural}-{edge.name}"
        for each in MODEL.entities.values()
        for edge in each.edges
        if not edge.only and not edge.relation.computed
    }
    assert set(tables()) == {each.plural for each in MODEL.entities.values()} | relations


FIRST = next(iter(MODEL.entities))

INHERITED = {edge.name for edge in MODEL.entity.edges}
"""The relations that every type has: their tables differ in nothing but the type."""

DIFFERENT = [name for name, each in tables().items() if each.edge not in INHERITED or each.entity == FIRST]


@pytest.mark.parametrize("table", DIFFERENT)
def test_every_question_of_a_table_can_be_asked(table: str) -> None:
    questions = tables()[table].question, tables()[table].rest if tables()[table].edge else None, tables()[table].count
    for text in filter(None, questions):
        assert documents().get(text)


def test_no_two_columns_have_one_name_and_each_is_described() -> None:
    for table in tables():
        assert len(set(names(table))) == len(names(table)), table
        assert all(column.description for column in tables()[table].columns), table


VALIDITY = [
    f"validity{end}{part}" for end in ("From", "To") for part in ("Edtf", "AsPublished", "Earliest", "Latest")
] + ["validityHolds"]
PLACES = ["citationsSourceId", "citationsLocator", "citationsQuote", "citationsUrl"]
LAST = ["municipalities", "formerIds", *VALIDITY, *PLACES, "citationsSupports"]


def test_the_columns_of_a_type_are_its_plain_values() -> None:
    assert names("partnerships") == [
        *("id", "name", "nameIsEditorial", "municipality", "kind", "content", "caseNumber"),
        *("amountsYear", "amountsKronor", "amountsCitationsSourceId", "amountsCitationsLocator"),
        *("amountsCitationsQuote", "amountsCitationsUrl", "amountsCitationsSupports"),
        *("sinceEdtf", "sinceAsPublished", "sinceEarliest", "sinceLatest"),
        *("frequencySv", "frequencyEn", "purposeSv", "purposeEn", "goalsSv", "goalsEn", "unnamedParticipants"),
        "otherTexts",
        *("partOfId", "partOfName", *LAST),
    ]


def test_the_columns_of_a_relation_are_both_ends_and_what_lies_on_it() -> None:
    assert names("partnerships-participants") == [
        *("partnershipId", "partnershipName", "participantId", "participantName"),
        *("identity", "reason", "reasonEn", "role", "nameAsPublished", "position"),
        *("id", *VALIDITY, *PLACES, "citationsSupports", "otherTexts"),
    ]


def test_an_end_that_may_be_of_any_type_says_its_type() -> None:
    assert names("statements-about")[:5] == ["statementId", "statementName", "subjectId", "subjectName", "subjectType"]


def test_a_table_takes_the_arguments_of_its_root_field() -> None:
    time = {"asOf": "Date", "during": "Period"}
    assert dict(tables()["actors"].arguments) == {"where": "ActorWhere", "orderBy": "[ActorOrder!]", **time}
    assert dict(tables()["sources"].arguments) == {"where": "SourceWhere", "orderBy": "[SourceOrder!]", **time}
