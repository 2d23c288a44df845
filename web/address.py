"""Where the service is reached from outside."""

import re

from starlette.requests import Request

_HOST = re.compile(r"[A-Za-z0-9.\-]+(:[0-9]{1,5})?|\[[0-9a-fA-F:.]+\](:[0-9]{1,5})?")


def base_of(request: Request, public_url: str) -> str:
    """The set address, or the one that the request came to; without a slash at the end."""
    if public_url:
        return public_url
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):  # a client may say anything; what it says is written into files
        name, port = request.scope.get("server") or ("127.0.0.1", None)
        host = f"{name}:{port}" if port else name
    return f"{request.url.scheme}://{host}{request.scope.get('root_path', '')}"
