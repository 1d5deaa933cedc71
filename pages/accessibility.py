"""The accessibility statement: what was tested, how, and what to do where something fails."""

import dash
from dash import html

from components.page import page

dash.register_page(__name__, path="/accessibility", name="Accessibility", title="Accessibility – Wellboard", order=3)


def layout(**_unknown: str) -> html.Div:
    """The page; unknown query keys are ignored."""
    return page(
        name="accessibility",
        title="Accessibility statement",
        lead="Wellboard is built to meet the Web Content Accessibility Guidelines 2.2 at level AA.",
        children=[html.Div([_promises(), _tests(), _limits()], className="prose")],
    )


def _promises() -> html.Section:
    return html.Section(
        [
            html.H2("What you can rely on"),
            html.Ul(
                [
                    html.Li("A status is always said in words and has its own shape; colour is never alone."),
                    html.Li("Every chart has the same figures as a table, and a sentence that tells its finding."),
                    html.Li("Everything works from the keyboard, with the focus always in sight."),
                    html.Li(
                        "Pages can be read before any script has run, and enlarged to 400% without scrolling sideways; wide tables scroll on their own."
                    ),
                    html.Li("There is a light and a dark theme; your device's settings for contrast and movement are respected."),
                ]
            ),
        ]
    )


def _tests() -> html.Section:
    return html.Section(
        [
            html.H2("How it is tested"),
            html.P(
                "Each change runs an automatic check of every page, in both themes, against the rules of WCAG 2.2 A and AA, in a real browser. "
                "The way from Home to a printed line is also driven from the keyboard alone. Contrast of the status colours is computed for both themes."
            ),
        ]
    )


def _limits() -> html.Section:
    return html.Section(
        [
            html.H2("What is not accessible yet"),
            html.P(
                "The picture of a chart is hidden from screen readers, because the charting library gives its points no names; use the table under it. "
                "The documents that figures were taken from are the councils' own and may not be accessible."
            ),
            html.P("If something does not work for you, tell the council or board that runs this site: it can answer in another format."),
        ]
    )
