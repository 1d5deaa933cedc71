"""A benchmark that misses a budget fails. Nothing is timed here."""

import pytest

from bench.measured import Budgets, run


def test_a_benchmark_within_its_budgets_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    budgets = Budgets()
    budgets.hold("The pack in word", 20, most=20, unit="s")
    budgets.close()
    assert "kept to its budget" in capsys.readouterr().out


def test_every_miss_is_a_sentence_and_the_benchmark_fails() -> None:
    budgets = Budgets()
    budgets.hold("The pack in word", 20.06, most=20, unit="s")
    budgets.hold("The pack in word", 399, most=400, unit="MiB")
    budgets.hold("The pack in excel", 1_401.5, most=400, unit="MiB")
    with pytest.raises(SystemExit) as ended:
        budgets.close()
    assert (
        ended.value.code == "The pack in word took 20.1 s; its budget is 20 s.\nThe pack in excel took 1,401.5 MiB; its budget is 400 MiB."
    )


def test_a_command_that_does_nothing_is_not_measured() -> None:
    with pytest.raises(SystemExit, match="there is no such file"):
        run("load", "check", "no-such-file.csv")
