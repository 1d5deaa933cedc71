import gzip
import json
from pathlib import Path

import brotli
import pytest
from flask import Flask
from plotly.offline import get_plotlyjs_version

from serving import bundles

ROOT = Path(__file__).resolve().parents[3]
ADDRESSES = (
    "/_dash-component-suites/plotly/package_data/plotly.min.js",
    "/_dash-component-suites/plotly/package_data/plotly.min.v7_1_0m1795305597.js",
)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    file = tmp_path / "plotly-basic.min.js"
    file.write_text("/* licence */ basic();" * 100)
    return file


def serve(bundle: Path) -> Flask:
    server = Flask("bundles", static_folder=None)

    @server.get("/<path:path>")
    def full(path: str) -> str:
        return "full"

    bundles.init_app(server, prefix="/", bundle=bundle)
    return server


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_small_bundle_stands_at_plotlys_address(bundle: Path, address: str) -> None:
    bundles.pack(bundle)
    client = serve(bundle).test_client()
    for encoding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        answer = client.get(address, headers={"Accept-Encoding": encoding})
        assert answer.headers["Content-Encoding"] == encoding
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert unpack(answer.data) == bundle.read_bytes()
    plain = client.get(address)
    assert plain.data == bundle.read_bytes()
    assert client.get(address, headers={"If-None-Match": plain.headers["ETag"]}).status_code == 304


def test_an_unpacked_bundle_is_served_plain(bundle: Path) -> None:
    answer = serve(bundle).test_client().get(ADDRESSES[0], headers={"Accept-Encoding": "br, gzip"})
    assert answer.data == bundle.read_bytes()
    assert "Content-Encoding" not in answer.headers


def test_other_addresses_are_left_alone(bundle: Path) -> None:
    assert serve(bundle).test_client().get("/_dash-component-suites/plotly/package_data/other.js").data == b"full"


def test_without_the_bundle_the_full_one_is_served(tmp_path: Path) -> None:
    assert serve(tmp_path / "missing.js").test_client().get(ADDRESSES[0]).data == b"full"


def test_npms_plotly_is_the_wheels() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]["plotly.js-basic-dist-min"]
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]["node_modules/plotly.js-basic-dist-min"]["version"]
    assert wanted == locked == get_plotlyjs_version()
