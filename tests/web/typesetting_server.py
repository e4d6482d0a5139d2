"""What the demo does, small: typeset a paper, then serve in the same process. Argument: the port.

Each request typesets a paper of its own. test_serving.py runs this file.
"""

import sys

from lokmin.papers.rules import pdf
from lokmin.web.serving import serve
from tests.papers import samples


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "application/pdf")])
    return [pdf.render(samples.invitation())]


if __name__ == "__main__":
    pdf.render(samples.invitation())
    sys.exit(serve("127.0.0.1", int(sys.argv[1]), application="tests.web.typesetting_server:application"))
