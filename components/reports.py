"""The parts of the pages of reports: what goes into one, how far it is, and the check of one that was made before."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from analysis.comparison_query import WITH_NEIGHBOURS, WITH_REGION
from analysis.pack_request import AREA_FIELD, CARD_FIELD, MOST_AREAS, MOST_SCORECARDS, PART_FIELD, Part, Target
from analysis.report_views import ReportCard, ReportJobView, ReportsView
from analysis.views import Choice
from components import links
from components.filters import choice, text
from components.markup import aria, data
from components.page import notice

FIRST_PARTS = frozenset(Part) - {Part.TILES, Part.CHALLENGES}
"""The parts that are ticked at first: the tiles repeat the table, and a challenge log can be very long."""
BESIDE = (
    Choice(value="", words="As on its profile"),
    Choice(value=WITH_NEIGHBOURS, words="Statistical neighbours"),
    Choice(value=WITH_REGION, words="The region"),
)
WHICH_AREAS = (
    f"Tick up to {MOST_AREAS}. Each scorecard is shown for those of them that it has, and must have one. "
    "Tick none for each scorecard’s first area."
)
HEADINGS = {
    "running": "The report is being made",
    "done": "The report is ready",
    "cancelled": "The report was cancelled",
    "failed": "The report was not made",
}
NO_TEMPLATE = Choice(value="", words="Wellboard’s own look")


def form(view: ReportsView) -> html.Form:
    """Scorecards, areas, parts, kind of file: one form, which works without scripts."""
    return html.Form(
        [
            _group("1. Scorecards", [_card(card, view) for card in view.cards], hint=f"Tick up to {MOST_SCORECARDS}."),
            _group("2. Areas", [_area(area, view) for area in _areas(view)], hint=WHICH_AREAS),
            _group("3. Parts", [_part(part, view) for part in Part]),
            html.Fieldset([html.Legend("4. Kind of file"), html.Div(_kinds(view), className="filters")]),
            html.P(
                "A pack of two scorecards takes about ten seconds. It is made in the background: you can go on and come back.",
                className="quiet",
            ),
            html.Div(html.Button("Make the report", type="submit", className="button"), className="filter-buttons"),
        ],
        method="post",
        action=links.address("/reports/start"),
        className="report-form",
        **aria(label="Make a report"),
    )


def _group(title: str, ticks: Sequence[dbc.Checkbox], *, hint: str = "") -> html.Fieldset:
    said = [html.P(hint, className="quiet")] if hint else []
    return html.Fieldset([html.Legend(title), *said, html.Div(ticks, className="ticks")])


def _tick(*, name: str, words: str, is_ticked: bool) -> dbc.Checkbox:
    return dbc.Checkbox(id=f"tick-{name}", name=name, label=words, value=is_ticked, className="tick")


def _card(card: ReportCard, view: ReportsView) -> dbc.Checkbox:
    sent = view.was_sent("scorecards")
    chosen = view.chosen if sent is None else sent
    is_ticked = card.scorecard_id in chosen if chosen else card is view.cards[0]
    return _tick(name=f"{CARD_FIELD}{card.scorecard_id}", words=f"{card.title} ({card.board})", is_ticked=is_ticked)


def _areas(view: ReportsView) -> list[Choice]:
    """The areas of all scorecards, each once."""
    return list({area.value: area for card in view.cards for area in card.areas}.values())


def _area(area: Choice, view: ReportsView) -> dbc.Checkbox:
    return _tick(name=f"{AREA_FIELD}{area.value}", words=area.words, is_ticked=area.value in (view.was_sent("areas") or ()))


def _part(part: Part, view: ReportsView) -> dbc.Checkbox:
    sent = view.was_sent("parts")
    is_ticked = part in FIRST_PARTS if sent is None else part.value in sent
    return _tick(name=f"{PART_FIELD}{part.value}", words=part.words, is_ticked=is_ticked)


def _kinds(view: ReportsView) -> list[Component]:
    kinds = [Choice(value=target.value, words=target.words) for target in Target if target is not Target.PDF or not view.no_pdf]
    sent = view.sent
    fields: list[Component] = [
        choice(name="to", label="File", options=kinds, value=sent.get("to", Target.WORD.value)),
        choice(name="beside", label="Beside", options=BESIDE, value=sent.get("beside", "")),
    ]
    if len(view.journeys) > 1:
        fields.append(choice(name="journey", label="Journey", options=view.journeys, value=sent.get("journey", view.journeys[0].value)))
    if view.templates:
        own = (NO_TEMPLATE, *(Choice(value=name, words=name) for name in view.templates))
        fields.append(choice(name="template", label="Template", options=own, value=sent.get("template", "")))
    fields.append(text(name="as_at", label="As known on", value=sent.get("as_at", ""), kind="date"))
    if view.no_pdf:
        fields.append(html.P(view.no_pdf, className="quiet"))
    return fields


def job(found: ReportJobView) -> html.Section:
    """How far a report is; a script moves the bar, and without one the link looks again."""
    address = links.address(f"/reports/jobs/{found.job_id}")
    percent = round(100 * found.share)
    parts: list[Component | str] = [
        html.H2(HEADINGS[found.standing]),
        html.P(found.words, id="report-words", role="status"),
    ]
    if found.is_running:
        parts += [
            html.Progress(value=str(percent), max="100", id="report-bar", **aria(label="How far the report is")),
            html.P(html.A("Look again", href=links.address("/reports", {"job": found.job_id}), **data(reload=""))),
            html.Form(html.Button("Cancel", type="submit", className="button button-plain"), method="post", action=f"{address}/cancel"),
        ]
    if found.is_done:
        parts.append(html.P(html.A(f"Download {found.file_name}", href=f"{address}/file", className="button", download=found.file_name)))
    if not found.is_running:
        parts.append(html.P(html.A("Make another report", href=links.address("/reports"))))
    state = {"report": address} if found.is_running else {}
    return html.Section(parts, className="notice report-job", **data(**state))


def problem(view: ReportsView) -> html.Section | None:
    """Why the report that was asked for is not being made, above the form as it was sent."""
    if not view.sent:
        return None
    if view.problem:
        title, words = "The report cannot be made like this", view.problem
    elif view.busy:
        title, words = "The report cannot be made now", f"{view.busy} What you chose is still ticked below."
    else:  # the others were done in the moment between
        title, words = "The report is not being made yet", "It can be made now: press the button below."
    return html.Section([html.H2(title), html.P(words)], className="notice notice-worse", role="alert")


def gone() -> html.Section:
    """A report that is not there any more."""
    return notice([html.P("It was cleared away after a day, or never was. Make it again below.")], title="There is no such report")


def to_verify() -> html.P:
    """The way to the check of a report that was made before."""
    link = html.A("Verify a report", href=links.address("/reports/verify"))
    return html.P(["Have a report already? ", link, " tells whether its figures still hold."])


def verify() -> html.Section:
    """The form to check a file. Its field for a file is put in by the script that sends it."""
    return html.Section(
        [
            html.P("Choose a Word, PowerPoint or Excel file that was made here. It is compared with the live figures and kept nowhere."),
            html.Form(
                [
                    html.Label("Report", htmlFor="verify-file"),
                    html.Div(id="verify-field"),
                    html.Button("Verify", type="submit", className="button"),
                ],
                id="verify-form",
                action=links.address("/reports/check"),
                method="post",
                **aria(label="Verify a report"),
            ),
            html.Div(id="verify-answer", role="status"),
            html.P(["Without scripts, or for many files: ", html.Code("python -m exports verify FILE")], className="quiet"),
        ],
        className="notice",
    )
