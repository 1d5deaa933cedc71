"""YAML that remembers on which line each entry stands, and refuses what would be read otherwise than it looks."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from data_loaders.formats.text import read_text
from data_loaders.problems import Place, UnusableFile, label, refuse, shown

Where = tuple[str | int, ...]
DEEPEST = 30
LARGEST = 10**15
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A parsed file: plain lists, mappings and values (days as ``2018-03-21``), and the line of every path in it."""

    path: Path
    content: Any
    lines: dict[Where, int]

    def place(self, where: Where, *, column: str | None = None) -> Place:
        """The place of a path, or of the nearest entry around it. The column is the path in words: ``priorities[2].lines[1].indicator``."""
        known = where
        while known and known not in self.lines:
            known = known[:-1]
        return Place(file_name=label(self.path), line=self.lines.get(known, 1), column=path_words(where) if column is None else column)


def path_words(where: Where) -> str:
    """A path as people write it, with entries counted from 1."""
    words = ""
    for step in where:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if words else step
    return words


def read_yaml(path: Path) -> Document:
    """Read one YAML document.

    Raises:
        UnusableFile: not UTF-8 text, does not parse (with line and column), more than one document, a doubled key, an anchor.
    """
    source = read_text(path)
    try:
        _look_over(path, source.text)
        node = yaml.compose(source.text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        raise _not_parsed(path, source.text, error) from error
    except yaml.YAMLError as error:
        raise refuse(path, code="yaml", words=f"is not YAML: {' '.join(str(error).split())}. Remove that character.") from error
    lines: dict[Where, int] = {}
    content = _build(path, node, (), lines)
    if not isinstance(content, dict):
        raise refuse(path, code="yaml", line=1, words="holds no named entries. It should begin with a line such as 'scorecard: my-board'.")
    return Document(path=path, content=content, lines=lines)


def _look_over(path: Path, text: str) -> None:
    """Refuse what must never reach the composer: references, tags, and nesting so deep that it would exhaust the C stack."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.AliasEvent):
            words = f"found '*{event.anchor}', which points to another place. Write it out in full."
            raise refuse(path, code="alias", line=_line(event.start_mark), words=words)
        tag = getattr(event, "tag", None)
        if tag:
            words = f"found the tag {shown(tag)}. Leave it out: write the text, number or list alone."
            raise refuse(path, code="tag", line=_line(event.start_mark), words=words)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            words = "is nested too deeply. A scorecard or catalogue needs five levels."
            raise refuse(path, code="yaml", line=_line(event.start_mark), words=words)


def _line(mark: Any) -> int:
    return int(mark.line) + 1 if mark is not None else 1


def _not_parsed(path: Path, text: str, error: yaml.MarkedYAMLError) -> UnusableFile:
    # A bracket or quotation mark that is never closed is only noticed further down; the officer must mend where it was opened.
    is_left_open = any(word in (error.context or "") for word in ("flow", "quoted"))
    mark = (error.context_mark if is_left_open else None) or error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    rows = text.splitlines()
    found = rows[line - 1] if line <= len(rows) else ""
    reason = " ".join(str(error.problem or error.context or "").split())
    mend = "Check the indentation (spaces, never tabs), the colon and the quotation marks of this line and the one before."
    column = f"{mark.column + 1}" if mark else ""
    return refuse(path, code="yaml", line=line, column=column, words=f"found {shown(found.strip())}. It does not parse: {reason}. {mend}")


def _build(path: Path, node: yaml.Node | None, where: Where, lines: dict[Where, int]) -> Any:
    if node is None:
        return None
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_build(path, one, (*where, position), lines) for position, one in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return {key: _build(path, value, (*where, key), lines) for key, value in _entries(path, node, where, lines)}
    return _scalar(path, node)


def _entries(path: Path, node: yaml.MappingNode, where: Where, lines: dict[Where, int]) -> Iterator[tuple[str, yaml.Node]]:
    for name, value in node.value:
        line = name.start_mark.line + 1
        if not isinstance(name, yaml.ScalarNode):
            raise refuse(path, code="yaml", line=line, words="found a list or named entries as the name of an entry. Write one word there.")
        key = str(name.value)
        if (*where, key) in lines:
            words = f"found {shown(key)} a second time (first on line {lines[(*where, key)]}). Keep one of the two."
            raise refuse(path, code="doubled_key", line=line, column=path_words((*where, key)), words=words)
        lines[(*where, key)] = line
        yield key, value


def _scalar(path: Path, node: yaml.Node) -> Any:
    try:
        value = yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError) as error:
        words = f"found {shown(node.value)}, which cannot be read. Put it in quotation marks."
        raise refuse(path, code="yaml", line=node.start_mark.line + 1, words=words) from error
    if isinstance(value, int) and abs(value) > LARGEST:
        words = f"found {shown(node.value)}, a number larger than any figure. Check it, or put it in quotation marks if it is text."
        raise refuse(path, code="yaml", line=node.start_mark.line + 1, words=words)
    if isinstance(value, float) and not math.isfinite(value):
        words = f"found {shown(node.value)}, which is not a number. Write a plain number, such as 12.5."
        raise refuse(path, code="yaml", line=node.start_mark.line + 1, words=words)
    return value.isoformat() if isinstance(value, date) else value
