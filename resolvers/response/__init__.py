"""What a response looks like, and how rows become it."""
