"""The socket that the service listens at."""

import errno
import socket


def listen(host: str, port: int) -> socket.socket:
    """A socket at an address, before anything else is started: who comes now waits for the first answer."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        raise CannotListen(host, port, error) from error


class CannotListen(Exception):
    """The address cannot be listened at."""

    def __init__(self, host: str, port: int, error: OSError) -> None:
        if error.errno == errno.EADDRINUSE:
            super().__init__(
                f"Port {port} of {host} is taken. Stop what listens there, or choose another port: "
                f"SAMVERKAN_PORT={port + 1 if port < 65535 else 8000}"
            )
        else:
            super().__init__(f"Cannot listen at port {port} of {host}: {error.strerror or error}")


def url_of(listener: socket.socket) -> str:
    """The address at which it is reached."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
