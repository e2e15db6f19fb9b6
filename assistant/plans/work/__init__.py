"""The work of a plan: activities made of goal and offers, from which all its tables are read."""
