"""A page as plain HTML, so that it can be read before any script has run, and without scripts at all.

The tree that Dash would send as JSON is written out as elements. It keeps every id, because labels, captions
and anchors need them while it stands alone; ``assets/first_paint.js`` takes the ids away in the moment in which
Dash begins to draw its own, and the whole copy as soon as Dash has drawn the page.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dash.development.base_component import Component
from markupsafe import Markup, escape

from serving.attributes import html_attributes

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_RENAMED = {"objectel": "object", "mapel": "map"}
_NEVER = frozenset({"script", "style", "iframe", "embed", "object", "base", "meta", "link"})
_NOT_DRAWN = frozenset({"Store", "Location", "Interval", "Download", "Tooltip", "Clipboard", "ConfirmDialog"})
_GRAPH_HEIGHT = 450  # pixels; plotly.js gives this height to a chart that names none

Slots = Mapping[str, Any]
Props = Mapping[str, Any]


def render(tree: Any, *, slots: Slots | None = None) -> Markup:
    """Write a Dash component tree as HTML.

    ``tree`` is a component, a component's JSON form, text, a number, None, or a list of those; ``slots`` gives, by
    component id, children that stand in for the component's own. All text is escaped; addresses with a
    scheme that runs code are left out.
    """
    pieces: list[str] = []
    _write(tree, slots or {}, pieces)
    return Markup("".join(pieces))  # noqa: S704 - every piece was escaped where it was written


def _write(node: Any, slots: Slots, pieces: list[str]) -> None:
    if isinstance(node, Component):
        node = node.to_plotly_json()
    if isinstance(node, Mapping):
        _write_component(node, slots, pieces)
    elif isinstance(node, list | tuple):
        for child in node:
            _write(child, slots, pieces)
    elif node is not None and not isinstance(node, bool):
        pieces.append(str(escape(node)))


def _write_component(node: Mapping[str, Any], slots: Slots, pieces: list[str]) -> None:
    kind, props = str(node["type"]), node["props"]
    if kind in _NOT_DRAWN:
        return
    if node["namespace"] == "dash_html_components":
        tag, attributes, children = _html(kind, props)
    else:
        tag, attributes, children = _CONTROLS.get(kind, _box)(props)
    if tag in _NEVER:
        return
    key = _id(props.get("id"))
    pieces.append(f"<{tag}{html_attributes({'id': key, **attributes})}>")
    if tag not in _VOID:
        _write(slots.get(key or "", children), slots, pieces)
        pieces.append(f"</{tag}>")


def _id(key: Any) -> str | None:
    """An id as Dash writes it into the document: a dict id is JSON with sorted keys."""
    return json.dumps(key, sort_keys=True, separators=(",", ":")) if isinstance(key, Mapping) else key


Element = tuple[str, Props, Any]


def _html(kind: str, props: Props) -> Element:
    tag = kind.lower()
    return _RENAMED.get(tag, tag), _without(props, "children", "id"), props.get("children")


def _box(props: Props) -> Element:
    """Any other component: a box with its classes, its style and what it holds."""
    return "div", {"className": _classes(props), "style": props.get("style")}, props.get("children")


def _link(props: Props) -> Element:
    return "a", {"className": _classes(props), **_some(props, "href", "style", "title", "target")}, props.get("children")


def _breadcrumb(props: Props) -> Element:
    items = [_crumb(item) for item in props.get("items") or ()]
    trail = _element("Ol", className="breadcrumb", children=items)
    return props.get("tag") or "nav", {"aria-label": "breadcrumb", "className": _classes(props)}, trail


def _crumb(item: Props) -> Props:
    words = item.get("label")
    if item.get("active"):
        return _element("Li", children=words, className="breadcrumb-item active", **{"aria-current": "page"})
    return _element("Li", children=_element("A", children=words, href=item.get("href")), className="breadcrumb-item")


def _graph(props: Props) -> Element:
    figure = props.get("figure")
    layout = figure.get("layout") if isinstance(figure, Mapping) else None
    height = (layout or {}).get("height") or _GRAPH_HEIGHT
    return "div", {"className": _classes(props), "style": {"height": f"{height}px", **(props.get("style") or {})}}, None


def _input(props: Props) -> Element:
    kept = _some(
        props,
        *("name", "type", "value", "placeholder", "disabled", "readonly", "required", "min", "max", "step", "pattern", "style", "list"),
        *("maxlength", "minlength", "autocomplete", "autoComplete", "maxLength", "minLength"),
    )
    return "input", {"type": "text", **kept, "className": _classes(props, own="form-control")}, None


def _checkbox(props: Props) -> Element:
    """A tick box with its label, as dash-bootstrap-components draws one."""
    own = {"type": "checkbox", "name": props.get("name"), "id": props.get("id"), "className": "form-check-input"}
    box = _element("Input", **own, checked=bool(props.get("value")), disabled=bool(props.get("disabled")))
    label = _element("Label", children=props.get("label"), htmlFor=props.get("id"), className="form-check-label")
    return "div", {"className": _classes(props, own="form-check"), "id": None}, [box, label]


def _select(props: Props) -> Element:
    chosen = str(props.get("value") or "")
    options = [_option(option, chosen) for option in _options(props.get("options"))]
    options.insert(0, _element("Option", children=props.get("placeholder") or "", value="", disabled=True, hidden=True))
    attributes = {**_some(props, "name", "disabled", "required", "style"), "className": _classes(props, own="form-select")}
    return "select", attributes, options


def _options(options: Any) -> Iterable[Mapping[str, Any]]:
    if isinstance(options, Mapping):
        return [{"label": label, "value": value} for value, label in options.items()]
    return [option if isinstance(option, Mapping) else {"label": option, "value": option} for option in options or ()]


def _option(option: Mapping[str, Any], chosen: str) -> Mapping[str, Any]:
    value = str(option["value"])
    return _element("Option", value=value, selected=value == chosen, disabled=bool(option.get("disabled")), children=option["label"])


def _element(kind: str, **props: Any) -> Props:
    return {"namespace": "dash_html_components", "type": kind, "props": props}


_CONTROLS: Mapping[str, Callable[[Props], Element]] = {
    "Breadcrumb": _breadcrumb,
    "Checkbox": _checkbox,
    "Graph": _graph,
    "Input": _input,
    "Link": _link,
    "Select": _select,
}


def _classes(props: Props, own: str = "") -> str | None:
    given = props.get("className") or props.get("class_name") or ""
    return f"{own} {given}".strip() or None


def _some(props: Props, *names: str) -> Props:
    return {name: props[name] for name in names if props.get(name) is not None}


def _without(props: Props, *names: str) -> Props:
    return {name: value for name, value in props.items() if name not in names}
