"""How the built-in encoder's network is joined, without its weights."""
