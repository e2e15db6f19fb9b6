"""Questions as people type them, each with the words of a law or a report that answer it."""
