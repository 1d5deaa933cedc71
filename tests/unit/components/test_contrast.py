"""The style sheet's inks reach WCAG's contrasts in both themes: 4.5:1 for text, 3:1 for controls and for charts."""

import re
from pathlib import Path

import pytest

from analysis.status import DARK, LEVEL, LIGHT, STYLES
from components import spark
from components.charts import palette

ASSETS = Path(__file__).resolve().parents[3] / "assets"
SHEETS = [(ASSETS / name).read_text(encoding="utf-8") for name in ("status.css", "wellboard.css")]
THEMES = ("light", "dark")
GROUNDS = ("page", "surface")
CHART_INKS = (*(f"chart-{role}" for role in palette.ROLES), *(f"chart-series-{place + 1}" for place in range(len(palette.SERIES))))


def _variables(selector: str) -> dict[str, str]:
    """The colours that a theme's rule declares, at the top level of the sheets (not those for print)."""
    rules = [
        rule for sheet in SHEETS for rule in re.findall(rf"^{re.escape(selector)} \{{(.*?)^\}}", sheet, flags=re.MULTILINE | re.DOTALL)
    ]
    assert rules, selector
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", "".join(rules)))


LIGHT_INKS = _variables(":root")
INKS = {"light": LIGHT_INKS, "dark": LIGHT_INKS | _variables('[data-bs-theme="dark"]')}


def _luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of a colour written as #rrggbb."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "muted", "own"])
def test_text_can_be_read(theme: str, ground: str, ink: str) -> None:
    assert contrast(INKS[theme][ink], INKS[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["control", *CHART_INKS])
def test_controls_and_charts_can_be_seen(theme: str, ground: str, ink: str) -> None:
    assert contrast(INKS[theme][ink], INKS[theme][ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("style", [*STYLES.values(), LEVEL], ids=lambda style: style.css_class)
def test_a_status_can_be_read_and_its_edge_seen(theme: str, style: object) -> None:
    name = style.css_class  # type: ignore[attr-defined]
    inks = INKS[theme]
    assert contrast(inks[f"{name}-text"], inks[f"{name}-fill"]) >= 4.5
    assert min(contrast(inks[f"{name}-graphic"], inks[ground]) for ground in GROUNDS) >= 3


@pytest.mark.parametrize("surface", [LIGHT.tile, DARK.tile])
@pytest.mark.parametrize("ink", [spark.OWN_INK, spark.COMPARATOR_INK])
def test_the_small_chart_is_seen_on_both_themes_with_one_ink(surface: str, ink: str) -> None:
    assert contrast(ink, surface) >= 3


def test_the_focus_is_seen_on_every_ground() -> None:
    for theme in THEMES:
        assert min(contrast(INKS[theme]["ink"], INKS[theme][ground]) for ground in GROUNDS) >= 3


def test_the_palette_that_the_server_draws_with_is_the_light_theme_of_the_style_sheet() -> None:
    assert {role: ink.colour for role, ink in palette.ROLES.items()} == {role: LIGHT_INKS[f"chart-{role}"] for role in palette.ROLES}
    assert tuple(LIGHT_INKS[f"chart-series-{place + 1}"] for place in range(len(palette.SERIES))) == palette.SERIES
    assert (LIGHT_INKS["ink"], LIGHT_INKS["muted"], LIGHT_INKS["line"]) == (palette.TEXT, palette.MUTED, palette.GRID)


def test_both_themes_declare_the_same_chart_inks() -> None:
    dark = _variables('[data-bs-theme="dark"]')
    assert {name for name in LIGHT_INKS if name.startswith("chart-")} == {name for name in dark if name.startswith("chart-")}
