"""The parts of a plan, each a function from what is drafted from to a Part."""
