"""Priority and the healthy family index once more, slow and obviously right; nothing is shared with src."""

from fractions import Fraction


def usg(scores, combine="sum"):
    return _joined([scores["U"], scores["S"], scores["G"]], combine)


def carl(scores, combine="product"):
    return _joined([scores["C"], scores["A"], scores["R"], scores["L"]], combine)


def _joined(numbers, combine):
    result = Fraction(0) if combine == "sum" else Fraction(1)
    for number in numbers:
        result = result + number if combine == "sum" else result * number
    return result


def mcua(scores, weights):
    result = Fraction(0)
    for name, score in scores.items():
        result += (weights[name] if name in weights else 1) * score
    return result


def hanlon(scores, formula):
    a, b, c = scores["A"], scores["B"], scores["C"]
    rating = {"(A+B)C": (a + b) * c, "(A+B)C/3": (a + b) * c / 3, "(A+2B)C": (a + b + b) * c}[formula]
    for answer in ("P", "E", "A2", "R", "L"):
        if scores.get(answer, 1) == 0:
            return Fraction(0)
    return rating


def over_raters(ratings, how, vetoes=()):
    """One score a criterion: added up, divided when the mean is asked; a veto counts when one said no."""
    result = {}
    for name in ratings[0]:
        values = [rating[name] for rating in ratings]
        if name in vetoes:
            result[name] = Fraction(0) if Fraction(0) in values else Fraction(1)
        else:
            added = Fraction(0)
            for value in values:
                added += value
            result[name] = added / len(values) if how == "mean" else added
    return result


def placed(totals):
    """Rank and tie of each problem: how many are above it, and whether another stands level."""
    answer = {}
    for problem, total in totals.items():
        above = len([other for other in totals.values() if other > total])
        level = len([other for other in totals.values() if other == total])
        answer[problem] = (above + 1, level > 1)
    return answer


def family(answers):
    """Index and class of twelve answers."""
    yes = len([answer for answer in answers if answer == "Y"])
    no = len([answer for answer in answers if answer == "T"])
    if yes + no == 0:
        return None, None
    index = Fraction(yes, yes + no)
    if index > Fraction("0.8"):
        return index, "sehat"
    return index, "pra-sehat" if index >= Fraction("0.5") else "tidak sehat"


def village(families):
    """Healthy over assessed, and the mean of the indices."""
    known = [family(answers) for answers in families if family(answers)[0] is not None]
    if not known:
        return None, None
    healthy = len([1 for _index, kind in known if kind == "sehat"])
    return Fraction(healthy, len(known)), sum(index for index, _kind in known) / len(known)
