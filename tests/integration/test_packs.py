"""Every figure of the five board packs is in the product: line by line against the extracts, where those stand beside the checkout."""

import csv
import io
from collections import Counter
from typing import Any

import pytest

from support.running import ROOT

PACKS = ROOT.parent / "shared" / "packs"
NAMES = (
    "bromley-bscb-2012-13",
    "bromley-care-services-2012-12",
    "bromley-hwb-2015-01",
    "central-bedfordshire-hwb-2018-03",
    "westminster-hwb-2015-11",
)
ALL_ROWS = 2759

pytestmark = [
    pytest.mark.packs,
    pytest.mark.skipif(not PACKS.is_dir(), reason="the board packs' extracts are not beside this checkout"),
]


def _extract(pack: str) -> list[dict[str, str]]:
    with (PACKS / pack / "observations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _api(client: Any, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def _is_repeat(row: dict[str, str]) -> bool:
    return row["note"].lower().startswith("repeat")


def _number(text: str) -> float | None:
    return float(text) if text else None


def _printed(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from reading a text as a formula."""
    return text.removeprefix("'").strip()


@pytest.mark.parametrize("pack", NAMES)
def test_every_extracted_figure_is_answered_with_its_line(client: Any, pack: str) -> None:
    loaded = _api(client, f"/api/v1/observations.csv?source_id={pack}")
    expected = [row for row in _extract(pack) if not _is_repeat(row)]

    def key(row: dict[str, str], *, line: str, printed: str) -> tuple[Any, ...]:
        return int(row[line]), _number(row["value"]), _printed(row[printed]), _number(row["numerator"]), _number(row["denominator"])

    wanted = Counter(key(row, line="source_line", printed="value_text") for row in expected)
    found = Counter(key(row, line="source_line", printed="printed") for row in loaded)
    assert found == wanted


@pytest.mark.parametrize("pack", NAMES)
def test_what_is_not_loaded_is_a_repeat_with_its_reason(client: Any, pack: str) -> None:
    problems = [row for row in _api(client, f"/api/v1/problems.csv?source_id={pack}") if row["severity"] in {"folded", "rejected"}]
    repeats = [row for row in _extract(pack) if _is_repeat(row)]
    assert {row["severity"] for row in problems} <= {"folded"}
    assert {row["code"] for row in problems} <= {"repeat"}
    assert len(problems) == len(repeats)
    source = next(row for row in _api(client, "/api/v1/sources.csv") if row["source_id"] == pack)
    assert int(source["rows_read"]) == int(source["rows_loaded"]) + int(source["rows_rejected"])
    assert int(source["rows_rejected"]) == int(source["rows_folded"]) == len(repeats)


def test_every_row_is_accounted_for(client: Any) -> None:
    sources = _api(client, "/api/v1/sources.csv")
    assert sum(int(row["rows_read"]) for row in sources if row["source_id"] in NAMES) == ALL_ROWS
