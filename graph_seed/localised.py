"""What may stand behind a key of a data file in several languages.

purpose: {sv: Dialog, en: Dialogue, fi: Vuoropuhelu}
→ {"purposeSv": "Dialog", "purposeEn": "Dialogue", "purposeFi": "Vuoropuhelu"}
"""

from dataclasses import dataclass
from typing import Any

from graph_seed.files import KeyedValues, Sequence, Value
from graph_seed.notation import Columns, Notation, Record, read_list, read_plain
from graph_seed.problems import Problems
from graph_seed.scalars import ScalarKind
from schema.language import ALWAYS, Language, NoLanguage, canonical, column_of, language_of


@dataclass(frozen=True, slots=True)
class Localised:
    """A text, or with `many` a list of texts, in several languages: a column each, beside the one of the name `base`.

    It must stand in the languages that are `needed`. What is in the `own` language lies in that column itself, and may
    be written alone: `unit: kB` is `unit: {sv: kB}`.
    """

    base: str
    kind: ScalarKind
    many: bool = False
    needed: tuple[str, ...] = ALWAYS
    own: str | None = None

    def read(self, name: str, value: Value, problems: Problems) -> Columns:
        if self.own and not isinstance(value, KeyedValues):
            found = self._read_one(name, value, problems)
            return {} if found is None else {self.base: found}
        if not isinstance(value, KeyedValues):
            problems.add(value.place, f"{name}: {value} stands here; write {self._example()}")
            return {}
        languages = self._languages(name, value, problems)
        for missing in self.needed:
            if missing not in languages:
                problems.add(value.place, f"{name} lacks the language {missing}; write {self._example()}")
        read = {
            language: self._read_one(f"{name}.{language}", value.items[key], problems)
            for language, key in languages.items()
        }
        written = (value.items[key] for key in languages.values()) if self.many else ()
        if len({len(each.items) for each in written if isinstance(each, Sequence)}) > 1:
            problems.add(value.place, f"{name}: the languages must have equally many entries")
        return {self._column(language): each for language, each in read.items() if each is not None}

    def _languages(self, name: str, value: KeyedValues, problems: Problems) -> dict[str, str]:
        """The keys by the languages that they mean, those that all texts are in first."""
        found: dict[str, str] = {}
        for key in value.items:
            try:
                language = canonical(key)
            except NoLanguage:
                text = f"{name}: {key} is no language; write language tags (BCP 47), such as {self._example()}"
                problems.add(value.keys[key], text)
                continue
            if (first := found.setdefault(language, key)) != key:
                problems.add(value.keys[key], f"{name}: {key} is the same language as {first}")
        return dict(sorted(found.items(), key=lambda each: _place(each[0])))

    def _column(self, language: str) -> str:
        return self.base if language == self.own else column_of(self.base, language)

    def language_of(self, column: str) -> str | None:
        """The language of what lies in a column; None where it is of something else."""
        return self.own if column == self.base else language_of(self.base, column)

    def _read_one(self, name: str, value: Value, problems: Problems) -> Any:
        read = read_list if self.many else read_plain
        return read(name, value, self.kind, problems)

    def _example(self) -> str:
        shown = ALWAYS if self.needed else ("en", "fi")
        return "{" + ", ".join(f"{each}: […]" if self.many else f"{each}: …" for each in shown) + "}"

    @property
    def held_in(self) -> tuple[str, ...]:
        """The columns of the languages that all texts are held in; others may be beside them."""
        return tuple(map(self._column, ALWAYS))

    def stated(self, columns: Columns) -> Any:
        beside = [(column, each) for column, each in columns.items() if each and column.startswith(self.base)]
        held = {language: each for column, each in beside if (language := self.language_of(column))}
        if self.own and held.keys() == {self.own}:
            return held[self.own]
        return {language: held[language] for language in sorted(held, key=_place)} or None

    def schema(self) -> dict[str, Any]:
        one = dict(self.kind.schema)
        text = {"type": "array", "items": one} if self.many else one
        languages = {
            "type": "object",
            "properties": dict.fromkeys(ALWAYS, text),
            "patternProperties": {_TAG: text},
            "required": list(self.needed),
            "additionalProperties": False,
        }
        return {"anyOf": [{**text, "uniqueItems": True} if self.many else text, languages]} if self.own else languages


_TAG = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"


def _place(language: str) -> tuple[bool, int, str]:
    """Where a language stands among others: those that all texts are held in first."""
    always = language in ALWAYS
    return not always, ALWAYS.index(Language(language)) if always else 0, language


def holds(notation: Notation, column: str) -> bool:
    """Whether a column may be one that a notation fills, in whatever language."""
    if isinstance(notation, Localised) and notation.language_of(column):
        return True
    if isinstance(notation, Record):
        return any(holds(each.notation, column) for each in notation.fields.values())
    return column in notation.held_in
