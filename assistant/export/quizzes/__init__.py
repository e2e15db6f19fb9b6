"""Quizzes as files: a module per format."""
