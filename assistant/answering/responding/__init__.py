"""Answers other than a single question's: summaries, comparisons, changes, offers, the library."""
