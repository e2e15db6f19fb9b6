"""What all pages use: the session, safe text, the interface texts."""
