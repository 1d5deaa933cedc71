"""Helpers for tests in a real browser."""

import shutil
import time
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, ConsoleMessage, Error, Page, Request

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LAUNCH_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
CALLBACK = "_dash-update-component"


class Troubles:
    """Everything that went wrong in a page: console errors and warnings of the policy, uncaught errors."""

    def __init__(self, page: Page) -> None:
        self.seen: list[str] = []
        self._allowed: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"uncaught: {error}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            self.seen.append(f"console: {message.text} ({message.location.get('url', '')})")

    def allow(self, part: str) -> None:
        """Expect a trouble whose text holds this part."""
        self._allowed.append(part)

    @property
    def found(self) -> list[str]:
        """What went wrong and was not expected."""
        return [trouble for trouble in self.seen if not any(part in trouble for part in self._allowed)]


def accessibility_violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA: rule, impact and elements."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(WCAG)}})
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {[node['html'][:200] for node in violation['nodes']]}"
        for violation in found.response["violations"]
    ]


@dataclass(kw_only=True)
class Traffic:
    """What a page asked for since ``start``: callback posts, and the bytes that came over the wire."""

    posts: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    transferred: float = 0

    def start(self) -> None:
        self.posts.clear()
        self.urls.clear()
        self.transferred = 0


def watch_traffic(page: Page) -> Traffic:
    """Count from now on what the page asks for."""
    traffic = Traffic()
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def asked(request: Request) -> None:
        traffic.urls.append(request.url)
        if CALLBACK in request.url:
            traffic.posts.append(request.post_data or "")

    def finished(event: dict[str, Any]) -> None:
        traffic.transferred += event["encodedDataLength"]

    page.on("request", asked)
    session.on("Network.loadingFinished", finished)
    return traffic


def wait_until_drawn(page: Page) -> None:
    """Wait until Dash has drawn the page and the server's copy is gone."""
    page.wait_for_selector("#first-paint", state="detached")
    page.wait_for_selector("#_pages_content h1")


def wait_until(page: Page, expression: str, *, longest: float = 10) -> None:
    """Wait until an expression is true in the page.

    Playwright's own ``wait_for_function`` evaluates a string inside the page, which the content security policy forbids.
    """
    end = time.monotonic() + longest
    while not _is_true(page, expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(50)


def _is_true(page: Page, expression: str) -> bool:
    try:
        return bool(page.evaluate(expression))
    except Error:  # the page is being loaded again
        return False
