"""Scores the assistant on a set of questions."""
