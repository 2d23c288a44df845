"""Words that a question is not about, unless it has no others."""

LITTLE_WORDS = frozenset(
    # Folded. A question is about its other words, unless it has none.
    """
    alla allt an ar att av bade bara blev bli blir da de dem den denna deras dess dessa det detta dig din dit dock du
    efter ej eller en er ett fanns finns for fran genom gor ha hade han har hon hos hur i icke in ingen inom inte ja jag
    kan kunde man med mellan men mig min mot mycket nagon nagot nagra nar nu och ocksa om oss over pa sa samt sedan sig
    sin sina sitt ska skall skulle som till under upp ut utan vad var vara varfor vart vem vems vi vid vilka vilken
    vilket vill
    a about an and are as at be by do does for from has have how if in into is it its no not of on or our that the their
    there these they this to was were what when where which who whom whose why will with you your
    """.split()  # noqa: SIM905 (a list would be a page long)
)
