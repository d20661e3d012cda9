"""Every pack's tagged snippets hold, and every rule has examples of both signs in every pack that runs it."""

import pytest

from annotate.examples import asked, examples, fails, rules_in
from annotate.pack import languages, load

ALL = [(code, example) for code in languages() for example in examples(load(code))]


@pytest.mark.parametrize(
    ("language", "example"), ALL, ids=[f"{code}/{e.path.name}:{e.line}" for code, e in ALL]
)
def test_an_example_is_what_the_rules_make_of_it(language, example):
    assert not fails(example, language)


@pytest.mark.parametrize("language", list(languages()))
def test_every_rule_has_a_positive_and_a_negative_example(language):
    pack = load(language)
    shown = {(example.rule, example.positive) for example in examples(pack)}
    missing = [
        f"{rule.id}: no {name} example"
        for rule in rules_in(pack)
        for sign, name in asked(rule)
        if (rule.id, sign) not in shown
    ]
    assert not missing
