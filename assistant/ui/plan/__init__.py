"""The pages that draft and check plans."""
