"""From messages to findings: one a cause, as severe as the issue says, with the printed place."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.model import Fact, FactId, Figure, Finding, Place, Print, Severity
from crossfoot.validation import verdict
from crossfoot.validation.reading import Level, Message, Reading, Said
from crossfoot.value import replace
from tests.rendering import samples

TOTAL = FactId("Assets.I2017-06-30")
PART = FactId("OtherAssets.I2017-06-30")
CALC = "calc11e:inconsistentCalculationUsingRounding"
PLACE = Place(1, 887, 1)


def printed() -> dict[FactId, Fact]:
    facts = {fact.id: fact for fact in samples.facts()}
    figure = Figure("27,508,225", Decimal(27508225), 0, PLACE)
    prints = (Print(figure, facts[TOTAL].value, -3),)
    facts[TOTAL] = replace(facts[TOTAL], prints=prints, caption="TOTAL")
    return facts


def judged(
    *messages: Message, own: tuple[Finding, ...] = (), known: tuple[Finding, ...] = ()
) -> tuple[Finding, ...]:
    reading = Reading(samples.facts(), messages)
    return verdict.findings(reading, own, printed(), known)


def own(code: str, *facts: FactId, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(severity, code, "It does not hold.", "look", facts=facts)


def test_no_message_no_finding() -> None:
    assert judged() == ()


def test_an_inconsistency_is_an_error_at_the_printed_place() -> None:
    (finding,) = judged(Message(Level.INCONSISTENCY, CALC, "is  not\nequal", (TOTAL, PART)))
    assert finding.severity is Severity.ERROR
    assert finding.code == f"arelle.{CALC}"
    assert finding.place == PLACE
    assert finding.message.startswith("'TOTAL' 27,508,225: Arelle says that a total is not")
    assert finding.message.endswith("is not equal")
    assert finding.facts == (TOTAL, PART)


def test_a_warning_stays_a_warning() -> None:
    (finding,) = judged(Message(Level.WARNING, "some:code", "text"))
    assert finding.severity is Severity.WARNING
    assert finding.place is None


def test_what_the_release_itself_contradicts_is_told_as_information() -> None:
    known = (own("facts.contradiction", PART, severity=Severity.WARNING),)
    message = Message(Level.INCONSISTENCY, CALC, "text", (TOTAL, PART))
    (finding,) = judged(message, known=known)
    assert finding.severity is Severity.INFO
    (finding,) = judged(message, known=(own("facts.other", PART),))
    assert finding.severity is Severity.ERROR


def test_one_cause_is_one_finding_whoever_noticed_it() -> None:
    message = Message(Level.WARNING, "arelle:duplicateFacts", "text", (TOTAL, PART))
    (finding,) = judged(message, own=(own("rules.duplicate", TOTAL, PART),))
    assert finding.code == "arelle.arelle:duplicateFacts"
    assert finding.severity is Severity.ERROR
    both = judged(message, own=(own("rules.balance", TOTAL),))
    assert {finding.code for finding in both} == {"arelle.arelle:duplicateFacts", "rules.balance"}


def test_an_identity_that_failed_before_is_not_told_again() -> None:
    failed = own("proofs.sum-fails", TOTAL, PART)
    assert judged(own=(own("rules.sum", PART, TOTAL),), known=(failed,)) == ()
    (finding,) = judged(own=(own("rules.sum", PART),), known=(failed,))
    assert finding.code == "rules.sum"


def test_a_broken_assertion_names_every_fact_and_silences_our_rule_of_the_same_facts() -> None:
    message = Message(Level.ERROR, "message:AssetsAre", "It does not add up.", (PART, TOTAL))
    (finding,) = judged(message, own=(own("rules.balance", TOTAL, PART),))
    assert finding.code == "arelle.message:AssetsAre"
    assert finding.severity is Severity.ERROR
    assert finding.message.startswith("'TOTAL' 27,508,225: Arelle says that the figures break")
    assert finding.message.endswith(f"It does not add up. [{PART}]")
    (finding,) = judged(replace(message, facts=(TOTAL, PART)))
    assert finding.place == PLACE
    assert len(judged(message, replace(message, facts=(TOTAL,)))) == 2


def test_many_messages_of_one_code_and_context_are_one_finding() -> None:
    code = "xbrldie:PrimaryItemDimensionallyInvalidError"
    messages = [Message(Level.ERROR, code, "text", (name,)) for name in (TOTAL, PART)]
    elsewhere = Message(Level.ERROR, code, "text", (FactId("Assets.I2017-03-31"),))
    first, second = judged(*messages, elsewhere)
    assert "(and 1 more like it)" in first.message
    assert (first.facts, second.facts) == ((TOTAL, PART), elsewhere.facts)


def test_sums_are_never_grouped() -> None:
    messages = [Message(Level.INCONSISTENCY, CALC, "text", (name,)) for name in (TOTAL, PART)]
    assert len(judged(*messages)) == 2


def test_facts_that_are_not_read_as_written_are_an_error() -> None:
    reading = Reading(samples.facts()[1:])
    (finding,) = verdict.findings(reading, (), printed())
    assert finding.code == "validation.lost-facts"
    assert finding.facts == (samples.facts()[0].id,)


def test_a_text_that_is_read_otherwise_is_an_error_too() -> None:
    first, *rest = samples.cover()
    said = tuple(
        Said(it.id, it.concept, it.period, it.text, it.language, it.members) for it in rest
    )
    reading = Reading(samples.facts(), said=said)
    (finding,) = verdict.findings(reading, (), printed(), cover=samples.cover())
    assert finding.code == "validation.lost-facts"
    assert finding.facts == (first.id,)
    assert verdict.findings(reading, (), printed(), cover=rest) == ()
