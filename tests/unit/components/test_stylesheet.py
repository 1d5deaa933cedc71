"""The committed style sheet of the statuses says what ``analysis.status`` says."""

from components.stylesheet import TARGET, status_css


def test_the_style_sheet_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == status_css(), "run: python -m components.stylesheet"
