"""The page for a fault of ours: it says what happened, what to do, and a reference that is in the log."""

import secrets

from flask import Flask, Response, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

_DOCUMENT = Markup("""<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>This page could not be shown</title>
<style>body {{font: 1.125rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem;
color: #1b1f24; background: #fff}}
</style></head>
<body><main id="page-content"><h1>This page could not be shown</h1>
<p>The fault is ours, and it has been written to the log. No figure was changed.</p>
<p>Try the page again in a minute. If it still fails, tell whoever runs this service the reference <strong>{reference}</strong>.</p>
<p><a href="{home}">Go to the home page</a></p></main></body></html>
""")


def init_app(server: Flask, *, prefix: str) -> None:
    """Answer an unexpected error with a page, or with a line of text where a script asked."""

    @server.errorhandler(500)
    def failed(_error: HTTPException) -> Response:
        reference = secrets.token_hex(4)
        server.logger.error("Reference %s: %s %s failed", reference, request.method, request.path)
        if request.method == "GET" and request.accept_mimetypes.accept_html:
            return Response(_DOCUMENT.format(reference=reference, home=prefix), status=500, mimetype="text/html")
        return Response(f"This could not be done; the fault is ours. Reference {reference}\n", status=500, mimetype="text/plain")
