"""The ways in which pages write a number: in figures, in words, and a large one in thousands or millions.

spellings(3500)      →  3500, 3 500, 3,500, 3.500, 3,5 tkr …
spellings(3)         →  3, tre, three, kolme, Tre …
spellings(1200000)   →  1200000, 1 200 000, … 1,2 mnkr, 1,2 miljoner …
"""

_WORDS = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista "
    "kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista kaksikymmentä",
)
"""The words for 0, 1, 2 … in the languages of the pages; beyond, pages write figures."""

_OTHER_WORDS = {1: ("ett",)}

_UNITS = {
    1_000: ("tkr", "kkr", "tusen", "thousand", "tuhatta"),
    1_000_000: ("mnkr", "mkr", "miljoner", "miljon", "million", "miljoonaa"),
}
"""What a number stands before that counts so many at a time."""


def spellings(number: float) -> tuple[str, ...]:
    """A number as pages write it, the likeliest first."""
    return tuple(dict.fromkeys((*_in_figures(number), *_in_words(number), *_in_units(number))))


def _in_figures(number: float) -> list[str]:
    """3500, 3 500, 3,500 and 3.500; 163.8 and 163,8."""
    plain = f"{number:f}".rstrip("0").rstrip(".") if isinstance(number, float) else str(number)
    grouped = f"{number:,}".removesuffix(".0")
    whole = [grouped.replace(",", ".")] if "." not in grouped else []
    return [plain, plain.replace(".", ","), grouped.replace(",", " "), grouped, *whole]


def _in_words(number: float) -> list[str]:
    listed = (words.split() for words in _WORDS)
    found = [words[int(number)] for words in listed if number == int(number) and 0 <= number < len(words)]
    both = (*found, *_OTHER_WORDS.get(int(number), ())) if found else ()
    return [spelling for word in both for spelling in (word, word.capitalize())]


def _in_units(number: float) -> list[str]:
    """350 tkr, 1,2 miljoner: with two decimals at most, so that nothing is rounded away."""
    found = []
    for many, units in _UNITS.items():
        if number >= many // 10 and number * 100 % many == 0:
            counted = f"{number / many:,.2f}".rstrip("0").rstrip(".")
            written = (counted.replace(",", ""), counted.replace(",", " ").replace(".", ","), counted.replace(",", " "))
            found += [f"{each} {unit}" for each in written for unit in units]
    return found
