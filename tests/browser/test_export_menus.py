"""Pictures and tables made in a real browser: each kind of chart and the tile, on a desk's and a phone's width, in the dark theme too."""

import csv
import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from playwright.sync_api import Browser, Locator, Page, expect

from data_loaders import loading
from data_loaders.loading import Work
from support.browser import wait_until_drawn
from support.national_board import authorities
from support.running import Running, running_app
from support.several_lines import NAME, write_several_lines

pytestmark = pytest.mark.browser

CHARTS = {
    "trend": ("/indicator/child-protection-plans?area=E09000006", "figure", 0, "child-protection-plans_bromley_31-march-2014"),
    "control chart": (
        "/indicator/child-protection-plans?area=E09000006",
        "figure",
        1,
        "child-protection-plans_bromley_31-march-2014_control-chart",
    ),
    "breakdown": (
        "/indicator/child-protection-plans?area=E09000006",
        "figure",
        2,
        "child-protection-plans_bromley_31-march-2014_by-category-of-abuse",
    ),
    "breakdown over time": (
        "/indicator/lado-allegations?area=E09000006",
        "figure",
        2,
        "lado-allegations_bromley_2013-14_by-staff-group-over-time",
    ),
    "name at the line's end": (
        "/indicator/board-attendance?area=E09000013&breakdown=agency%3ADirector+of+Family+Services+%28H%26F%29",
        "figure",
        0,
        "board-attendance_hammersmith-and-fulham_director-of-family-services-h-and-f_14-july-2015",
    ),
    "months behind a year": ("/indicator/referrals?area=E09000006", "figure", 1, "referrals_bromley_march-2014_month-by-month"),
    "bars beside comparators": (
        "/indicator/smoking-at-delivery?area=E06000056",
        "figure",
        0,
        "smoking-at-delivery_central-bedfordshire_2016-17",
    ),
    "tile": ("/scorecard/bromley-safeguarding", "article.tile", 0, "contacts_bromley_2013-14"),
    "tile of a long status": (
        "/scorecard/bromley-children-looked-after",
        "article.tile",
        0,
        "pupils-sen-percent_bromley_children-in-need_2013-14",
    ),
    "tile of words": ("/scorecard/bromley-substance-misuse", "article.tile", 1, "treatment-partnership-category_bromley_2011-12"),
    "journey": (
        "/journey/childs-journey?area=E06000056&period=2015/16",
        ".journey-picture",
        0,
        "journey_childs-journey_central-bedfordshire_2015-16",
    ),
    "best 5%": (
        "/best-five/central-bedfordshire-aiming-for-the-best",
        "section",
        0,
        "best-5-percent_central-bedfordshire-aiming-for-the-best_central-bedfordshire",
    ),
}
NATIONAL = {
    "trend beside all": ("/indicator/re-referrals?area=E06000056", "figure", 0, "re-referrals_central-bedfordshire_2025-26-q2"),
    "all authorities": ("/compare/re-referrals", "figure", 0, "comparison_re-referrals_central-bedfordshire_2024-25"),
    "best 5% of all": (f"/best-five/{NAME}", "section", 0, "best-5-percent_several_central-bedfordshire"),
    "tile beside neighbours": (f"/scorecard/{NAME}?area=E06000032", "article.tile", 0, "re-referrals_luton_2024-25"),
}
SUPPRESSED = (f"/indicator/plan-rate?area={authorities()[1]['area_code']}", "figure", 0, "plan-rate_bedford-borough_2024-25")
"""Every kind of chart: its address, where its menu is, and the name of its file."""
Chart = tuple[str, str, int, str]
CUT_OFF = """async (text) => {
  const place = document.createElement('div');
  place.innerHTML = text.slice(text.indexOf('<svg'));
  document.body.append(place);
  const words = [...place.querySelectorAll('text')].filter((one) => one.textContent.trim());
  const frames = (one) => { // a drawing within the drawing cuts off what leaves it too
    const found = [];
    for (let frame = one.closest('svg'); frame; frame = frame.parentElement.closest('svg')) found.push(frame.getBoundingClientRect());
    return found;
  };
  const leaves = (one) => {
    const box = one.getBoundingClientRect();
    const across = (frame) => box.left < frame.left - 1 || box.right > frame.right + 1;
    const upright = (frame) => box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
    return frames(one).some((frame) => across(frame) || upright(frame));
  };
  const found = words.filter((one) => leaves(one) || one.textContent.includes('…')).map((one) => one.textContent);
  place.remove();
  return found;
}"""


