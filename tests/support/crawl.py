"""Every page of the app, found by following its own links."""

import re
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import Request, urlopen

from bs4 import BeautifulSoup

from support.running import Running

NOT_PAGES = re.compile(r"/(api|export|assets|_dash[^/]*|health|ready|version)([/.]|$)")
OF_A_KIND = 6  # pages that share all but their last part; more show nothing new


@dataclass(frozen=True, kw_only=True)
class Visited:
    path: str
    status: int
    document: BeautifulSoup

    @property
    def kind(self) -> str:
        return urlsplit(self.path).path.rsplit("/", maxsplit=1)[0]


def visit(server: Running, path: str) -> Visited:
    try:
        with urlopen(Request(server.url + path, headers={"Accept": "text/html"}), timeout=30) as answer:  # noqa: S310 - our own server
            return Visited(path=path, status=answer.status, document=BeautifulSoup(answer.read(), "html.parser"))
    except HTTPError as error:
        return Visited(path=path, status=error.code, document=BeautifulSoup(error.read(), "html.parser"))


def crawl(server: Running, *, most: int = 60) -> list[Visited]:
    """Visit the home page and what it leads to, a few pages of each kind."""
    waiting, seen, of_kind, visited = ["/"], {"/"}, dict[str, int](), list[Visited]()
    while waiting and len(visited) < most:
        page = visit(server, waiting.pop(0))
        visited.append(page)
        for link in page.document.select("#first-paint a[href]"):
            path = urldefrag(urljoin(page.path, str(link["href"]))).url
            kind = urlsplit(path).path.rsplit("/", maxsplit=1)[0] + ("?" if "?" in path else "")
            if path.startswith("/") and path not in seen and not NOT_PAGES.match(path) and of_kind.get(kind, 0) < OF_A_KIND:
                seen.add(path)
                of_kind[kind] = of_kind.get(kind, 0) + 1
                waiting.append(path)
    return visited
