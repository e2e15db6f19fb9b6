"""Brief in, network plan out: read, decide by rules, source each statement, lay out the parts."""
