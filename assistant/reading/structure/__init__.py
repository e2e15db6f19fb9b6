"""Headings, lists, tables and paragraphs, found in repaired text."""
