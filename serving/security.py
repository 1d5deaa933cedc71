"""Security headers, and a content security policy that allows the app's own scripts and nothing else."""

from dash import Dash
from flask import Flask, Response

_POLICY = "CONTENT_SECURITY_POLICY"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def policy(*, script_hashes: tuple[str, ...], frame_ancestors: str) -> str:
    """The content security policy. Inline styles are allowed because plotly.js draws with them; inline scripts only by their hash."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *script_hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {frame_ancestors}",
        )
    )


def init_app(server: Flask) -> None:
    """Add the headers to every answer, and the policy to every HTML document."""

    @server.after_request
    def secure(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if response.mimetype == "text/html":
            response.headers["Content-Security-Policy"] = server.config[_POLICY]
        return response


def set_policy(app: Dash, *, frame_ancestors: str) -> None:
    """Fix the policy, after warm-up: Dash Pages registers an inline script in the first request, and earlier hashes would miss it."""
    app.server.config[_POLICY] = policy(script_hashes=tuple(app.csp_hashes()), frame_ancestors=frame_ancestors)
