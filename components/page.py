"""The frame of every page: breadcrumb, one heading, the "as at" line, the content."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components import links
from components.markup import data

Children = Component | str | None


def page(
    *,
    title: str,
    children: Sequence[Children],
    lead: str = "",
    trail: Sequence[tuple[str, str]] = (),
    release_id: str = "",
    name: str = "page",
    crumb: str = "",
) -> html.Div:
    """A page: ``trail`` holds the (words, address) pairs between Home and this page, which ``crumb`` names if its title is too long."""
    crumbs = [
        {"label": "Home", "href": links.home()},
        *({"label": words, "href": href} for words, href in trail),
        {"label": crumb or title, "active": True},
    ]
    return html.Div(
        [
            dbc.Breadcrumb(items=crumbs) if trail or name != "home" else None,
            html.H1(title, id="page-heading", tabIndex="-1"),
            html.P(lead, className="lead") if lead else None,
            *[child for child in children if child is not None],
        ],
        className=f"page page-{name}",
        **(data(release=release_id) if release_id else {}),
    )


def notice(children: Sequence[Children], *, title: str, kind: str = "plain") -> html.Section:
    """A box with a heading: "Look here first", a caution, a reason why something is missing."""
    return html.Section([html.H2(title), *children], className=f"notice notice-{kind}")
