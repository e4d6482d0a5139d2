"""A server that answers `here`. Argument: the port. test_serving.py runs this file and kills it."""

import sys

from lokmin.web import serving


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"here"]


if __name__ == "__main__":
    sys.exit(serving.serve("127.0.0.1", int(sys.argv[1]), application="tests.web.killed_server:application"))
