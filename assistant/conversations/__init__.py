"""Conversations that last: what was asked and answered, and what readers thought of it."""
