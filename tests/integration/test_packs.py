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


def _area_codes() -> dict[str, str]:
    """Every name of an area, as the product's list of areas has it, with its code."""
    with (ROOT / "data" / "areas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: row["area_code"] for row in rows for name in (row["name"], *row["other_names"].split("|")) if name}


@pytest.mark.parametrize("pack", NAMES)
def test_every_extracted_figure_is_answered_with_its_line(client: Any, pack: str) -> None:
    codes = _area_codes()
    expected = [row for row in _extract(pack) if not _is_repeat(row)]

    def key(row: dict[str, str], *, line: str, printed: str, area: str) -> tuple[Any, ...]:
        return int(row[line]), area, _number(row["value"]), _printed(row[printed]), _number(row["numerator"]), _number(row["denominator"])

    wanted = Counter(key(row, line="source_line", printed="value_text", area=codes[row["area_name"]]) for row in expected)
    loaded = _api(client, f"/api/v1/observations.csv?source_id={pack}")
    assert Counter(key(row, line="source_line", printed="printed", area=row["area_code"]) for row in loaded) == wanted


@pytest.mark.parametrize("pack", NAMES)
def test_every_period_stands_as_it_was_printed(client: Any, pack: str) -> None:
    """But for waivers of contracts, and one protocol, whose span only the extract's note gives: their periods are written out."""
    loaded = _api(client, f"/api/v1/observations.csv?source_id={pack}")
    written_out = {"contract-waiver-value", "gang-protocol-applied"}
    found = Counter((int(row["source_line"]), row["period_label"]) for row in loaded if row["indicator_id"] not in written_out)
    lines = {int(row["source_line"]) for row in loaded if row["indicator_id"] in written_out}
    wanted = Counter((int(row["source_line"]), row["period"]) for row in _extract(pack) if not _is_repeat(row))
    assert {key for key in found if key[0] not in lines} == {key for key in wanted if key[0] not in lines}


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
