"""Numbers as pages write them."""

import pytest

from graph_seed.figures import spellings


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, ["0", "noll", "zero"]),
        (1, ["1", "en", "ett", "En", "one", "yksi"]),
        (12, ["12", "tolv", "Tolv", "twelve", "kaksitoista"]),
        (20, ["20", "tjugo"]),
        (163.8, ["163.8", "163,8"]),
        (3500, ["3500", "3 500", "3,500", "3.500", "3,5 tusen"]),
        (350_000, ["350 000", "350 tkr", "0,35 mnkr"]),
        (1_200_000, ["1 200 000", "1 200 tkr", "1,2 mnkr", "1,2 miljoner", "1.2 million"]),
        (1_000_000.0, ["1000000", "1 000 000", "1 miljon"]),
    ],
)
def test_a_number_has_the_spellings_of_pages(number: float, written: list[str]) -> None:
    assert [each for each in written if each not in spellings(number)] == []


@pytest.mark.parametrize("number", [0, 1, 2, 20, 21, 999, 1234, 350_001, 1_204_000, 0.5, 1.5, 2_147_483_647])
def test_no_spelling_is_also_another_number(number: float) -> None:
    others = {0, 1, 2, 3, 20, 21, 350_000, 350_001, 1_200_000, 1_204_000, 35_000, 1_234_000} - {number}
    assert not {each for other in others for each in spellings(other)} & set(spellings(number))


def test_what_would_be_rounded_away_is_not_left_out() -> None:
    assert not [each for each in spellings(1_204_000) if "mnkr" in each]
    assert not [each for each in spellings(1_234) if "tkr" in each]
