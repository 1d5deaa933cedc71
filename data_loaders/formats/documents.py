"""Checking a YAML document against its schema, with the line, the text found and the mend."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema

from data_loaders.formats.marked_yaml import Document, Where, path_words
from data_loaders.problems import Place, Problem, UnusableFile, did_you_mean, label, one_of, shown

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
KINDS_IN_WORDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "named entries",
}


@lru_cache(maxsize=8)
def _validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))


def check_document(document: Document, schema: str) -> None:
    """Check a document against ``schemas/<schema>.schema.json``.

    Raises:
        UnusableFile: with one problem an error, in the order of the file.
    """
    errors = _validator(schema).iter_errors(document.content)
    # The validator names every missing entry once for each missing entry: each is said once.
    found = dict.fromkeys(problem for error in errors for problem in _problems(document, error))
    problems = sorted(found, key=lambda problem: problem.line)
    if problems:
        raise UnusableFile(*problems)


def _problems(document: Document, error: jsonschema.ValidationError) -> Iterator[Problem]:
    where: Where = tuple(error.absolute_path)
    schema: Any = error.schema
    instance: Any = error.instance
    rule: Any = error.validator_value
    if error.validator == "additionalProperties":
        known = list(schema["properties"])
        for key in instance:
            if key not in known:
                words = f"found {shown(key)}, which is no entry here.{did_you_mean(str(key), known)} The entries are: {one_of(known)}."
                yield document.place((*where, key)).unusable(code="unknown_key", words=words)
    elif error.validator == "required":
        for key in rule:
            if key not in instance:
                place = Place(file_name=label(document.path), line=document.place(where).line, column=path_words((*where, key)))
                yield place.unusable(code="missing_key", words=f"the entry {key} is missing. Add a line '{key}: …' here.")
    else:
        yield document.place(where).unusable(code=f"bad_{where[-1] if where else 'file'}", words=_words(error))


def _words(error: jsonschema.ValidationError) -> str:
    rule: Any = error.validator_value
    found = _found(error.instance)
    description = f" {error.schema['description']}" if isinstance(error.schema, dict) and "description" in error.schema else ""
    if error.validator == "enum":
        known = [str(one) for one in rule]
        return f"found {found}.{did_you_mean(str(error.instance), known)} Write one of: {one_of(known)}."
    if error.validator == "type":
        quotes = " Put it in quotation marks." if rule == "string" and isinstance(error.instance, (int, float, bool)) else ""
        return f"found {found}, where {KINDS_IN_WORDS.get(str(rule), str(rule))} belongs.{quotes}{description}"
    mends = {
        "pattern": f"It does not have the right shape.{description}",
        "minLength": f"Write at least {rule} characters.{description}",
        "maxLength": f"It has {len(str(error.instance))} characters; write at most {rule}.{description}",
        "minItems": f"Add at least {rule}.{description}",
        "uniqueItems": "An entry stands in it twice. Keep one.",
        "minimum": f"Write {rule} or more.{description}",
        "maximum": f"Write {rule} or less.{description}",
    }
    return f"found {found}. {mends.get(str(error.validator), error.message)}"


def _found(instance: Any) -> str:
    if isinstance(instance, dict):
        return f"{len(instance)} named entries"
    if isinstance(instance, list):
        return f"a list of {len(instance)}"
    if instance is None:
        return "nothing"
    kind = "true or false" if isinstance(instance, bool) else "a number"
    return shown(instance) if isinstance(instance, str) else f"{shown(instance)} ({kind})"
