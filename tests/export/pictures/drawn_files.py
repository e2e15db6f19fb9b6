"""What every drawn file must be, whatever it shows."""

from __future__ import annotations

from lxml import etree


def assert_stands_alone(svg: bytes) -> None:
    """An SVG that needs no font and nothing from outside."""
    root = etree.fromstring(svg)
    assert root.tag.endswith("svg")
    assert not list(root.iter("{*}text"))
    assert not list(root.iter("{*}script"))
    for node in root.iter():
        for key, value in node.attrib.items():
            if key.endswith("href"):
                assert value.startswith(("#", "data:")), value
