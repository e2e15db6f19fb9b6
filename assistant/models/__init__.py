"""Encoders, chat models and prompts: each kind of model behind one function."""
