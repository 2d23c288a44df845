import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_seed.organisation_number import BadNumber, holds_personal_number, read_organisation_number


@pytest.mark.parametrize("text", ["212000-1967", "2120001967"])
def test_a_number_is_kept_as_ten_digits(text: str) -> None:
    assert read_organisation_number(text) == "2120001967"


@pytest.mark.parametrize("text", ["212000-1976", "2120001968", "212001967", "org 212000-1967", "162120001967", ""])
def test_a_number_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(BadNumber):
        read_organisation_number(text)


# made up; the third digit is 0 or 1 in all of them, since it begins a month
@pytest.mark.parametrize(
    "text", ["811218-9876", "8112189876", "198112189876", "19811218-9876", "811218+9876", "8101019801"]
)
def test_a_personal_number_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(BadNumber, match="personal identity number") as refused:
        read_organisation_number(text)
    assert "9876" not in str(refused.value)
    assert "1218" not in str(refused.value)


@given(st.from_regex(r"[2-9][0-9][2-9][0-9]{6}", fullmatch=True))
def test_one_check_digit_of_ten_fits(first: str) -> None:
    def fits(digit: int) -> bool:
        try:
            return bool(read_organisation_number(f"{first}{digit}"))
        except BadNumber:
            return False

    assert sum(map(fits, range(10))) == 1


@pytest.mark.parametrize(
    "text", ["8112189876", "811218-9876", "811218+9876", "19811218-9876", "198112189876", "x811218-9876y"]
)
def test_a_personal_number_is_found_in_a_text(text: str) -> None:
    assert holds_personal_number(f"Anna ({text})")


@pytest.mark.parametrize(
    "text", ["811218-9875", "212000-1967", "811318-9876", "18112189876", "811218-98761", "2024-2027", ""]
)
def test_other_digits_are_no_personal_number(text: str) -> None:
    assert not holds_personal_number(text)
