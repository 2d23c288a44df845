import pytest

from graph_seed.dates import BadDate, read_date, read_day, read_interval


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2010-04-28", "2010-04-28", "2010-04-28"),
        ("2008-21", "2008-03-01", "2008-05-31"),
        ("2008-22", "2008-06-01", "2008-08-31"),
        ("2008-23", "2008-09-01", "2008-11-30"),
        ("2007-24", "2007-12-01", "2008-02-29"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2008~", "2008-01-01", "2008-12-31"),
        ("2008-23?", "2008-09-01", "2008-11-30"),
        ("2008-05-17%", "2008-05-17", "2008-05-17"),
        ("[2024-01-01..2026-11-23]", "2024-01-01", "2026-11-23"),
        ("[2024..2026-11]", "2024-01-01", "2026-11-30"),
        ("[2008-23..]", "2008-09-01", "9999-12-31"),
        ("[..2008-23?]", "0001-01-01", "2008-11-30"),
    ],
)
def test_a_partial_date_means_the_days_from_first_to_last(text: str, earliest: str, latest: str) -> None:
    assert read_date(text) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2022-02-30", "2022-02 has no day 30; its last is 2022-02-28"),
        ("2023-02-29", "2023-02 has no day 29"),
        ("2022-13", "there is no month 13"),
        ("2022-00", "there is no month 00"),
        ("2022-25", "there is no month 25; months are 01 to 12, seasons 21 to 24"),
        ("0999", "a year from 1000 to 2999"),
        ("9999", "a year from 1000 to 2999"),
        ("hösten 2008", "write a date such as"),
        ("2022-5", "write a date such as"),
        ("22", "write a date such as"),
        ("2022/2023", "write a date such as"),
        ("٢٠٠٨", "write a date such as"),
        ("2022\n", "write a date such as"),
        ("[2026..2024]", "2024 lies before 2026"),
        ("[2024]", "write a date such as"),
        ("[..]", "write a date such as"),
        ("[]", "write a date such as"),
        ("[2024..2025..2026]", "write a date such as"),
        ("[2024/2025..]", "write a date such as"),
        ("[2024-02-30..]", "2024-02 has no day 30"),
    ],
)
def test_what_is_no_date_is_told_with_what_is(text: str, why: str) -> None:
    with pytest.raises(BadDate, match=why):
        read_date(text)


def test_an_interval_means_all_its_days() -> None:
    assert read_interval("2024/2027") == ("2024-01-01", "2027-12-31")
    assert read_interval("2008-23/2010-04-28") == ("2008-09-01", "2010-04-28")
    assert read_interval("2024") == ("2024-01-01", "2024-12-31")


def test_an_interval_that_runs_backwards_is_refused() -> None:
    with pytest.raises(BadDate, match="2024 lies before 2027"):
        read_interval("2027/2024")


def test_a_day_is_written_in_full() -> None:
    assert read_day("2026-11-23") == "2026-11-23"
    with pytest.raises(BadDate, match="write a day"):
        read_day("2026-11")
