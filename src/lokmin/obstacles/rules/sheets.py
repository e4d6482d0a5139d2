"""What is typed from a paper sheet: one short text a problem, such as `543` or `5 4 3`."""

import re

from lokmin.basics.refusal import Refusal
from lokmin.obstacles.rules.methods import Method
from lokmin.obstacles.rules.problems import check_points


def points_of(text: str, method: Method) -> dict[str, int]:
    """The points in the order of the criteria. Digits may stand together where every value has one digit."""
    codes = [criterion.code for criterion in method.every]
    single = all(criterion.board[1] <= 9 for criterion in method.every)
    parts = re.findall(r"\d" if single else r"\d+", text)
    if len(parts) != len(codes) or re.search(r"[^\d\s.,;·/-]", text):
        raise Refusal("obstacles.cell", n=len(codes), criteria=", ".join(codes))
    points = {code: int(part) for code, part in zip(codes, parts, strict=True)}
    check_points(method, points)
    return points


def text_of(points: dict[str, int], method: Method) -> str:
    """The same the other way round, as the page shows what is kept."""
    values = [str(points[criterion.code]) for criterion in method.every if criterion.code in points]
    return ("" if all(len(value) == 1 for value in values) else " ").join(values)