SHOWN = """(menu) => {
  const plain = (text) => text.replace(/\\s+/g, ' ').trim();
  const place = menu.closest('figure, section, article'), table = place.querySelector('table');
  if (table) return [...table.rows].map((row) => [...row.cells].map((cell) => plain(cell.textContent)));
  const told = JSON.parse(menu.dataset.export).tile;
  const said = ['h3', '.tile-value', '.status'].map((name) => plain(place.querySelector(name).textContent));
  return [
    ['Indicator', 'Figure', 'Period', 'Status', 'Compared with'],
    [said[0], said[1], told.period, said[2], told.beside.join('; ')],
  ];
}"""


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app with made-up figures of 27 authorities."""
    folder = tmp_path_factory.mktemp("exported")
    assert loading.ensure_bundled(folder / "home/releases", Work(start_with=write_several_lines(folder / "bundled"))) is not None
    with running_app(env={"WELLBOARD_HOME": str(folder / "home")}) as running:
        yield running


def _menu(page: Page, address: str, within: str, place: int) -> Locator:
    page.goto(address)
    wait_until_drawn(page)
    page.wait_for_load_state("networkidle")
    menu = page.locator(f"{within} details.export").nth(place)
    menu.locator("summary").click()
    return menu


def _saved(page: Page, menu: Locator, kind: str, folder: Path) -> Path:
    with page.expect_download() as started:
        menu.locator(f"button[data-kind={kind}]").click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def _size(path: Path) -> tuple[int, int]:
    """The width and height of a PNG, from its head."""
    found: tuple[int, int] = struct.unpack(">II", path.read_bytes()[16:24])
    return found


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_picture_carries_title_date_and_source_and_is_cut_nowhere(page: Page, server: Running, tmp_path: Path, chart: Chart) -> None:
    _is_whole(page, server, tmp_path, chart)


@pytest.mark.parametrize("chart", NATIONAL.values(), ids=NATIONAL)
def test_a_picture_beside_all_authorities_is_whole_too(page: Page, several: Running, tmp_path: Path, chart: Chart) -> None:
    _is_whole(page, several, tmp_path, chart)


def _is_whole(page: Page, running: Running, folder: Path, chart: Chart) -> None:
    address, within, place, name = chart
    for width, theme in ((1280, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        menu = _menu(page, running.url + address, within, place)
        drawing = _saved(page, menu, "svg", folder)
        assert drawing.name == f"{name}.svg"
        text = drawing.read_text(encoding="utf-8")
        plain = re.sub(r"<[^>]+>", " ", text)
        assert re.search(r"Source: \w", plain)
        assert re.search(r"Data as at \d", plain)
        assert "Wellboard" in plain
        assert page.evaluate(CUT_OFF, text) == [], (width, theme)
        assert "#7fb8f0" not in text, "inks of the dark theme on white"
        assert re.search(r'width="960"', text)
        small, large = _size(_saved(page, menu, "png", folder)), _size(_saved(page, menu, "png2", folder))
        assert small[0] == 960
        assert large == (2 * small[0], 2 * small[1])


def test_the_ranked_chart_says_how_many_it_draws(page: Page, several: Running, tmp_path: Path) -> None:
    menu = _menu(page, f"{several.url}/compare/re-referrals", "figure", 0)
    text = _saved(page, menu, "svg", tmp_path).read_text(encoding="utf-8")
    assert "27 authorities" in re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_the_table_of_a_chart_is_saved_as_it_is_shown(page: Page, server: Running, tmp_path: Path) -> None:
    menu = _menu(page, f"{server.url}/indicator/child-protection-plans?area=E09000006", "figure", 0)
    path = _saved(page, menu, "csv", tmp_path)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    shown = page.locator("figure").first.locator("table tr")
    assert len(rows) == shown.count()
    assert rows[1][:2] == ["31 March 2014", "262"]


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_the_excel_table_holds_what_is_shown(page: Page, server: Running, tmp_path: Path, chart: Chart) -> None:
    _is_the_same_in_excel(page, server, tmp_path, chart)


@pytest.mark.parametrize("chart", [*NATIONAL.values(), SUPPRESSED], ids=[*NATIONAL, "suppressed"])
def test_the_excel_table_beside_all_authorities_holds_what_is_shown(page: Page, several: Running, tmp_path: Path, chart: Chart) -> None:
    _is_the_same_in_excel(page, several, tmp_path, chart)


def _is_the_same_in_excel(page: Page, running: Running, folder: Path, chart: Chart) -> None:
    """On a phone, value by value: numbers are numbers, shown as the page shows them; what has no value is in words."""
    address, within, place, name = chart
    page.set_viewport_size({"width": 390, "height": 844})
    menu = _menu(page, running.url + address, within, place)
    path = _saved(page, menu, "xlsx", folder)
    assert path.name == f"{name}.xlsx"
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Table", "About"]
    assert book["Table"].freeze_panes == "A2"
    shown: list[list[str]] = menu.evaluate(SHOWN)
    written = [[_as_shown(cell) for cell in row] for row in book["Table"].iter_rows()]
    assert written == [row + [""] * (len(shown[0]) - len(row)) for row in shown]
    assert [row[1].data_type for row in book["Table"].iter_rows(min_row=2) if _is_number(row[1])].count("s") == 0
    about = [str(row[0].value) for row in book["About"].iter_rows()]
    assert {"Source", "Data as at", "Wellboard"} <= {re.split(r":| \d", text)[0] for text in about}


def _as_shown(cell: Cell) -> str:
    """The cell as Excel shows it."""
    assert cell.data_type != "f"
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return cell.value.removeprefix("'")
    before, number, after = re.fullmatch(r'(?:"(.)")?([#,0.]+)(?:"(.)")?', cell.number_format).groups(default="")  # type: ignore[union-attr]
    comma = "," if "," in number else ""
    return f"{before}{cell.value:{comma}.{len(number.partition('.')[2])}f}{after}"


def _is_number(cell: Cell) -> bool:
    return re.fullmatch(r"£?[\d,]+(\.\d+)?%?", str(cell.value)) is not None


def test_a_suppressed_figure_is_a_word_in_the_excel_table(page: Page, several: Running, tmp_path: Path) -> None:
    address, within, place, _ = SUPPRESSED
    path = _saved(page, _menu(page, several.url + address, within, place), "xlsx", tmp_path)
    years = {str(row[0].value): row[1] for row in openpyxl.load_workbook(path)["Table"].iter_rows(min_row=2)}
    assert years["2023/24"].value == "suppressed"
    assert years["2022/23"].value == 31
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        assert not [name for name in packed.namelist() if "chart" in name or "sharedStrings" in name]


def test_what_a_spreadsheet_would_run_is_neutralised(page: Page, server: Running, tmp_path: Path) -> None:
    menu = _menu(page, f"{server.url}/indicator/child-protection-plans?area=E09000006", "figure", 0)
    cell = "document.querySelector('figure table tbody tr').cells"
    for place, text in enumerate(["=cmd()", "-2+3", "@SUM(A1)", "-65,951"]):
        page.evaluate(f"{cell}[{place}].textContent = {text!r}")
    row = list(csv.reader(io.StringIO(_saved(page, menu, "csv", tmp_path).read_bytes().decode("utf-8-sig"), newline="")))[1]
    assert row[:4] == ["'=cmd()", "'-2+3", "'@SUM(A1)", "-65,951"]
    cells = openpyxl.load_workbook(_saved(page, menu, "xlsx", tmp_path))["Table"][2]
    assert [cell.value for cell in cells[:3]] == ["'=cmd()", "'-2+3", "'@SUM(A1)"]
    assert "f" not in {cell.data_type for cell in cells}


def test_link_table_and_picture_are_copied(browser: Browser, server: Running) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    address = f"{server.url}/indicator/smoking-at-delivery?area=E06000056"
    menu = _menu(page, address, "figure", 0)
    for kind, said in (("copy-link", "Link copied."), ("copy-table", "Table copied."), ("copy-picture", "Picture copied.")):
        menu.locator(f"button[data-kind={kind}]").click()
        expect(menu.locator("[role=status]")).to_have_text(said)
        if kind == "copy-link":
            assert page.evaluate("navigator.clipboard.readText()") == address
    context.close()


def test_the_menu_works_by_the_keyboard_alone_and_breaks_no_rule(page: Page, server: Running, axe: Callable[[Page], list[str]]) -> None:
    page.goto(f"{server.url}/indicator/smoking-at-delivery?area=E06000056")
    wait_until_drawn(page)
    page.wait_for_load_state("networkidle")
    summary = page.locator("figure details.export summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Picture (PNG)", exact=True).first).to_be_focused()
    assert axe(page) == []
    with page.expect_download():
        page.keyboard.press("Enter")
    excel = page.get_by_role("button", name="Table (Excel)").first
    for _ in range(page.locator("figure details.export button").count()):
        if excel.evaluate("(button) => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(excel).to_be_focused()
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert started.value.suggested_filename == "smoking-at-delivery_central-bedfordshire_2016-17.xlsx"
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator("figure details.export").first).not_to_have_attribute("open", "")


def test_no_tile_hides_its_menu_behind_another(page: Page, several: Running) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    menu = _menu(page, f"{several.url}/scorecard/{NAME}?area=E06000032", "article.tile", 0)
    for button in menu.locator("button").all():
        button.click(trial=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
