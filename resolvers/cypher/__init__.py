"""Blocks as one statement in Cypher.

names        its variables and parameters
scope        what is bound at a place of it
ties         who works with whom
clause       MATCH
expression   values, conditions, and what lies beside a node
page         order, cursors, limits
column       records
statement    branches, and all of them as one

Each file imports only those above it.
"""
