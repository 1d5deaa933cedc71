"""A scorecard of many kinds of line over the made-up national figures. No figure in it is real."""

from pathlib import Path

from support.national_board import write_national_board

LUTON = "E06000032"
NAME = "several"
SCORECARD = f"""scorecard: {NAME}
title: Several lines
board: Made-up board
areas: [Central Bedfordshire, Luton]
priorities:
  - title: Front door
    lead: A made-up director
    lines:
      - {{indicator: re-referrals, rate_against: england}}
      - {{indicator: re-referrals, label: Whole years, period_kind: financial_year, rate_against: england}}
      - {{indicator: visits, rate_against: best_5_percent}}
  - title: Volumes
    lines:
      - {{indicator: plan-rate, rate_against: england}}
      - {{indicator: children, rate_against: none}}
      - {{indicator: re-referrals, label: Luton's own, area: Luton, rate_against: england}}
"""


def write_several_lines(folder: Path) -> Path:
    """Write the made-up national board with this scorecard beside its own."""
    board = write_national_board(folder)
    (board / f"scorecards/{NAME}.yml").write_text(SCORECARD, encoding="utf-8")
    return board
