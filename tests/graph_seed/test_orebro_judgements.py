"""How sure the facts of Örebro are: no surer than the page, what curators judge as theirs, and what is not stated."""

from collections import Counter, defaultdict

import pytest

from graph_seed.dates import read_date
from schema.value import LAST_DAY
from tests.graph_seed.orebro_facts import (
    BY_ID,
    CURATOR_ID,
    FACTS,
    NATIONAL_ID,
    PAGE_ID,
    RELATIONS,
    Fact,
    names,
    of_type,
    related,
)

BOTH = {"actor:orebro-kommun", "actor:orebro-civila-samhallet"}
"""The two parties that the page calls "vi"."""


def participations() -> list[Fact]:
    return related("partnerships", "participants")


# No surer than the page


def test_only_of_the_agreement_that_is_signed_the_page_says_that_it_is_in_force() -> None:
    policy, local, national = of_type("agreements")
    for each in (national, policy):
        assert read_date(each.values["validTo"]) == (read_date(each.values["validFrom"]).earliest, LAST_DAY)
        assert (each.id, "validTo") in not_stated()
    assert "validTo" not in local.values


def test_nothing_begins_more_surely_than_the_page_says() -> None:
    read = str(BY_ID[PAGE_ID].values["retrievedOn"])
    begins = [(fact, fact.values["validFrom"]) for fact in FACTS if "validFrom" in fact.values]
    assert begins
    for fact, when in begins:
        if isinstance(when, str):  # no words of the page say since when: a curator does, with a reason
            assert fact.source_of("validFrom") in (CURATOR_ID, NATIONAL_ID), fact
            assert read_date(when).latest in (read, decided_or_presented(fact)), fact
        else:
            assert fact.source_of("validFrom") == PAGE_ID, fact


def decided_or_presented(fact: Fact) -> str:
    """The last day on which an agreement, or that to which somebody is a party, can have come to be."""
    agreement = BY_ID[fact.to if fact.relation else fact.id].values
    return read_date((agreement.get("decidedOn") or agreement["presentedOn"])["edtf"]).latest


def test_that_an_agreement_applies_from_when_it_was_decided_or_presented_is_the_curators_reading() -> None:
    assert of_type("agreements")
    for each in of_type("agreements"):
        assert each.source_of("validFrom") in (CURATOR_ID, NATIONAL_ID), each
    by_role = {(fact.values["role"], fact.source_of("validFrom")) for fact in related("actors", "partyTo")}
    assert by_role == {("DECIDER", PAGE_ID), ("PRESENTER", PAGE_ID), ("PARTY", CURATOR_ID)}


def test_uncertain_identities_have_a_reason() -> None:
    judged = [fact for fact in RELATIONS if "identity" in fact.values]
    probable = [fact for fact in judged if fact.values["identity"] == "PROBABLE"]
    assert {(fact.id, fact.to) for fact in probable} == {
        ("partnership:orebro-motesplats-vox", "actor:orebro-studieforbundet-bilda-svealand"),
        ("partnership:orebro-mentorer-till-kvotflyktingfamiljer", "actor:orebro-rodakorskrets"),
        ("partnership:orebro-aternyttan", "actor:orebro-rodakorskrets"),
        ("actor:orebro-stadsbyggnad", "actor:orebro-miljo-och-stadsbyggnadsforvaltningen"),
        ("place:orebro-vivalla-folkets-hus", "actor:orebro-folkets-hus-vivalla"),
        ("document:orebro-film-om-motesplats-vox", "actor:studieforbundet-bilda"),
        ("actor:orebro-brottsofferjouren", "agreement:orebro-lokal-overenskommelse"),
        ("actor:orebro-horselskadades-forening", "agreement:orebro-lokal-overenskommelse"),
    }
    for fact in probable:
        assert fact.values.get("reason")
        assert {fact.source_of("identity"), fact.source_of("reason")} == {CURATOR_ID}, fact


def test_what_curators_judge_is_cited_as_theirs() -> None:
    for each in of_type("actors"):
        assert each.source_of("municipal") == CURATOR_ID, each
    for each in partners_by_the_heading():
        assert (each.values["kind"], each.source_of("kind")) == ("CIVIL_SOCIETY", CURATOR_ID), each
    for fact in related("councils", "hosts"):
        assert fact.source == CURATOR_ID
    for fact in related("actors", "agreements"):
        assert {fact.source_of(field) for field in ("identity", "validFrom", "validTo")} == {CURATOR_ID}
    taking_part = {each.id: each.source_of("politicalParticipation") for each in of_type("councils")}
    by_the_page = {"council:orebro-samverkansradet", "council:orebro-broradet", "council:orebro-barnrad"}
    assert {id_ for id_, source in taking_part.items() if source == PAGE_ID} == by_the_page | {"council:orebro-c-natet"}


