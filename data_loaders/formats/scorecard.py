"""Scorecards as officers write them, without code."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.polarity import Polarity
from analysis.scorecards import USUAL_MARGIN, Method, Priority, RateAgainst, Scorecard, ScorecardLine, Target, TargetWhen
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.documents import check_document
from data_loaders.formats.marked_yaml import Document, Where, read_yaml
from data_loaders.problems import Problem, Severity, UnusableFile, label, shown


@dataclass(frozen=True, kw_only=True)
class ScorecardFile:
    """A scorecard file that keeps to the schema; its names are not yet looked up."""

    document: Document

    @property
    def scorecard_id(self) -> str:
        """The scorecard's id."""
        return str(self.document.content["scorecard"])

    def as_json(self) -> str:
        """The file's content as it is kept in a release."""
        return json.dumps(self.document.content, ensure_ascii=False)


def read_scorecard(path: Path) -> ScorecardFile:
    """Read one scorecard file.

    Raises:
        UnusableFile: it does not parse or breaks the schema (``schemas/scorecard.schema.json``); every such entry is named.
    """
    document = read_yaml(path)
    check_document(document, "scorecard")
    return ScorecardFile(document=document)


def check_names(document: Document, *, areas: AreaBook, indicators: IndicatorBook) -> list[Problem]:
    """The problems of a scorecard that names an area or an indicator nobody knows, or rates a line against a target it lacks."""
    content = document.content
    problems = [
        _unknown(document, ("areas", position), "area", name, areas.hint(name))
        for position, name in enumerate(content["areas"])
        if areas.code(name) is None
    ]
    for number, priority in enumerate(content["priorities"]):
        for position, line in enumerate(priority["lines"]):
            where: Where = ("priorities", number, "lines", position)
            if indicators.find(line["indicator"]) is None:
                problems.append(
                    _unknown(document, (*where, "indicator"), "indicator", line["indicator"], indicators.hint(line["indicator"]))
                )
            if line.get("area") and areas.code(line["area"]) is None:
                problems.append(_unknown(document, (*where, "area"), "area", line["area"], areas.hint(line["area"])))
            if bool(line.get("breakdown")) != bool(line.get("breakdown_type")):
                words = "one of breakdown_type and breakdown is missing. Write both, or neither for the headline figure."
                problems.append(document.place((*where, "breakdown")).unusable(code="half_a_breakdown", words=words))
    return problems


def warn_of_targets(document: Document, *, indicators: IndicatorBook, with_target_figures: Collection[str]) -> list[Problem]:
    """Warnings for lines that load and yet cannot be rated as they say.

    ``with_target_figures`` holds the ids of the indicators that have a figure of the role target.
    """
    problems = []
    for number, priority in enumerate(document.content["priorities"]):
        for position, line in enumerate(priority["lines"]):
            where: Where = ("priorities", number, "lines", position)
            found = indicators.find(line["indicator"])
            if found is None:
                continue
            is_against_target = line.get("rate_against") == RateAgainst.TARGET
            if is_against_target and "target" not in line and found.indicator_id not in with_target_figures and "no_figure" not in line:
                words = f"{found.indicator_id} is rated against a target that is neither written here nor loaded as a figure."
                words += " Add a line such as 'target: {value: 15}', or load the target as a figure."
                problems.append(_warning(document, (*where, "rate_against"), "no_target", words))
            if found.polarity is Polarity.NEUTRAL and (is_against_target or "target" in line):
                words = f"{found.indicator_id} is neutral: neither higher nor lower is better, so its target judges nothing."
                words += " Give the indicator a polarity (high or low), or leave the target out."
                problems.append(_warning(document, (*where, "target"), "target_on_neutral", words))
    return problems


def _warning(document: Document, where: Where, code: str, words: str) -> Problem:
    return document.place(where).problem(severity=Severity.WARNING, code=code, words=words)


def _unknown(document: Document, where: Where, kind: str, name: str, hint: str) -> Problem:
    listed = "areas.csv" if kind == "area" else "the catalogue, nor declared by a figures file"
    words = f"found {shown(name)}, an {kind} that is not in {listed}.{hint} Correct the name, or load what declares it too."
    return document.place(where).unusable(code=f"unknown_{kind}", words=words)


def names_of(content: dict[str, Any]) -> tuple[set[str], set[str]]:
    """The areas and the indicators that a checked document names."""
    lines = [line for priority in content["priorities"] for line in priority["lines"]]
    areas = {*content["areas"], *(line["area"] for line in lines if line.get("area"))}
    return areas, {line["indicator"] for line in lines}


def build_scorecard(content: dict[str, Any], *, areas: AreaBook, indicators: IndicatorBook) -> Scorecard:
    """The scorecard of a checked document, with area codes and indicator ids in place of other spellings."""
    return Scorecard(
        scorecard_id=content["scorecard"],
        title=content["title"],
        board=content["board"],
        areas=tuple(dict.fromkeys(areas.code(name) or name for name in content["areas"])),
        priorities=tuple(_priority(priority, areas=areas, indicators=indicators) for priority in content["priorities"]),
        description=content.get("description", ""),
        caution=content.get("caution", ""),
    )


def _priority(content: dict[str, Any], *, areas: AreaBook, indicators: IndicatorBook) -> Priority:
    lines = tuple(_line(line, areas=areas, indicators=indicators) for line in content["lines"])
    return Priority(title=content["title"], lines=lines, lead=content.get("lead", ""))


def _line(content: dict[str, Any], *, areas: AreaBook, indicators: IndicatorBook) -> ScorecardLine:
    found = indicators.find(content["indicator"])
    area = content.get("area", "")
    return ScorecardLine(
        indicator_id=found.indicator_id if found else content["indicator"],
        label=content.get("label", ""),
        breakdown_type=content.get("breakdown_type", ""),
        breakdown=content.get("breakdown", ""),
        comparator_breakdown=content.get("comparator_breakdown"),
        period_kind=content.get("period_kind", ""),
        spark_kind=content.get("spark_kind", ""),
        area_code=(areas.code(area) or area) if area else "",
        rate_against=RateAgainst(content.get("rate_against", "none")),
        method=Method(content["method"]) if "method" in content else None,
        margin=float(content.get("margin", USUAL_MARGIN)),
        target=build_target(content["target"]) if "target" in content else None,
        lead=content.get("lead", ""),
        note=content.get("note", ""),
        no_figure=content.get("no_figure", ""),
    )


def build_target(content: dict[str, Any]) -> Target:
    """The target of a line of a checked document."""
    return Target(
        value=float(content["value"]),
        amber_margin=float(content.get("amber_margin", 0.0)),
        when=TargetWhen(content.get("when", "any")),
        set_by=content.get("set_by", ""),
        period_label=content.get("period", ""),
    )


def check_scorecards(files: tuple[ScorecardFile, ...]) -> None:
    """Check that no two files carry one scorecard's id.

    Raises:
        UnusableFile: naming both files.
    """
    first: dict[str, ScorecardFile] = {}
    problems = []
    for file in files:
        earlier = first.setdefault(file.scorecard_id, file)
        if earlier is not file:
            words = f"found {shown(file.scorecard_id)}, which is the scorecard of {label(earlier.document.path)} too. Give one another id."
            problems.append(file.document.place(("scorecard",)).unusable(code="doubled_scorecard", words=words))
    if problems:
        raise UnusableFile(*problems)
