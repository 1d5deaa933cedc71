"""How every status, trend and gap is worked out: written from the same constants that the code uses."""

from dash import html

from analysis import centiles, freshness, intervals, recent_trend, spc, spc_rules
from analysis.areas import ENGLAND
from analysis.formatting import SYMBOL_WORDS
from analysis.observations import Symbol
from analysis.scorecards import USUAL_MARGIN
from analysis.status import IN_BEST_5, LEVEL, ON_THE_WAY, STYLES, TARGET_MET, TARGET_MISSED, StatusStyle
from analysis.variation import VARIATIONS, VariationStyle
from analysis.verdict import Outcome
from components.status import icon
from components.tables import Cell, table

_MEANINGS = {
    Outcome.BETTER: f"On the good side of the comparator, beyond the margin or the interval; or: {TARGET_MET.lower()}; or: {IN_BEST_5.lower()}.",
    Outcome.SIMILAR: f"Within the margin or the interval; or: near the target; or: {ON_THE_WAY[:1].lower()}{ON_THE_WAY[1:]}.",
    Outcome.WORSE: f"On the wrong side of the comparator, beyond the margin or the interval; or: {TARGET_MISSED.lower()}.",
    Outcome.HIGHER: "Above the comparator, for a measure with no good direction.",
    Outcome.LOWER: "Below the comparator, for a measure with no good direction.",
    Outcome.NOT_RATED: "Nothing to rate it by, a judgement in words, a year-end target that is not due yet, or figures that cannot be compared; the reason is given.",
}
_SIDES = {
    spc.Variation.COMMON: "The latest figure varies no more than chance.",
    spc.Variation.IMPROVEMENT_HIGH: "Higher than chance explains, and high is good.",
    spc.Variation.IMPROVEMENT_LOW: "Lower than chance explains, and low is good.",
    spc.Variation.CONCERN_HIGH: "Higher than chance explains, and low is good.",
    spc.Variation.CONCERN_LOW: "Lower than chance explains, and high is good.",
    spc.Variation.NEUTRAL_HIGH: "Higher than chance explains, for a measure with no good direction.",
    spc.Variation.NEUTRAL_LOW: "Lower than chance explains, for a measure with no good direction.",
}
_BOARD_WORDS = {Outcome.BETTER: "green", Outcome.SIMILAR: "amber", Outcome.WORSE: "red"}


def statuses() -> html.Section:
    """Each status with its shape, its words and what it means."""
    rows: list[list[Cell]] = [
        [_shape(STYLES[outcome]), STYLES[outcome].shape.capitalize(), _BOARD_WORDS.get(outcome, "none"), meaning]
        for outcome, meaning in _MEANINGS.items()
    ]
    rows.append([_shape(LEVEL), LEVEL.shape.capitalize(), "none", "Close to the comparator, for a measure with no good direction."])
    return html.Section(
        [
            html.H2("What a status says"),
            html.P(
                "A status is worked out once and read everywhere: tile, chart, table and data API show the same. "
                "It is said in words and by a shape; the colour only repeats it."
            ),
            table(caption="The statuses", columns=("Status", "Shape", "A board calls it", "What it means"), rows=rows, hide_caption=True),
        ]
    )


def _shape(style: StatusStyle) -> html.Span:
    return html.Span([icon(style.css_class), html.Span(style.word)], className=f"status status-{style.css_class}")


def rating() -> html.Section:
    """Which comparator, which method, which margin."""
    level = f"{100 * intervals.LEVEL:.0f}%"
    return html.Section(
        [
            html.H2("How a figure is rated"),
            html.Ul(
                [
                    html.Li(
                        "The good direction of a measure is declared by its source or by the field. Volumes, such as plans, care and referrals, have none: they are never red or green."
                    ),
                    html.Li(
                        "A scorecard line says what it is rated against: a target, England, the region, the statistical neighbours, the best 5%, the figure before, or nothing."
                    ),
                    html.Li(
                        f"By interval: where a {level} confidence interval is published, or a numerator and denominator are, the comparator inside the interval means similar. "
                        f"Shares use Wilson's interval; rates use Byar's, exact for fewer than {intervals.EXACT_BELOW} cases."
                    ),
                    html.Li(
                        f"By margin: without an interval, a difference of up to {USUAL_MARGIN:g}% of the comparator means similar. The page then says that it is not tested."
                    ),
                    html.Li(
                        "Against a target: met, within the amber margin of it, or missed. A target for the end of the year is not missed before the year's end."
                    ),
                    html.Li("Against the best 5%: in it, between England and it, or worse than England."),
                    html.Li(
                        "Against the statistical neighbours: by their mean; where their median would give another outcome, the reason says so."
                    ),
                    html.Li(
                        f"A comparator of another period is shown with that period. A number is never rated against another area's number, nor stands beside it: areas differ in size. England is {ENGLAND}."
                    ),
                    html.Li(
                        f"A status is not certain when the interval crosses the threshold; when there are fewer than {intervals.EXACT_BELOW} cases, or the figure is out of fewer than {intervals.EXACT_BELOW}; when the figure or its comparator is printed as over, under, at least, at most, about or almost and the true one could change the status; when the figure before is more than two of its own periods older; or when a number of events to be kept low (deaths, complaints) could differ as much by chance alone. The tile's edge is then dashed, and its words say why."
                    ),
                ]
            ),
        ]
    )