def partners_by_the_heading() -> list[Fact]:
    """Partners in the examples that are not on the list: the page says of none what it is, only of all examples."""
    listed = {fact.id for fact in related("actors", "agreements")}
    partners = {fact.to for fact in participations()} - listed
    return [BY_ID[each] for each in sorted(partners) if not BY_ID[each].values["municipal"]]


def test_challenges_are_both_parties_and_crises_nobodys() -> None:
    at_work = defaultdict(set)
    for fact in related("themes", "actors"):
        at_work[fact.id].add(fact.to)
    wanted: dict[str | None, set[str]] = {
        "LOCAL_CHALLENGE": BOTH,
        "CRISIS": set(),
        "COOPERATIVE_SOLUTION": {"actor:orebro-civila-samhallet"},
        None: BOTH,
    }
    for theme in of_type("themes"):
        assert at_work[theme.id] == wanted[theme.values.get("group")], theme


def test_reasons_are_about_both_parties() -> None:
    about = defaultdict(set)
    for fact in related("statements", "about"):
        about[fact.id].add(fact.to)
    for reason in of_type("statements", kind="REASON"):
        assert about[reason.id] == BOTH, reason


def test_who_is_involved_without_taking_part_by_name() -> None:
    involved = {
        (fact.id.partition("orebro-")[2], fact.to, fact.values["role"]) for fact in related("partnerships", "involved")
    }
    assert ("manskliga-rattighetsdagarna", "actor:orebro-civila-samhallet", "ORGANISER") in involved
    assert {to for _, to, role in involved if role == "ORGANISER"} == {"actor:orebro-civila-samhallet"}
    assert BY_ID["actor:orebro-civila-samhallet"].values["kind"] == "COLLECTIVE"
    assert not any(BY_ID[fact.to].values["kind"] == "COLLECTIVE" for fact in participations())


def test_bodies_that_the_page_does_not_place_in_the_municipality() -> None:
    local = [each for each in of_type("actors") if each.id.startswith("actor:orebro-")]
    assert names([each for each in local if each.values.get("municipality", "1880") is None]) == {
        "Emmaus Åkvarn",
        "Föreningen Beachbrothers BC",
        "Ge för livet",
        "KFUM",
        "Myrorna",
        "Reform",
        "Studieförbundet Bilda Svealand",
        "Studieförbundet Vuxenskolan Örebro län",
        "Örebro Läns Idrottsförbund",
    }


# What the page does not say


def not_stated() -> set[tuple[str, str]]:
    return {(fact.to, BY_ID[fact.id].values["subject"]) for fact in related("statements", "about") if fact.not_stated}


def test_what_is_not_stated_is_of_that_kind() -> None:
    assert {each.id for each in of_type("statements", kind="NOT_STATED")} == {
        each.id for each in of_type("statements") if each.not_stated
    }


def test_what_is_not_stated_is_said_once_about_all_of_whom_it_is_so() -> None:
    said = Counter(
        (each.values["subject"], each.values["text"]["sv"]) for each in of_type("statements") if each.not_stated
    )
    assert [words for words, times in said.items() if times > 1] == []
    named = [fact for fact in related("statements", "about") if fact.not_stated]
    assert max(Counter((fact.to, BY_ID[fact.id].values["subject"]) for fact in named).values()) == 1


def test_start_is_not_stated_of_all_partnerships_but_one() -> None:
    for each in of_type("partnerships"):
        assert ("since" in each.values) is not ((each.id, "since") in not_stated()), each


def test_chair_members_and_host_are_not_stated_of_any_council() -> None:
    for each in of_type("councils"):
        assert {(each.id, "chair"), (each.id, "members"), (each.id, "host")} <= not_stated()
        assert ("seats" in each.values) is not ((each.id, "seats") in not_stated())


def test_neither_day_nor_end_of_any_signature_is_stated() -> None:
    signed = {fact.id for fact in related("actors", "agreements")}
    for each in signed | {"agreement:orebro-lokal-overenskommelse"}:
        assert {(each, "signingDate"), (each, "validTo")} <= not_stated()


@pytest.mark.parametrize(
    ("entity", "subject"),
    [
        ("agreement:orebro-lokal-overenskommelse", "coverage"),
        ("agreement:orebro-lokal-overenskommelse", "text"),
        ("actor:orebro-orebroandan", "kind"),
        ("actor:orebro-stureskolan", "partOf"),
        ("actor:orebro-budget-och-skuldradgivningen", "partOf"),
        ("actor:orebro-kfum", "municipality"),
        ("actor:orebro-studieforbundet-vuxenskolan", "municipality"),
        ("actor:orebro-stadsbyggnad", "successors"),
        ("council:orebro-c-natet", "politicalParticipation"),
        ("council:orebro-broradet", "name"),
        ("partnership:orebro-nyttjanderattsavtal", "parts"),
        ("partnership:orebro-spontanidrott", "places"),
        ("source:orebro-civilasamhallet", "published"),
    ],
)
def test_what_else_is_not_stated(entity: str, subject: str) -> None:
    assert (entity, subject) in not_stated()
