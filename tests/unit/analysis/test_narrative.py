"""The covering paragraph: built from verdicts, in plain words."""

from analysis.narrative import covering_paragraphs
from analysis.verdict import Outcome
from support.views import tile
from tests.unit.analysis.builders import england, observation, verdict


def test_no_lines_give_no_words() -> None:
    assert covering_paragraphs((), area_name="Bromley") == ()


def test_what_cannot_be_said_is_said_with_its_reason() -> None:
    paragraphs = covering_paragraphs((tile(verdict([]), label="Re-referrals"),), area_name="Bromley")
    assert paragraphs[0].startswith("This report looks at one measure for Bromley.")
    assert "One has no figure yet." in paragraphs[-1]


def test_the_first_word_is_on_what_is_red() -> None:
    found = verdict([observation(30.0), england(20.0)])
    assert found.outcome in set(Outcome)
    paragraphs = covering_paragraphs((tile(found, label="Re-referrals"),), area_name="Bromley")
    assert ("Look here first." in paragraphs[1]) == (found.outcome is Outcome.WORSE)
