"""Making a report in a real browser: choose, watch it being made, take the file, check it; by the keyboard too."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from exports.pack.office_file import OfficeFile
from exports.pack.stamp import read_stamp
from support.browser import wait_until_drawn
from support.running import Running

pytestmark = pytest.mark.browser


def test_a_report_is_chosen_made_taken_and_verified(page: Page, own_server: Running, tmp_path: Path) -> None:
    page.goto(f"{own_server.url}/reports?scorecard=central-bedfordshire-aiming-for-the-best")
    wait_until_drawn(page)
    expect(page.get_by_label("Aiming for the best (Central Bedfordshire Health and Wellbeing Board)")).to_be_checked()
    page.get_by_label("Indicators one by one").uncheck()
    page.get_by_label("File").select_option("excel")
    page.get_by_role("button", name="Make the report").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The report is ready")).to_be_visible(timeout=60_000)
    with page.expect_download() as started:
        page.get_by_role("link", name="Download").click()
    path = tmp_path / started.value.suggested_filename
    started.value.save_as(path)
    assert path.name.startswith("board-pack_central-bedfordshire-aiming-for-the-best")
    page.get_by_role("link", name="Verify a report").click()
    page.locator("#verify-file").set_input_files(path)
    page.get_by_role("button", name="Verify").click()
    expect(page.locator("#verify-answer")).to_contain_text("figures and texts equal those of the live release")


def test_two_areas_are_ticked_and_made_without_scripts(browser: Browser, own_server: Running, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_server.url}/reports?scorecard=three-boroughs-safeguarding")
    areas = page.get_by_role("group", name="2. Areas")
    assert [box.is_checked() for box in areas.get_by_role("checkbox").all()] == [False] * areas.get_by_role("checkbox").count()
    for name in ("Westminster", "Hammersmith and Fulham"):
        areas.get_by_label(name, exact=True).focus()
        page.keyboard.press("Space")
    page.get_by_label("File").select_option("excel")
    page.get_by_role("button", name="Make the report").click()
    for _ in range(120):
        if page.get_by_role("heading", name="The report is ready").count():
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name="Look again").click()
    with page.expect_download() as started:
        page.get_by_role("link", name="Download").click()
    path = tmp_path / started.value.suggested_filename
    started.value.save_as(path)
    assert set(read_stamp(OfficeFile(path.read_bytes())).request.areas) == {"E09000033", "E09000013"}
    context.close()


def test_a_form_that_cannot_be_met_comes_back_with_the_reason_and_what_was_ticked(page: Page, server: Running) -> None:
    page.goto(f"{server.url}/reports?scorecard=bromley-adult-care")
    wait_until_drawn(page)
    page.get_by_role("group", name="2. Areas").get_by_label("Westminster", exact=True).check()
    page.get_by_label("Tiles").check()
    page.get_by_label("Front page").uncheck()
    page.get_by_label("File").select_option("powerpoint")
    page.get_by_role("button", name="Make the report").click()
    said = "The scorecard “Bromley adult care” has none of the areas chosen (Westminster); it has Bromley."
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.get_by_label("Tiles")).to_be_checked()
    expect(page.get_by_label("Front page")).not_to_be_checked()
    expect(page.get_by_role("group", name="2. Areas").get_by_label("Westminster", exact=True)).to_be_checked()
    expect(page.get_by_label("File")).to_have_value("powerpoint")


def test_a_report_that_is_gone_says_so(page: Page, server: Running) -> None:
    page.goto(f"{server.url}/reports?job=nothing")
    wait_until_drawn(page)
    expect(page.get_by_role("heading", name="There is no such report")).to_be_visible()
    expect(page.get_by_role("button", name="Make the report")).to_be_visible()
