"""The keys of two browsers, as their cookies hold them."""

ONE, OTHER = "1" * 32, "2" * 32
