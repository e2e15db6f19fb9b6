"""What a brief says, read from its words: facts, amounts, dates, offers and what is denied."""