def national() -> html.Section:
    """What is worked out from every authority's figure."""
    best = f"{100 * centiles.BEST_SHARE:.0f}th centile where high is good, the {100 * (1 - centiles.BEST_SHARE):.0f}th where low is good"
    return html.Section(
        [
            html.H2("What is worked out from all authorities"),
            html.Ul(
                [
                    html.Li(
                        f"The best 5% is the {best}, over the upper-tier authorities that have a figure for the same time (type 7, as Excel's PERCENTILE.INC). The number of authorities stands beside it."
                    ),
                    html.Li(
                        f"With fewer than {centiles.LEAST_AUTHORITIES} authorities there is none for that time: then a published one of the time serves, else the nearest earlier time with enough authorities, which is named. A measure with no good direction, and a number that grows with the area, has none."
                    ),
                    html.Li(
                        "The way to the best 5% in people is the gap times the figure's own denominator, a year, rounded to a whole number. Without a denominator that a source gives, nobody is counted; what is counted is named only where the indicator's entry says it."
                    ),
                    html.Li(
                        f"Rank 1 is the best authority, and ties share the better rank. The quarters {', '.join(centiles.Band)} are cut at the quartiles, A the best. Neither is given with fewer than {centiles.LEAST_AUTHORITIES} authorities."
                    ),
                    html.Li(
                        "Statistical neighbours are the authorities that a published model holds to be most like one. Both their mean and their median are worked out, over those with a figure for the same time: national tools use the one or the other. Where a figure lies between them the page says so."
                    ),
                ]
            ),
        ]
    )


def variation() -> html.Section:
    """The icons of a control chart."""
    rows: list[list[Cell]] = [[_variation(found, style), style.shape.capitalize(), _SIDES[found]] for found, style in VARIATIONS.items()]
    lead = f"A series of {spc.LEAST_POINTS} or more evenly spaced figures has one. It speaks of the latest figure, and is no status."
    return html.Section(
        [
            html.H2("What a variation icon says"),
            html.P(lead),
            table(caption="The variation icons", columns=("Icon", "Shape", "What it means"), rows=rows, hide_caption=True),
        ]
    )


def _variation(found: spc.Variation, style: VariationStyle) -> html.Span:
    return html.Span([icon(style.css_class), html.Span(found.words)], className="tile-variation")


def trends() -> html.Section:
    """Who judges a trend, and when none can be."""
    return html.Section(
        [
            html.H2("How a trend is judged"),
            html.Ul(
                [
                    html.Li(
                        f"The source's own judgement first, in its words, unless the test below of the latest {recent_trend.POINTS} figures says otherwise: then the test leads, and the page says both."
                    ),
                    html.Li(
                        f"Else, for yearly shares and rates with {recent_trend.POINTS} points: a chi-squared test for trend (threshold {recent_trend.THRESHOLD:.2f}, "
                        "which is the 99.8% level), the latest among them, and only if no single point decides it."
                    ),
                    html.Li(
                        f"Else, for {spc.LEAST_POINTS} or more evenly spaced points: a control chart (XmR). A point outside the limits, {spc_rules.RUN} points rising or falling, "
                        f"{spc_rules.RUN} on one side of the mean, or {spc_rules.MOST_IN_WINDOW} of {spc_rules.WINDOW} near a limit is a signal; anything else is ordinary variation."
                    ),
                    html.Li(
                        "Else it cannot be calculated, and the reason is given. Two points are never a trend: the page says what changed since the figure before."
                    ),
                    html.Li(
                        "Red and worsening means: worse, and the trend is getting worse or, where no trend can be judged, the last step went the wrong way beyond the margin. A line that is rated against the figure before needs the trend itself."
                    ),
                ]
            ),
        ]
    )


def figures() -> html.Section:
    """What becomes of missing, suppressed, revised and doubtful figures."""
    symbols: list[list[Cell]] = [
        [words.capitalize(), html.Code(symbol.value)] for symbol, words in SYMBOL_WORDS.items() if symbol is not Symbol.WORDS
    ]
    return html.Section(
        [
            html.H2("Missing, revised and doubtful figures"),
            html.P("A missing figure is missing: never 0, never a number that stands for it."),
            table(
                caption="Why a figure has no value", columns=("What the page says", "Symbol in the data"), rows=symbols, hide_caption=True
            ),
            html.Ul(
                [
                    html.Li(
                        "When a later document prints another figure for the same thing, the later one is shown and the earlier one is kept beside it. Once a later document suppresses a figure, its earlier value is shown nowhere."
                    ),
                    html.Li(
                        "When one document prints two figures for the same thing, both are kept; the better supported one is shown, and the page says so."
                    ),
                    html.Li(
                        "A suspected misprint, an inferred period or a repeated figure is said beside the figure, with the printed line."
                    ),
                    html.Li(
                        f"A figure is marked old when more than {freshness.PERIODS_BEFORE_OLD} of its own periods and {freshness.PUBLICATION_LAG} months have passed since its period "
                        "ended, counted to today or to the day you choose. Where every figure of a page is old, the page says it once."
                    ),
                    html.Li("Targets, plans and forecasts are never drawn as performance."),
                ]
            ),
        ]
    )
