"""Numbers alone: how groups become links, and what network analysis computes of these."""
