"""Swedish organisation numbers: ten digits of which the last is a check digit.

A sole trader's number is a person's identity number; the graph holds none, and a message never repeats it. Written
here because the two rules are four lines: python-stdnum (LGPL) knows the first, and nothing tells the two kinds apart.
"""

import re
from datetime import date


class BadNumber(ValueError):
    """A text that is no organisation number."""


def read_organisation_number(text: str) -> str:
    """`212000-1967` or `2120001967` as ten digits; else `BadNumber` says what is allowed."""
    if not (match := re.fullmatch(r"(\d\d)?(\d{6})[-+]?(\d{4})", text, re.ASCII)):
        raise BadNumber("an organisation number has ten digits, such as 212000-1967")
    century, first, last = match.groups()
    digits = first + last
    if digits[2] in "01":
        raise BadNumber(
            f"the number that begins with {digits[:2]} is somebody's personal identity number (its third digit is 0 or "
            "1); nothing of the kind is kept here: delete it"
        )
    if century:
        raise BadNumber("an organisation number has ten digits, such as 212000-1967; leave out the two before them")
    if not _check_digit_fits(digits):
        raise BadNumber(f"the check digit of {first}-{last} does not fit: a digit is wrong or two are swapped")
    return digits


def with_check_digit(nine: str) -> str:
    """Nine digits and the tenth that fits them."""
    return nine + str(-_digit_sum(nine) % 10)


_PERSONAL = re.compile(r"(?<!\d)(?:18|19|20)?(\d\d(\d\d)(\d\d))[-+]?(\d{4})(?!\d)", re.ASCII)


def holds_personal_number(text: str) -> bool:
    """Whether ten or twelve digits in a text are a day and a check digit that fits, as nearly only such numbers are."""
    return any(
        _is_day(int(month), int(day)) and _check_digit_fits(first + last)
        for first, month, day, last in _PERSONAL.findall(text)
    )


def _is_day(month: int, day: int) -> bool:
    """Of some year; a coordination number has 60 added to its day."""
    try:
        date(2000, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True


def _check_digit_fits(digits: str) -> bool:
    """Luhn: the digit sum is a multiple of ten."""
    return _digit_sum(digits) % 10 == 0


def _digit_sum(digits: str) -> int:
    """The sum of all digits after every second number is doubled, from the first on."""
    doubled = (divmod(int(digit) * (2 - place % 2), 10) for place, digit in enumerate(digits))
    return sum(map(sum, doubled))
