"""One verdict in five forms, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import etree, html

from crossfoot.filings import telling
from crossfoot.filings.asked import USUAL, Layer
from crossfoot.filings.judgement import Judgement, Objection, Verdict, verdict_of
from crossfoot.filings.kinds import Kind
from crossfoot.model import FactId, Place, Severity

SCHEMA = Path(__file__).parents[2] / "docs" / "verdict.schema.json"
ODD = 'off by 5 & <b>"more"</b> \x00\x1b[31m ]]> \ud83d 売上高'


def objection(severity: Severity, code: str, layer: Layer = Layer.CALCULATIONS) -> Objection:
    facts = (FactId("Assets.I2024-12-31"), FactId("<odd>"))
    return Objection(
        layer, severity, code, ODD, "compare <both>", "Calculations 1.1", facts, Place(1, 7, 3), 12
    )


ERROR = objection(Severity.ERROR, "calc11e:off")
DOUBT = objection(Severity.WARNING, "EFM.6.05.08", Layer.RULES)
NOTE = objection(Severity.INFO, "rules.uneven", Layer.ARITHMETIC)
REFUSED = objection(Severity.ERROR, "safety.doctype", Layer.SAFETY)


def judgement(*objections: Objection, path: str = "a folder/report.xbrl") -> Judgement:
    return Judgement(
        path, Kind.INSTANCE, verdict_of(objections), objections, tuple(sorted(USUAL)), 320, 9,
        "reference", "a note <of> it", "house",
    )  # fmt: skip


ALL = [judgement(), judgement(NOTE), judgement(DOUBT), judgement(ERROR, DOUBT), judgement(REFUSED)]


@pytest.mark.parametrize(
    ("objections", "verdict"),
    [
        ((), "valid"),
        ((NOTE,), "valid"),
        ((NOTE, DOUBT), "valid with doubts"),
        ((DOUBT, ERROR), "invalid"),
        ((ERROR, REFUSED), "could not be judged"),
    ],
)
def test_the_heaviest_cause_is_the_verdict(objections: tuple[Objection, ...], verdict: str) -> None:
    assert verdict_of(objections) == verdict


def test_json_is_of_its_documented_schema() -> None:
    told = json.loads(telling.json(ALL, "0.1.0"))
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    assert [it["verdict"] for it in told["judgements"]] == [it.verdict for it in ALL]
    layers = json.loads(SCHEMA.read_text("utf-8"))["$defs"]["layer"]["enum"]
    assert layers == [str(layer) for layer in Layer]


def test_sarif_has_a_rule_for_each_code_and_a_result_for_each_cause() -> None:
    told = json.loads(telling.sarif(ALL, "0.1.0"))
    (run,) = told["runs"]
    assert told["version"] == "2.1.0"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted({ERROR.code, DOUBT.code, NOTE.code, REFUSED.code})
    levels = [(it["ruleId"], it["level"]) for it in run["results"]]
    assert levels == [
        (NOTE.code, "note"), (DOUBT.code, "warning"), (ERROR.code, "error"),
        (DOUBT.code, "warning"), (REFUSED.code, "error"),
    ]  # fmt: skip
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "a%20folder/report.xbrl"


def test_junit_fails_the_layer_that_fails() -> None:
    root = etree.fromstring(telling.junit(ALL).encode())
    suites = root.findall("testsuite")
    assert [(it.get("failures"), it.get("errors")) for it in suites] == [
        ("0", "0"), ("0", "0"), ("0", "0"), ("1", "0"), ("0", "1"),
    ]  # fmt: skip
    failing = root.xpath("//testcase[failure]/@name")
    assert failing == ["calculations"]
    assert "\x1b" not in "".join(root.itertext())


def test_the_page_holds_all_of_it_and_nothing_runs() -> None:
    page = html.fromstring(telling.page(ALL))
    text = page.text_content()
    for each in ALL:
        assert each.verdict in text
    assert text.count("calc11e:off") == 1
    assert not page.xpath("//b | //script | //img")
    assert "売上高" in text
    assert len(page.xpath("//table//tr")) == len(ALL) + 1


def test_a_terminal_is_told_the_verdict_first_and_steered_by_nothing() -> None:
    first, *lines = telling.terminal(judgement(ERROR, DOUBT, NOTE))
    assert first.startswith("invalid: a folder/report.xbrl (instance, 320 facts, 9 assertions hold")
    assert all(line.isprintable() for line in (first, *lines))
    said = "\n".join(lines)
    assert "×12" in said
    assert NOTE.code not in said
    assert NOTE.code in "\n".join(telling.terminal(judgement(NOTE), all_told=True))


def test_many_causes_are_counted_at_a_terminal_and_all_told_if_asked() -> None:
    many = judgement(*(objection(Severity.ERROR, f"x:{n}") for n in range(100)))
    lines = list(telling.terminal(many))
    assert lines[-1] == f"  … and {100 - telling.MOST} more: --all shows them"
    assert sum("x:" in line for line in telling.terminal(many, all_told=True)) == 100
    assert many.verdict is Verdict.INVALID
