"""One web process of the local run: uvicorn on the socket that the launcher opened and handed down.

Several share the socket, as uvicorn's own workers would, without the memory of its supervisor and its helper: the
launcher already watches its children. (`uvicorn --fd` takes any socket for a Unix one and leaves Nagle's delay on.)
"""

import socket
import sys

import uvicorn


def main(descripteur: int) -> None:
    config = uvicorn.Config(
        "labo.asgi:application",
        access_log=False,
        log_level="warning",
        proxy_headers=False,  # nobody stands before the local run whose word on addresses could be taken
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=descripteur)])


if __name__ == "__main__":
    main(int(sys.argv[1]))
