"""Lessons: a request in, material with a checked quiz out."""
