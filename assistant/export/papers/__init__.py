"""Papers as files: DOCX, PDF, Markdown."""
