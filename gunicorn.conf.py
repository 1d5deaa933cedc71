"""How gunicorn serves the app. ``PORT`` and ``WEB_CONCURRENCY`` are the two settings that hosts set by themselves."""

import os
from pathlib import Path
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT', '8050')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
worker_class = "gthread"
timeout = 60  # seconds
graceful_timeout = 30
keepalive = 5
max_requests = 2000  # a worker starts afresh after so many requests, so that memory cannot creep
max_requests_jitter = 200
preload_app = True  # warmed up once, before the fork; no connection and no thread is opened until then
control_socket_disable = True
accesslog = "-"
access_log_format = '%(h)s "%(r)s" %(s)s %(b)s %(M)sms'
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
if Path("/dev/shm").is_dir():  # noqa: S108 - in memory, so that a slow disk cannot stop a worker's heartbeat
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def post_worker_init(worker: Any) -> None:
    """Let each worker open the figures before its first visitor asks for them. Without figures it serves all the same."""
    from settings import Settings  # noqa: PLC0415 - gunicorn puts this folder on the path after it has read its configuration

    prefix = Settings.from_env().prefix
    with worker.wsgi.test_client() as client:
        client.get(f"{prefix}ready")
