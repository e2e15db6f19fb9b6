"""Quizzes: items made from what the library carries, each proved before it is shown."""
