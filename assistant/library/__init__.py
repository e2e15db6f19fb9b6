"""What was added, kept and indexed: the record is the truth, indexes are made from it."""
