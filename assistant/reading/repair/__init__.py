"""Mends what a PDF extractor did to Thai letters, rule by rule, counted."""
