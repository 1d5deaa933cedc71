"""What the form of reports asks for, checked: the page and the address that starts a report read it by the same rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.pack_request import BadRequestError, PackRequest, Target, check_template, read_request
from board.pack_areas import known_areas
from board.reports_view import NO_PDF, pdf_program, template_names

FIELDS = ("scorecards", "areas", "parts", "beside", "journey", "as_at", "to", "template")
"""The names of what is asked, in an address too; lists have commas between."""


@dataclass(frozen=True, kw_only=True)
class ReportRequest:
    """A pack, the kind of file, and the name of a template, empty for our own look."""

    pack: PackRequest
    target: Target
    template: str


def read_report(given: Mapping[str, str]) -> ReportRequest:
    """Read what is asked from plain texts.

    Raises:
        BadRequestError: it cannot be made as it was asked for; the text says why, and what is taken.
    """
    if not given.get("parts"):
        raise BadRequestError("No part is chosen. Choose at least one.")
    wanted = given.get("to") or Target.WORD.value
    if wanted not in set(Target):
        raise BadRequestError(f"There is no kind of file '{wanted}'. The kinds are: {', '.join(Target)}.")
    target, template = Target(wanted), given.get("template", "")
    if target is Target.PDF and pdf_program() is None:
        raise BadRequestError(NO_PDF)
    if template and template not in template_names():
        raise BadRequestError(f"There is no template '{template}' in the folder of templates.")
    if template:
        check_template(template, target)
    pack = read_request(given)
    known_areas(pack)
    return ReportRequest(pack=pack, target=target, template=template)


def problem_of(given: Mapping[str, str]) -> str:
    """Why a report cannot be made as it was asked for; empty where it can."""
    try:
        read_report(given)
    except BadRequestError as bad:
        return str(bad)
    return ""
