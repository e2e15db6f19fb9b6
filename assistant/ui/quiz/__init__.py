"""The page that asks a class."""
