"""Rows that are rejected: good rows load, and each bad one is listed with line, column, text and mend."""

from pathlib import Path

import pytest

from analysis.units import Unit
from data_loaders.problems import Problem, Severity
from support.loading import figure, load, write_csv

COLUMNS = dict.fromkeys(
    [
        "period_kind",
        "breakdown_type",
        "breakdown",
        "role",
        "symbol",
        "bound",
        "lower_95",
        "upper_95",
        "numerator",
        "denominator",
        "unit",
        "polarity",
        "indicator_name",
        "topic",
        "line",
        "repeat_of_line",
        "published_on",
    ],
    "",
)


def rejected(tmp_path: Path, **cells: str) -> Problem:
    """The only problem of a file with one good row (line 2) and the row to test (line 3)."""
    good = {**COLUMNS, **figure(period="2019/20", value="1")}
    loaded = load(write_csv(tmp_path / "bromley.csv", [good, {**COLUMNS, **figure(**cells)}]))
    source = loaded.source
    assert (source.rows_read, source.rows_loaded, source.rows_rejected, source.rows_folded) == (2, 1, 1, 0)
    (problem,) = loaded.problems
    assert (problem.severity, problem.line, problem.source_id) == (Severity.REJECTED, 3, "made-up")
    return problem


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("1,268,3049", "do not part it into thousands. Write one plain number, such as 1268.5, or leave it blank and say why in symbol"),
        ("30/1934 1.6%", "put 1.6 in value, 30 in numerator and 1934 in denominator"),
        ("65 (23%)", "give each its row, 65 as a count and 23 as a percentage"),
        ("*", "put c in symbol"),
        ("X", "put x in symbol"),
        ("n/a", "put x in symbol"),
        ("£5", "Write the number alone, 5, with the unit gbp"),
        ("<5", "Write 5 and put under in bound"),
        ("over 45", "put over in bound"),
        ("about 60%", "put about in bound"),
        ("25-40", "A range"),
        ("(5)", "write -5"),
        ("1.2E+05", "Excel has shortened it"),
        ("nan", "not a number"),
        ("-inf", "not a number"),
        ("9" * 400, "Write one plain number"),
        ("=cmd()", "Write one plain number"),
        ("0x10", "Write one plain number"),
        ("1_000", "Write one plain number"),
        ("١٢", "Write one plain number"),
    ],
)
def test_an_odd_number_is_rejected_with_its_own_mend(tmp_path: Path, text: str, mend: str) -> None:
    problem = rejected(tmp_path, value=text)
    assert (problem.code, problem.column) == ("not_a_number", "value")
    assert problem.message.startswith("bromley.csv, line 3, column value: found '" + text[:20])
    assert mend in problem.message


def test_a_percent_sign_is_refused_where_the_unit_is_another(tmp_path: Path) -> None:
    problem = rejected(tmp_path, indicator="child-protection-plans", value="12%")
    assert "found '12%'. Write the number alone, 12" in problem.message


