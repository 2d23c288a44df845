"""The address of a licence's text, by its SPDX identifier."""

import re

_CREATIVE_COMMONS = re.compile(r"CC-(?P<terms>BY(?:-NC)?(?:-ND|-SA)?)-(?P<version>[1-4]\.[05])")
_PUBLIC_DOMAIN = {
    "CC0-1.0": "http://creativecommons.org/publicdomain/zero/1.0/",
    "CC-PDDC": "http://creativecommons.org/licenses/publicdomain/",
}


def licence_url(spdx: str) -> str:
    """`CC-BY-4.0` → http://creativecommons.org/licenses/by/4.0/, the name by which data portals know it."""
    if spdx in _PUBLIC_DOMAIN:
        return _PUBLIC_DOMAIN[spdx]
    if found := _CREATIVE_COMMONS.fullmatch(spdx):
        return f"http://creativecommons.org/licenses/{found['terms'].lower()}/{found['version']}/"
    return f"https://spdx.org/licenses/{spdx}.html"
