"""A page with a fault."""

import dash

dash.register_page(__name__, path="/broken")


def layout(**_unknown: object) -> str:
    raise RuntimeError("the fault")
