"""How the evidence gate was learned, and what it reaches: data, scripts, tables."""
