"""One reader per file format, from bytes to pages of text.

The readers of formats that strangers can booby-trap (PDF, DOCX, HTML) run in a child process of
their own (``python -m assistant.reading.readers``), see ``assistant.reading.sandbox``; text and
markdown do not need one. Nothing here may import a heavy library: the child must start at once.
"""
