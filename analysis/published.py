"""A source's own judgements in words: its trend, and its comparison."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.verdict import Direction, Judgement, Outcome, Trend, TrendMethod

_CANNOT = re.compile(r"(?:cannot|could not|can't) be calculated\W*(?:\((?P<bracket>[^)]*)\)|(?P<rest>[\w ,'-]*))", re.IGNORECASE)
_MOVES = re.compile(r"(?P<way>increasing|decreasing|↑|↓|→)(?:\W+(?:and )?)?(?:getting (?P<good>better|worse))?\W*", re.IGNORECASE)
_LEVEL = re.compile(r"(?:→\W*)?no significant change\W*|→", re.IGNORECASE)
_WAYS = {"increasing": Direction.UP, "↑": Direction.UP, "decreasing": Direction.DOWN, "↓": Direction.DOWN}
_VERBS = {Direction.UP: "Increasing", Direction.DOWN: "Decreasing"}
_SUBJECTS = {
    RateAgainst.BEST_5_PERCENT: r"best 5%|95th centile|best five",
    RateAgainst.TARGET: r"target|goal",
    RateAgainst.REGION: r"london|region|east of england",
    RateAgainst.ENGLAND: r"england|national",
}
_SIDES = (("better", Outcome.BETTER), ("worse", Outcome.WORSE), ("similar", Outcome.SIMILAR))
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ALONE = re.compile(r"(?:[^:]*: ?)?(?P<word>\w+)")
"""A clause of one word, perhaps after its subject, as Fingertips writes them: "Worst", "goal: Green"."""
_WORDS_OF_ENGLAND = {"better", "worse", "similar", "higher", "lower", "best", "worst"}
"""Words that, alone, compare with England."""
_EXTREMES = {"best": Outcome.BETTER, "worst": Outcome.WORSE}
_GOAL_COLOURS = {"green": Outcome.BETTER, "amber": Outcome.SIMILAR, "red": Outcome.WORSE}
NOT_COMPARED = "not compared"


@dataclass(frozen=True, kw_only=True)
class PublishedComparison:
    """A published comparison read from its words: with what, and with which outcome."""

    against: RateAgainst
    outcome: Outcome


def read_trend(text: str, *, polarity: Polarity) -> Trend | None:
    """A trend in the words that Fingertips and reports after it use; None for other words, which are no trend of ours.

    "Increasing" alone is judged by the polarity. "Cannot be calculated" keeps the source's reason.
    """
    tidy = " ".join(text.split())
    cannot = _CANNOT.search(tidy)
    if cannot:
        reason = _lower_first((cannot["bracket"] or cannot["rest"] or "").strip()) or "the source gives no reason"
        return _trend(Direction.UNKNOWN, Judgement.CANNOT_SAY, f"Trend cannot be calculated: {reason}", reason)
    if _LEVEL.fullmatch(tidy):
        return _trend(Direction.LEVEL, Judgement.NO_CHANGE, "No significant change", "as published")
    moves = _MOVES.fullmatch(tidy)
    return _movement(moves, polarity) if moves else None


@lru_cache(maxsize=4096)  # a source says a few things many thousand times
def read_comparison(text: str, *, polarity: Polarity) -> tuple[PublishedComparison, ...]:
    """The comparisons in a text, clause by clause: "similar to England; significantly higher than the best 5%".

    A clause that names a year is left out, as it speaks of other figures, and so is "Not compared". A quintile ("2nd highest
    quintile") says where a figure stands among all, and compares it with none.
    """
    found = (_clause(clause, polarity) for clause in re.split(r"[,;.]", text.lower()))
    return tuple(comparison for comparison in found if comparison is not None)


def differs(text: str, *, against: RateAgainst, outcome: Outcome, polarity: Polarity) -> bool:
    """Whether a published comparison with the same comparator says another outcome than ours."""
    if outcome is Outcome.NOT_RATED:
        return False
    said = (found.outcome for found in read_comparison(text, polarity=polarity) if found.against is against)
    return any(_contradict(one, outcome, polarity) for one in said)


def trend_differs(text: str, trend: Trend, *, polarity: Polarity) -> bool:
    """Whether a published trend says another direction, or for a judged measure another meaning, than a trend worked out.

    Words that are no trend differ from nothing, and neither does "cannot be calculated": it judges no figures. The same holds
    for a trend of ours that cannot be told.
    """
    published = read_trend(text, polarity=polarity) if text else None
    if published is None or Judgement.CANNOT_SAY in {published.judgement, trend.judgement}:
        return False
    return published.direction is not trend.direction or (polarity.is_judged and published.judgement is not trend.judgement)


def movement_judgement(direction: Direction, polarity: Polarity) -> Judgement:
    """What a movement means by the polarity."""
    if not polarity.is_judged:
        return Judgement.NEUTRAL
    return Judgement.BETTER if (direction is Direction.UP) == (polarity is Polarity.HIGH) else Judgement.WORSE


def movement_words(direction: Direction, judgement: Judgement) -> str:
    """A movement in words: "Decreasing and getting better"."""
    meaning = {Judgement.BETTER: " and getting better", Judgement.WORSE: " and getting worse"}.get(judgement, "")
    return f"{_VERBS[direction]}{meaning}"


def _movement(match: re.Match[str], polarity: Polarity) -> Trend | None:
    direction = _WAYS.get(match["way"].lower())
    if direction is None:
        return None
    printed = {"better": Judgement.BETTER, "worse": Judgement.WORSE}.get((match["good"] or "").lower())
    by_polarity = movement_judgement(direction, polarity)
    reason = "as published"
    if printed is not None and polarity.is_judged and printed is not by_polarity:
        reason = f"as published, though {_VERBS[direction].lower()} would be {by_polarity.value} by the indicator's good direction"
    judgement = printed or by_polarity
    return _trend(direction, judgement, movement_words(direction, judgement), reason)


def _trend(direction: Direction, judgement: Judgement, words: str, reason: str) -> Trend:
    return Trend(direction=direction, judgement=judgement, method=TrendMethod.PUBLISHED, words=words, reason=reason)


def _clause(clause: str, polarity: Polarity) -> PublishedComparison | None:
    if not clause.strip() or NOT_COMPARED in clause or _YEAR.search(clause):
        return None
    named = [against for against, pattern in _SUBJECTS.items() if re.search(pattern, clause)]
    outcome = _alone(clause.strip(), is_goal=RateAgainst.TARGET in named) or _said_outcome(clause, polarity)
    if outcome is None or (not named and clause.strip() not in _WORDS_OF_ENGLAND):
        return None
    return PublishedComparison(against=named[0] if named else RateAgainst.ENGLAND, outcome=outcome)


def _alone(clause: str, *, is_goal: bool) -> Outcome | None:
    found = _ALONE.fullmatch(clause)
    return (_EXTREMES | (_GOAL_COLOURS if is_goal else {})).get(found["word"]) if found else None


def _said_outcome(clause: str, polarity: Polarity) -> Outcome | None:
    for word, outcome in _SIDES:
        if re.search(rf"\b{word}\b", clause):
            return outcome
    for pattern, sign, neutral in ((r"\b(?:higher|above)\b", 1, Outcome.HIGHER), (r"\b(?:lower|below)\b", -1, Outcome.LOWER)):
        if re.search(pattern, clause):
            return neutral if not polarity.is_judged else Outcome.BETTER if sign == polarity.sign else Outcome.WORSE
    return None


def _contradict(said: Outcome, ours: Outcome, polarity: Polarity) -> bool:
    if not polarity.is_judged and said in {Outcome.BETTER, Outcome.WORSE}:
        return ours is Outcome.SIMILAR  # which side is better is the source's own word, and nothing of ours speaks against it
    return said is not ours


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
