"""A page as it looks, beside the text that was made of it."""
