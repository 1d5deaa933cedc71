"""Wellboard: the app that gunicorn serves (``gunicorn app:server --config gunicorn.conf.py``)."""

import logging
import sys

from dash import Dash
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from board import cache
from board.release import current_release
from components import shell
from exports import file_routes, report_routes, routes
from serving import bad_requests, bundles, compression, errors, security, state
from serving.index import THEME_SCRIPT, BoardApp
from serving.warm_up import warm_up
from settings import ROOT, VERSION, SettingError, Settings

LARGEST_REQUEST = 1_048_576  # bytes; no page posts more than its address


def create_app(settings: Settings) -> Dash:
    """Put the app together and warm it up. Every process that serves calls this once, before its threads start."""
    server = Flask(__name__, static_folder=None)
    server.config.update(SECRET_KEY=settings.secret_key, MAX_CONTENT_LENGTH=LARGEST_REQUEST)
    if settings.behind_proxy:
        server.wsgi_app = ProxyFix(server.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    cache.init_app(server, directory=settings.home / "cache")
    compression.init_app(server, prefix=settings.prefix)
    security.init_app(server)
    errors.init_app(server, prefix=settings.prefix)
    bundles.init_app(server, prefix=settings.prefix)
    routes.register(server, prefix=settings.prefix)
    file_routes.register(server, prefix=settings.prefix)
    report_routes.register(server, prefix=settings.prefix)
    state.init_app(server, prefix=settings.prefix, version=VERSION, current_release=current_release)
    app = _dash(server, settings)
    bad_requests.init_app(app, prefix=settings.prefix)
    warm_up(app)
    security.set_policy(app, frame_ancestors=settings.frame_ancestors)
    return app


def _dash(server: Flask, settings: Settings) -> Dash:
    app = BoardApp(
        __name__,
        server=server,  # type: ignore[arg-type] # Dash's annotation forgets Flask
        use_pages=True,
        pages_folder=str(settings.pages_folder),
        assets_folder=str(ROOT / "assets"),
        assets_ignore=rf"^{THEME_SCRIPT}$",  # the document's head loads it
        url_base_pathname=settings.prefix,
        external_stylesheets=[],
        title="Wellboard",
        description="One scorecard that a health and wellbeing board can trust",
        update_title=None,  # type: ignore[arg-type] # and that None is how the title is left alone
        include_pages_meta=False,
        health_endpoint="health",
        suppress_callback_exceptions=True,  # a page's controls are not in the shell's layout
        add_log_handler=False,
    )
    app.layout = shell.layout
    app.init_icon()
    return app


logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
try:
    app = create_app(Settings.from_env())
except SettingError as error:
    sys.exit(str(error))  # the sentence is enough; a traceback would hide it
server = app.server
