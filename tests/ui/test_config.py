from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "enableCORS", True),
        ("server", "enableXsrfProtection", True),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),
    ],
)
def test_the_app_is_private_by_default(section, option, value):
    assert CONFIG[section][option] == value


def test_every_font_is_shipped_with_its_licence():
    for face in CONFIG["theme"]["fontFaces"]:
        font = ROOT / face["url"].removeprefix("app/")
        assert font.read_bytes().startswith(b"wOF2")
    assert "SIL OPEN FONT LICENSE" in (ROOT / "static" / "Sarabun-OFL.txt").read_text("utf-8")
