"""A made-up nation: what there is in it, drawn by chance; `graph_seed/generate.py` writes it down."""
