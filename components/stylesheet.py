"""The style sheet of statuses and variation, written from ``analysis.status`` and ``analysis.variation``.

``python -m components.stylesheet`` renews ``assets/status.css``.
"""

from pathlib import Path
from urllib.parse import quote

from analysis.status import DARK, LEVEL, LIGHT, STYLES, StatusStyle, Surface, Tone
from analysis.variation import VARIATIONS, VariationStyle

TARGET = Path(__file__).resolve().parent.parent / "assets" / "status.css"
_STYLES = (*STYLES.values(), LEVEL)


def status_css() -> str:
    """The whole sheet: variables of each status for both themes, then the rules that use them."""
    light = _variables(surface=LIGHT, tones=[(style, style.light) for style in _STYLES])
    dark = _variables(surface=DARK, tones=[(style, style.dark) for style in _STYLES])
    rules = "\n".join([*(_rules(style) for style in _STYLES), *(_variation(style) for style in VARIATIONS.values())])
    return f"""/* Written by components/stylesheet.py from analysis/status.py and analysis/variation.py; change it there. */

:root {{
{light}
}}

[data-bs-theme="dark"] {{
{dark}
}}

@media print {{
  [data-bs-theme="dark"] {{
{_variables(surface=LIGHT, tones=[(style, style.light) for style in _STYLES], indent="    ")}
  }}
}}

{rules}
"""


def _variables(*, surface: Surface, tones: list[tuple[StatusStyle, Tone]], indent: str = "  ") -> str:
    lines = [f"{indent}--page: {surface.page};", f"{indent}--surface: {surface.tile};"]
    for style, tone in tones:
        for part, colour in (("fill", tone.fill), ("text", tone.text), ("graphic", tone.graphic)):
            lines.append(f"{indent}--{style.css_class}-{part}: {colour};")
    return "\n".join(lines)


def _rules(style: StatusStyle) -> str:
    name = style.css_class
    return f""".status-{name},
.count-{name},
.heat-{name} {{
  background: var(--{name}-fill);
  color: var(--{name}-text);
}}

.tile-{name} {{
  --tile-edge: var(--{name}-graphic);
}}

{_mask(name, style.icon)}"""


def _variation(style: VariationStyle) -> str:
    return f""".icon-{style.css_class} {{
  color: var(--{style.ink.css_class}-text);
}}

{_mask(style.css_class, style.icon)}"""


def _mask(name: str, icon: str) -> str:
    picture = quote(
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path fill-rule='evenodd' d='{icon}'/></svg>", safe=" ='/:"
    )
    return f""".icon-{name} {{
  -webkit-mask: url("data:image/svg+xml,{picture}") center / contain no-repeat;
  mask: url("data:image/svg+xml,{picture}") center / contain no-repeat;
}}
"""


if __name__ == "__main__":
    TARGET.write_text(status_css(), encoding="utf-8")
