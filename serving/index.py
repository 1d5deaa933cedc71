"""The document that every address answers with: head, first paint, and Dash's own entry point."""

from pathlib import Path
from typing import Any

from dash import Dash
from flask import Response, g, redirect, request
from markupsafe import Markup

from serving import first_paint
from serving.matching import Match, let_the_path_win, match

# In the head and before anything is drawn: a dark reader never sees a white flash. Dash loads the other scripts itself.
THEME_SCRIPT = "theme.js"
ICON = "icon.svg"
CONTENT_ID = "page-content"
_PAGE_SLOT = "_pages_content"

_DOCUMENT = Markup("""<!DOCTYPE html>
<html lang="en-GB" data-prefix="{prefix}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<script src="{theme}"></script>
<link rel="icon" type="image/svg+xml" href="{icon}">
{css}
</head>
<body>
<a class="skip-link" href="#{content_id}">Skip to the content</a>
<div id="first-paint">{first_paint}</div>
{app_entry}
{config}
{scripts}
{renderer}
</body>
</html>
""")


class BoardApp(Dash):
    """A Dash app whose documents carry the page's content and the status that the address deserves."""

    def enable_pages(self) -> None:
        """Register the pages, as Dash does, and let the variables of a page's path win over the keys of its query."""
        super().enable_pages()
        let_the_path_win()

    def init_icon(self) -> None:
        """Give the icon also at the address that a browser tries where a document names none, such as the data API's."""
        self.server.add_url_rule("/favicon.ico", endpoint="icon", view_func=lambda: redirect(self._fingerprinted(ICON)))

    def index(self, *_args: Any, **_kwargs: Any) -> Response:
        """Answer a page's address: 200, or 404 with the page that says so."""
        path = self.strip_relative_path(request.path) or ""
        g.match = match(path=path, query=request.query_string.decode("utf-8", "replace"))
        document = super().index()  # type: ignore[no-untyped-call]
        return Response(document, status=200 if g.match.found else 404, mimetype="text/html", headers={"Cache-Control": "no-cache"})

    def interpolate_index(  # noqa: PLR0917 - Dash's signature
        self,
        metas: str = "",  # noqa: ARG002 - the document writes its own, from the page
        title: str = "",  # noqa: ARG002
        css: str = "",
        config: str = "",
        scripts: str = "",
        app_entry: str = "",
        favicon: str = "",  # noqa: ARG002 - Dash's own mark
        renderer: str = "",
    ) -> str:
        """Fill the document. What Dash passes in is markup; the page's own words are escaped."""
        found: Match = g.match
        parts = {"css": css, "config": config, "scripts": scripts, "app_entry": app_entry, "renderer": renderer}
        return str(
            _DOCUMENT.format(
                prefix=self.config.requests_pathname_prefix,
                title=found.words("title"),
                description=found.words("description"),
                theme=self._fingerprinted(THEME_SCRIPT),
                icon=self._fingerprinted(ICON),
                content_id=CONTENT_ID,
                first_paint=first_paint.render(self._shell(), slots={_PAGE_SLOT: found.layout()}),
                **{name: Markup(markup) for name, markup in parts.items()},  # noqa: S704 - Dash's own tags
            )
        )

    def _shell(self) -> Any:
        return self.layout() if callable(self.layout) else self.layout

    def _fingerprinted(self, asset: str) -> str:
        changed = Path(self.config.assets_folder, asset).stat().st_mtime
        return f"{self.get_asset_url(asset)}?m={changed}"
