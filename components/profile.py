"""The parts of an area profile."""

from dash import html
from dash.development.base_component import Component

from analysis.profile_views import ProfileColumn, ProfileView
from analysis.views import Choice, Tile
from components import links
from components.filters import choice, form
from components.heat import heat_sections

NOBODY_MORE = Choice(value="", words="Nobody more")


def choices(view: ProfileView) -> html.Form:
    """Whose profile it is, and beside whom."""
    return form(
        action=links.profile(view.scorecard_id),
        fields=[
            choice(name="area", label="Area", options=view.area_choices, value=view.area_code),
            choice(name="with", label="Beside", options=view.beside_choices, value=",".join(view.beside)),
            choice(name="add", label="And", options=(NOBODY_MORE, *view.area_choices), value=""),
        ],
        label="Choose the areas",
    )


def columns(view: ProfileView) -> html.P:
    """The way from each area of the table to its own profile."""
    parts: list[Component | str] = ["Profiles of: "]
    for number, column in enumerate(found for found in view.columns if not found.is_own and found.area_code.startswith("E0")):
        parts += [", " if number else "", html.A(column.name, href=_profile(view, column))]
    return html.P(parts, className="profile-links") if len(parts) > 1 else html.P()


def _profile(view: ProfileView, column: ProfileColumn) -> str:
    return links.profile(view.scorecard_id, area=column.area_code)


def heat(view: ProfileView) -> list[Component]:
    """Indicators down, areas across, the own area first."""
    return heat_sections(
        view.rows,
        areas=[f"{column.name} (this area)" if column.is_own else column.name for column in view.columns],
        address=lambda found: _address(found, view=view),
    )


def _address(found: Tile, *, view: ProfileView) -> str:
    return links.tile(found, scorecard_id=view.scorecard_id)


def left_out(view: ProfileView) -> html.P | None:
    """The lines that are printed for an area of their own, and so are no part of another's profile."""
    if not view.left_out:
        return None
    return html.P(f"Left out, as they are printed for an area of their own: {', '.join(view.left_out)}.", className="profile-links")
