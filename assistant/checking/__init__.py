"""Whether a sentence is carried by its quotation: one check for answers, plans and lessons."""
