"""Doors for other programs: HTTP, in our form and in OpenAI's, and Model Context Protocol."""
