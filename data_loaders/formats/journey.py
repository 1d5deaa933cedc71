"""Journeys as officers write them, without code."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.journeys import Counting, Counts, Journey, Measure, Share, Stage
from analysis.scorecards import RateAgainst
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.documents import check_document
from data_loaders.formats.marked_yaml import Document, Where, read_yaml
from data_loaders.formats.scorecard import build_target
from data_loaders.problems import Problem, UnusableFile, did_you_mean, label, shown

MEASURES = ("volumes", "rates", "timeliness", "outcomes", "breakdowns")
OF_OTHER_FILES = ("lait.", "ees.", "fingertips.")
"""How the ids begin of indicators that national files declare: a journey may name them before such a file is loaded."""


@dataclass(frozen=True, kw_only=True)
class JourneyFile:
    """A journey file that keeps to the schema; its names are not yet looked up."""

    document: Document

    @property
    def journey_id(self) -> str:
        """The journey's id."""
        return str(self.document.content["journey"])

    def as_json(self) -> str:
        """The file's content as it is kept in a release."""
        return json.dumps(self.document.content, ensure_ascii=False)


def read_journey(path: Path) -> JourneyFile:
    """Read one journey file.

    Raises:
        UnusableFile: it does not parse, breaks the schema (``schemas/journey.schema.json``), or its stages do not fit together.
    """
    document = read_yaml(path)
    check_document(document, "journey")
    problems = list(_misplaced(document))
    if problems:
        raise UnusableFile(*problems)
    return JourneyFile(document=document)


def _misplaced(document: Document) -> Iterator[Problem]:
    """The problems of stages named twice, or that follow a stage which does not stand before them."""
    before: list[str] = []
    for number, stage in enumerate(document.content["stages"]):
        if stage["stage"] in before:
            words = f"found {shown(stage['stage'])}, which is the id of an earlier stage too. Give one of them another."
            yield document.place(("stages", number, "stage")).unusable(code="doubled_stage", words=words)
        for position, name in enumerate(stage.get("follows", [])):
            if name not in before:
                words = (
                    f"found {shown(name)}, which is no stage before this one.{did_you_mean(name, before)} Write the id of an earlier stage."
                )
                yield document.place(("stages", number, "follows", position)).unusable(code="unknown_stage", words=words)
        before.append(stage["stage"])


def check_journeys(files: tuple[JourneyFile, ...]) -> None:
    """Check that no two files carry one journey's id.

    Raises:
        UnusableFile: naming both files.
    """
    first: dict[str, JourneyFile] = {}
    problems = []
    for file in files:
        earlier = first.setdefault(file.journey_id, file)
        if earlier is not file:
            words = f"found {shown(file.journey_id)}, which is the journey of {label(earlier.document.path)} too. Give one another id."
            problems.append(file.document.place(("journey",)).unusable(code="doubled_journey", words=words))
    if problems:
        raise UnusableFile(*problems)


def check_journey_names(document: Document, *, areas: AreaBook, indicators: IndicatorBook) -> list[Problem]:
    """The problems of a journey that names an area or an indicator nobody knows."""
    problems = []
    for position, name in enumerate(document.content.get("areas", [])):
        if areas.code(name) is None:
            words = (
                f"found {shown(name)}, an area that is not in areas.csv.{areas.hint(name)} Correct the name, or load what declares it too."
            )
            problems.append(document.place(("areas", position)).unusable(code="unknown_area", words=words))
    for where, name in _indicators_named(document.content):
        if indicators.find(name) is None and not name.startswith(OF_OTHER_FILES):
            words = (
                f"found {shown(name)}, an indicator that is not in the catalogue, nor declared by a figures file.{indicators.hint(name)}"
            )
            words += " Correct the name, or load what declares it too."
            problems.append(document.place(where).unusable(code="unknown_indicator", words=words))
    return problems


def _indicators_named(content: dict[str, Any]) -> Iterator[tuple[Where, str]]:
    for number, stage in enumerate(content["stages"]):
        for group in MEASURES:
            for position, measure in enumerate(stage.get(group, [])):
                yield ("stages", number, group, position, "indicator"), measure["indicator"]
        for position, share in enumerate(stage.get("shares", [])):
            for key in ("part", "whole", "printed"):
                if key in share:
                    yield ("stages", number, "shares", position, key), share[key]


def names_of(content: dict[str, Any]) -> tuple[set[str], set[str]]:
    """The areas and the indicators that a checked document names."""
    return set(content.get("areas", [])), {name for _, name in _indicators_named(content)}


def build_journey(content: dict[str, Any], *, areas: AreaBook, indicators: IndicatorBook) -> Journey:
    """The journey of a checked document, with area codes and indicator ids in place of other spellings.

    Measures of indicators that the release does not hold are left out: nothing has declared them yet.
    """
    return Journey(
        journey_id=content["journey"],
        title=content["title"],
        question=content["question"],
        areas=tuple(dict.fromkeys(areas.code(name) or name for name in content.get("areas", []))),
        stages=tuple(_stage(stage, indicators=indicators) for stage in content["stages"]),
        caution=content.get("caution", ""),
    )


def _stage(content: dict[str, Any], *, indicators: IndicatorBook) -> Stage:
    found = {group: _measures(content.get(group, []), indicators=indicators) for group in MEASURES}
    return Stage(
        stage_id=content["stage"],
        label=content["label"],
        words=content["words"],
        follows=tuple(content.get("follows", [])),
        shares=tuple(_shares(content.get("shares", []), indicators=indicators)),
        gap=content.get("gap", ""),
        apart=content.get("apart", ""),
        **found,
    )


def _measures(found: list[dict[str, Any]], *, indicators: IndicatorBook) -> tuple[Measure, ...]:
    held = [(indicators.find(one["indicator"]), one) for one in found]
    return tuple(
        Measure(
            indicator_id=indicator.indicator_id,
            counts=Counts(one["counts"]) if "counts" in one else None,
            counting=Counting(one["counting"]) if "counting" in one else None,
            label=one.get("label", ""),
            breakdown_type=one.get("breakdown_type", ""),
            breakdown=one.get("breakdown", ""),
            rate_against=RateAgainst(one.get("rate_against", "none")),
            target=build_target(one["target"]) if "target" in one else None,
            caution=one.get("caution", ""),
        )
        for indicator, one in held
        if indicator is not None
    )


def _shares(found: list[dict[str, Any]], *, indicators: IndicatorBook) -> Iterator[Share]:
    for one in found:
        ids = {key: held.indicator_id for key in ("part", "whole", "printed") if key in one and (held := indicators.find(one[key]))}
        if {"part", "whole"} <= set(ids):
            yield Share(
                part=ids["part"],
                whole=ids["whole"],
                words=one["words"],
                printed=ids.get("printed", ""),
                caution=one.get("caution", ""),
            )
