"""A number by whose sums groups are ordered, and what is said of a wrong one."""

import pytest

from resolvers.errors import UnknownNumber
from tests.resolvers.asking import planned


@pytest.mark.parametrize(
    ("field", "arguments", "said"),
    [
        ("partnerships", "by: [KIND], orderBy: SUM_DESC", "number is left out; SUM_DESC needs one of"),
        ("partnerships", 'by: [KIND], orderBy: SUM_ASC, number: "kronor"', "number is kronor; SUM_ASC needs one of"),
        ("partnerships", 'by: [KIND], number: "amountsKronor"', "leave it out, or order by SUM_DESC or SUM_ASC."),
        ("actors", "by: [KIND], orderBy: SUM_DESC", "number is left out; the rows have no numbers."),
    ],
)
def test_a_wrong_number_is_told_with_those_that_there_are(field: str, arguments: str, said: str) -> None:
    with pytest.raises(UnknownNumber) as refused:
        planned(f"{{ {field} {{ aggregate {{ groupBy({arguments}) {{ count }} }} }} }}")
    message = refused.value.message
    assert f"{field}.aggregate.groupBy: " in message
    assert said in message
    assert "one of" not in said or "amountsYear, amountsKronor" in message


def test_who_asks_with_a_variable_is_told_too() -> None:
    groups = "groupBy(by: [KIND], orderBy: SUM_ASC, number: $n) { count }"
    text = f"query ($n: String) {{ partnerships {{ aggregate {{ {groups} }} }} }}"
    assert planned(text, n="amountsKronor")
    with pytest.raises(UnknownNumber, match="number is x; SUM_ASC needs one of"):
        planned(text, n="x")
