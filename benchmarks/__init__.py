"""Measurements against peers and against the encoder's own time; README.md says how to run them."""
