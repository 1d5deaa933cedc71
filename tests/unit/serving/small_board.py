"""A board of three pages without figures: what is served around any page can be tested on it.

``gunicorn small_board:server`` serves it; in a test, ``build`` makes one of its own.
"""

import os
from pathlib import Path

import dash
from dash import html
from flask import Flask, Response, jsonify

from serving import bad_requests, bundles, compression, errors, security
from serving.index import THEME_SCRIPT, BoardApp
from serving.warm_up import warm_up

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parents[2] / "assets"


def shell() -> html.Div:
    return html.Div(
        [
            html.Header(html.A("Small board", href="/")),
            html.Div(html.A("New figures — show", href="/"), id="new-figures", hidden=True),
            html.Main(dash.page_container, id="page-content", tabIndex="-1"),
        ]
    )


def build(*, prefix: str = "/", release_file: Path | None = None) -> BoardApp:
    server = Flask("small_board", static_folder=None)
    compression.init_app(server, prefix=prefix)
    security.init_app(server)
    errors.init_app(server, prefix=prefix)
    bundles.init_app(server, prefix=prefix)

    @server.get(f"{prefix}api/v1/release")
    def release() -> Response:
        return jsonify(release_id=release_file.read_text() if release_file else "release-1")

    app = BoardApp(
        "small_board",
        server=server,
        use_pages=True,
        pages_folder=str(HERE / "small_pages"),
        assets_folder=str(ASSETS),
        assets_ignore=rf"^{THEME_SCRIPT}$",
        url_base_pathname=prefix,
        title="Small board",
        description="A board for tests",
        update_title=None,
        include_pages_meta=False,
        health_endpoint="health",
        suppress_callback_exceptions=True,
        add_log_handler=False,
    )
    app.layout = shell
    app.init_icon()
    bad_requests.init_app(app, prefix=prefix)
    warm_up(app)
    security.set_policy(app, frame_ancestors="'none'")
    return app


if "SMALL_BOARD_RELEASE" in os.environ:
    server = build(release_file=Path(os.environ["SMALL_BOARD_RELEASE"])).server
