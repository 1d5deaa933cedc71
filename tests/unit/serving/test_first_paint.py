import dash
import dash_bootstrap_components as dbc
import pytest
from bs4 import BeautifulSoup
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st

from serving.attributes import html_attributes, style_text
from serving.first_paint import render


def test_elements_attributes_and_text_are_written_as_a_browser_reads_them() -> None:
    tree = html.Div(
        [
            html.Label("Borough", htmlFor="area", className="filter-label"),
            html.Td("188", colSpan=2, hidden=False),
            html.Details([html.Summary("More")], open=True),
            html.P(["of ", 12, " and ", None, True, 3.5]),
            html.Img(src="data:image/svg+xml;base64,AA==", alt=""),
        ],
        id="box",
        style={"marginTop": 4, "lineHeight": 1.5, "--gap": 3, "color": "var(--ink)"},
        **{"aria-hidden": "true", "data-release": "r1"},
    )
    assert render(tree) == (
        '<div aria-hidden="true" data-release="r1" id="box" style="margin-top:4px;line-height:1.5;--gap:3;color:var(--ink)">'
        '<label class="filter-label" for="area">Borough</label><td colspan="2">188</td>'
        '<details open=""><summary>More</summary></details><p>of 12 and 3.5</p>'
        '<img alt="" src="data:image/svg+xml;base64,AA=="></div>'
    )


def test_controls_are_written_as_their_plain_elements() -> None:
    written = BeautifulSoup(
        render(
            [
                dbc.Select(id="area", name="area", value="b", options=[{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]),
                dbc.Input(name="q", type="search", value='say "hi"'),
                dcc.Link("Home", href="/"),
                dbc.Breadcrumb(items=[{"label": "Home", "href": "/"}, {"label": "Here", "active": True}]),
            ]
        ),
        "html.parser",
    )
    assert written.select_one("select#area[name=area] option[selected]")["value"] == "b"
    assert written.select_one("input[name=q][type=search]")["value"] == 'say "hi"'
    assert written.select_one("a[href='/']").text == "Home"
    assert [item.text for item in written.select("ol.breadcrumb > li")] == ["Home", "Here"]


def test_a_chart_is_an_empty_box_of_its_height_and_state_is_not_drawn() -> None:
    chart = dcc.Graph(figure={"data": [{"type": "bar"}], "layout": {"height": 320}})
    assert render([chart, dcc.Store(id="s", data="secret"), dcc.Location(id="url")]) == '<div style="height:320px"></div>'


def test_a_component_in_its_json_form_is_written_alike() -> None:
    tree = html.Div([html.P("One", className="a"), dcc.Link("Two", href="/two")])
    assert render(tree.to_plotly_json()) == render(tree)


def test_slots_stand_in_for_children() -> None:
    assert render(html.Main(html.Div("old", id="slot")), slots={"slot": html.P("new")}) == '<main><div id="slot"><p>new</p></div></main>'


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "\x01javascript:x",
    ],
)
def test_an_address_that_runs_code_is_left_out(address: str) -> None:
    assert "href" not in render(html.A("x", href=address))


@pytest.mark.parametrize(
    "address", ["/indicator/a?area=b&c=d", "https://example.org/a:b", "#further", "mailto:a@example.org", "?a=javascript:x"]
)
def test_other_addresses_are_kept(address: str) -> None:
    assert BeautifulSoup(render(html.A("x", href=address)), "html.parser").a["href"] == address


def test_scripts_and_frames_are_never_written() -> None:
    assert render([html.Script("alert(1)"), html.Iframe(src="/x"), html.Base(href="/x"), html.P("kept")]) == "<p>kept</p>"


def test_a_style_value_cannot_end_its_declaration() -> None:
    assert style_text({"color": "red;position:fixed", "width": 0}) == "width:0"


def test_an_attribute_name_cannot_end_its_tag() -> None:
    assert html_attributes({"data-x onload=alert(1)": "1", "data-ok": False}) == ' data-ok="false"'


@given(text=st.text(), attribute=st.text())
def test_any_text_comes_back_as_it_was_given(text: str, attribute: str) -> None:
    # In any other element the parser would fold a text of nothing but blanks into one.
    written = BeautifulSoup(render(html.Pre(text, title=attribute)), "html.parser", multi_valued_attributes=None)
    assert [element.name for element in written.find_all(True)] == ["pre"]
    assert written.pre.text == text
    assert written.pre["title"] == attribute


def test_the_document_holds_the_page_before_any_script(small: dash.Dash) -> None:
    answer = small.server.test_client().get("/?area=Bromley&unknown=1&area=Kent")
    document = BeautifulSoup(answer.text, "html.parser")
    first_paint = document.select_one("#first-paint")
    assert first_paint.h1.text == "Boards of ['Bromley', 'Kent']"
    assert first_paint.select_one(".tile").text == "Re-referrals15.2%"
    assert first_paint.select_one("form[data-navigate] select[name=area]") is not None
    assert '<script>alert("1")</script>' in first_paint.text
    assert first_paint.find("script") is None
    assert document.html["lang"] == "en-GB"
    assert document.title.text == "Boards"
    assert document.find("meta", {"name": "description"})["content"] == "Boards & <partners>"
    assert document.select_one("a.skip-link")["href"] == "#page-content"
    ids = [element["id"] for element in document.find_all(id=True)]
    assert sorted(ids) == sorted(set(ids))
