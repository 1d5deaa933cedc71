"""The pages for what we cannot answer: each says what happened and what to do; a fault has a reference that is in the log."""

import secrets

from flask import Flask, Response, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from board.release import NoFiguresError

_DOCUMENT = Markup("""<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading}</title>
<style>body {{font: 1.125rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem;
color: #1b1f24; background: #fff}}</style></head>
<body><main id="page-content"><h1>{heading}</h1>
<p>{happened}</p>
<p>{advice}</p>
<p><a href="{home}">Go to the home page</a></p></main></body></html>
""")


def init_app(server: Flask, *, prefix: str) -> None:
    """Answer an unexpected error, and a product without figures, with a page, or with a line of text where a script asked."""

    def answer(status: int, *, heading: str, happened: str, advice: str) -> Response:
        if request.method == "GET" and request.accept_mimetypes.accept_html:
            document = _DOCUMENT.format(heading=heading, happened=happened, advice=advice, home=prefix)
            return Response(document, status=status, mimetype="text/html")
        return Response(f"{heading}. {happened} {advice}\n", status=status, mimetype="text/plain")

    @server.errorhandler(500)
    def failed(_error: HTTPException) -> Response:
        reference = secrets.token_hex(4)
        server.logger.error("Reference %s: %s %s failed", reference, request.method, request.path)
        return answer(
            500,
            heading="This page could not be shown",
            happened="The fault is ours, and it has been written to the log. No figure was changed.",
            advice=f"Try the page again in a minute. If it still fails, tell whoever runs this service the reference {reference}.",
        )

    @server.errorhandler(NoFiguresError)
    def nothing_loaded(_error: NoFiguresError) -> Response:
        return answer(
            503,
            heading="No figures are loaded yet",
            happened="The service runs, and has nothing to show until figures are published.",
            advice="Whoever runs it can load the bundled ones with: python -m data_loaders load --bundled",
        )
