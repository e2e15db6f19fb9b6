"""Slides as PPTX."""
