"""The page that shows what somebody shares, to be read and not changed."""