@pytest.mark.parametrize(
    ("cells", "code", "column", "said"),
    [
        ({"period": "the other day"}, "unknown_period", "period", ["found 'the other day'", "2016/17"]),
        ({"period": "", "period_kind": "month"}, "no_period", "period", ["period_kind month"]),
        ({"period_kind": "fortnight"}, "unknown_period_kind", "period_kind", ["found 'fortnight'", "financial_year"]),
        ({"area": "Bromly"}, "unknown_area", "area", ["found 'Bromly'", "Did you mean 'Bromley'?", "areas.csv"]),
        ({"area": ""}, "unknown_area", "area", ["found ''"]),
        (
            {"indicator": "re-referals"},
            "unknown_indicator",
            "indicator",
            ["found 're-referals'", "Did you mean 're-referrals'?", "indicator_name and unit"],
        ),
        ({"indicator": ""}, "no_indicator", "indicator", ["found ''"]),
        ({"indicator": "My Own", "indicator_name": "Mine", "unit": "count"}, "bad_id", "indicator", ["lower case with hyphens"]),
        ({"unit": "percentage"}, "unknown_unit", "unit", ["found 'percentage'", "Did you mean 'percent'?", "per_10000"]),
        ({"unit": "count"}, "other_unit", "unit", ["found 'count'", "re-referrals has the unit percent", "Write percent"]),
        ({"polarity": "up"}, "unknown_polarity", "polarity", ["found 'up'", "high, low, neutral"]),
        ({"polarity": "high"}, "other_polarity", "polarity", ["has the polarity low"]),
        ({"role": "actuals"}, "unknown_role", "role", ["Did you mean 'actual'?"]),
        ({"symbol": "q", "value": ""}, "unknown_symbol", "symbol", ["found 'q'", "c, x, z"]),
        ({"bound": "roughly"}, "unknown_bound", "bound", ["about, over, under"]),
        ({"bound": "over", "value": ""}, "bound_without_value", "bound", ["without a value"]),
        ({"symbol": "c"}, "symbol_with_value", "symbol", ["beside the value '16.5'", "must not carry its value"]),
        ({"symbol": "x"}, "symbol_with_value", "symbol", ["Leave the value blank, or the symbol"]),
        ({"symbol": "c", "value": "", "numerator": "3"}, "suppressed_with_figure", "numerator", ["found '3'", "give the figure away"]),
        ({"breakdown": "Police"}, "half_a_breakdown", "breakdown_type", ["'Police'", "Fill both"]),
        ({"lower_95": "12"}, "half_an_interval", "upper_95", ["both limits"]),
        ({"lower_95": "18", "upper_95": "12"}, "limits_swapped", "lower_95", ["found 18", "Swap the two"]),
        ({"denominator": "-5"}, "negative", "denominator", ["found '-5'"]),
        ({"line": "twelve"}, "not_a_line", "line", ["found 'twelve'", "such as 312"]),
        ({"repeat_of_line": "0"}, "not_a_line", "repeat_of_line", ["found '0'"]),
        ({"note": "evil\x01note"}, "control_character", "note", ["found 'evil\\x01note'", "Type the text again"]),
        ({"breakdown_type": "evil\x0btype", "breakdown": "A"}, "control_character", "breakdown_type", ["found 'evil\\x0btype'"]),
        ({"published_on": "21/03/2018"}, "not_a_date", "published_on", ["found '21/03/2018'", "2018-03-21"]),
    ],
)
def test_a_bad_cell_rejects_its_row(tmp_path: Path, cells: dict[str, str], code: str, column: str, said: list[str]) -> None:
    problem = rejected(tmp_path, **cells)
    assert (problem.code, problem.column) == (code, column)
    assert problem.message.startswith(f"bromley.csv, line 3, column {column}: ")
    for words in said:
        assert words in problem.message


@pytest.mark.parametrize(
    ("row", "code", "said"),
    [
        ("re-referrals,Bromley", "too_few_cells", ["found 2 cells where the header has 4", "'Bromley'", "cut off"]),
        ("re-referrals,Bromley,2023/24,16,5", "too_many_cells", ["found 5 cells", "beginning at '5'", "quotation marks"]),
    ],
)
def test_a_row_of_another_width_is_rejected(tmp_path: Path, row: str, code: str, said: list[str]) -> None:
    path = tmp_path / "bromley.csv"
    path.write_text(f"indicator,area,period,value\nre-referrals,Bromley,2022/23,1\n{row}\n", encoding="utf-8")
    loaded = load(path)
    assert (loaded.source.rows_read, loaded.source.rows_loaded) == (2, 1)
    (problem,) = loaded.problems
    assert (problem.code, problem.line) == (code, 3)
    for words in said:
        assert words in problem.message


def test_every_problem_of_a_row_is_listed_and_the_row_counts_once(tmp_path: Path) -> None:
    rows = [figure(period="2019/20"), figure(area="Narnia", value="X", period="never")]
    loaded = load(write_csv(tmp_path / "bromley.csv", rows))
    assert loaded.source.rows_rejected == 1
    assert {problem.column for problem in loaded.problems} == {"area", "value", "period"}


def test_the_line_is_the_one_on_which_the_row_begins(tmp_path: Path) -> None:
    path = tmp_path / "bromley.csv"
    path.write_text(
        'indicator,area,period,value,note\n\nre-referrals,Bromley,2022/23,1,"two\nlines"\nre-referrals,Bromley,2023/24,X,\n',
        encoding="utf-8",
    )
    (problem,) = load(path).problems
    assert problem.line == 5


def test_an_absurd_percentage_loads_with_a_warning(tmp_path: Path) -> None:
    loaded = load(write_csv(tmp_path / "bromley.csv", [figure(value="1650"), figure(value="-120", period="2022/23")]))
    (problem,) = loaded.problems
    assert (problem.severity, problem.line) == (Severity.WARNING, 2)
    assert loaded.source.rows_loaded == 2


def test_an_indicator_of_its_own_is_declared_once_and_then_held_to(tmp_path: Path) -> None:
    own = {
        "indicator": "breakfast-clubs",
        "indicator_name": "Breakfast clubs",
        "unit": "percent",
        "polarity": "high",
        "topic": "Early help",
    }
    rows = [figure(**own, value="40.25"), figure(**own, period="2022/23"), figure(**{**own, "polarity": "low"}, period="2021/22")]
    loaded = load(write_csv(tmp_path / "bromley.csv", rows))
    (declared,) = loaded.indicators
    assert (declared.name, declared.unit, declared.decimals, declared.topic) == ("Breakfast clubs", Unit.PERCENT, 2, "Early help")
    assert [(problem.line, problem.code) for problem in loaded.problems] == [(4, "other_polarity")]
