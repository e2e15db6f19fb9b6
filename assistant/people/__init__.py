"""Who uses the assistant: roles and rights, links that share, the log of what was done."""
