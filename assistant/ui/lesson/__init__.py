"""The page that builds lessons."""
