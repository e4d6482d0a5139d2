"""From an Ibis expression to SQL text, with two things Ibis has no word for: exact quotient and 64-bit sums.

Ibis divides integers through floating point, and PostgreSQL adds 64-bit integers to a `numeric`. Both would
make a rank depend on rounding, so the expression uses `quotient()` and `whole()`, which become the engine's
own integer division and a cast. Nothing here is imported before the first number is asked for (0.5 s).
"""

from collections import Counter
from typing import Any

DIALECTS = ("sqlite", "postgres", "duckdb")
_QUOTIENT = "lokmin_quotient"
_NUMBERS = {"month": "987654301", "until": "987654302"}
_WORDS = {"same_below": "#same_below#", "same_above": "#same_above#"}


def slot(name: str) -> Any:
    """A value known only when asked: Ibis has no bound parameters, so the text keeps a mark for it."""
    import ibis

    return ibis.literal(int(_NUMBERS[name]), "int64") if name in _NUMBERS else ibis.literal(_WORDS[name])


def fill(text: str, *, month: int, until: int, same_below: str, same_above: str) -> str:
    """The compiled text with its marks replaced; numbers are integers and words come from `Status`."""
    for name, number in {"month": month, "until": until}.items():
        text = text.replace(_NUMBERS[name], str(int(number)))
    return text.replace(_WORDS["same_below"], same_below).replace(_WORDS["same_above"], same_above)


def quotient(left: Any, right: Any) -> Any:
    """Integer division, truncated towards zero, without leaving the integers."""
    return _quotient_function()(left, right)


def half_even(value: Any, by: Any) -> Any:
    """value / by (positive), rounded to the nearest whole number, a half to the even one."""
    import ibis

    size = value.abs()
    down = quotient(size, by)
    rest = 2 * (size - down * by)
    up = ibis.cases((rest > by, 1), (rest == by, down % 2), else_=0)
    return (down + up) * ibis.ifelse(value < 0, -1, 1)


def whole(value: Any) -> Any:
    """The value as a 64-bit integer, also where the engine made it wider."""
    import ibis.expr.operations as ops

    return ops.Cast(value, to="int64").to_expr()


def compile_sql(expression: Any, dialect: str) -> str:
    """The expression as one SELECT of that engine, percent signs included as they are."""
    import ibis
    import sqlglot
    from sqlglot import exp
    from sqlglot.optimizer.eliminate_subqueries import eliminate_subqueries

    tree = sqlglot.parse_one(str(ibis.to_sql(expression, dialect=dialect)), dialect=dialect)

    def divide(node: exp.Expression) -> exp.Expression:
        if not (isinstance(node, exp.Anonymous) and node.name.lower() == _QUOTIENT):
            return node
        left, right = (exp.paren(part.copy()) for part in node.expressions)
        if dialect == "duckdb":
            return exp.IntDiv(this=left, expression=right)
        return exp.Div(this=left, expression=right, typed=True, safe=dialect == "sqlite")

    while tree.find(exp.Anonymous):
        before, tree = tree.sql(dialect), tree.transform(divide)
        if tree.sql(dialect) == before:
            break
    return str(_hinted(eliminate_subqueries(tree)).sql(dialect=dialect, pretty=True))


def _hinted(tree: Any) -> Any:
    """Each named part is kept when read twice and melted into its reader when read once.

    Flat parts instead of nested ones, because SQLite's parser stops at a nesting of 100; said in words,
    because SQLite would otherwise count the readers of a part's readers too, and store every step.
    """
    from sqlglot import exp

    used = Counter(table.name for table in tree.find_all(exp.Table))
    for part in tree.find_all(exp.CTE):
        part.set("materialized", used[part.alias] > 1)
    return tree


def _quotient_function() -> Any:
    import ibis

    global _function
    if _function is None:

        @ibis.udf.scalar.builtin(name=_QUOTIENT)
        def lokmin_quotient(left: int, right: int) -> int:  # type: ignore[empty-body]
            ...

        _function = lokmin_quotient
    return _function


_function: Any = None
