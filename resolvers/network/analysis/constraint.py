"""Burt's constraint. The libraries have none, or have it under a licence that ours does not allow."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from resolvers.network.analysis.links import Links

_BLOCK = 256
"""Rows of a matrix that are multiplied at a time."""


def constraint(nodes: int, links: Links) -> Sequence[float | None]:
    """Row by row: (share of i · (1 + Σ over common neighbours q of i and j of the share of q))², summed over j."""
    ends = (np.concatenate((links.source, links.target)), np.concatenate((links.target, links.source)))
    beside = sparse.csr_array((np.ones(2 * links.number), ends), (nodes, nodes))
    degrees = links.degrees(nodes)
    shares = 1.0 / np.maximum(degrees, 1)
    shared = sparse.diags_array(shares) @ beside
    found: list[float] = []
    for first in range(0, nodes, _BLOCK):
        rows = beside[first : first + _BLOCK]
        terms = (rows + (rows @ shared).multiply(rows)).tocsr()
        terms.data **= 2
        sums = np.asarray(terms.sum(axis=1)).ravel() * shares[first : first + _BLOCK] ** 2
        found += sums.tolist()
    return [value if degree else None for value, degree in zip(found, degrees, strict=True)]
