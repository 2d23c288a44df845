"""Organisation numbers that no organisation has.

Those of Sweden begin with the digit of a legal form: 1, 2, 3, 5, 6, 7, 8 or 9. These begin with 4, which stands for
none, and have a right check digit. Their third digit is 3 or more, so none is a personal identity number.
"""

from graph_seed.organisation_number import with_check_digit

NATIONAL = "9999"
"""Stands where the code of a municipality would, for what is national."""

NUMBERS = 10_000
"""How many there are for one municipality."""


def organisation_number(code: str, serial: int) -> str:
    """`403080-0005`: a 4, then what is its own for each serial number below 10,000 of each municipality."""
    assert serial < NUMBERS, f"{serial} is beyond the numbers of a municipality"
    digits = with_check_digit(f"4{serial // 1000}{code}{serial % 1000:03}")
    return f"{digits[:6]}-{digits[6:]}"
