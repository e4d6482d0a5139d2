"""From an Ibis expression to SQL text, with two things Ibis has no word for: exact quotient and 64-bit sums.

Ibis divides integers through floating point, and PostgreSQL adds 64-bit integers to a `numeric`. Both would
make a rank depend on rounding, so the expression uses `quotient()` and `whole()`, which become the engine's
own integer division and a cast. Nothing here is imported before the first number is asked for (0.5 s).
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

DIALECTS = ("sqlite", "postgres", "duckdb")
AT = {"now": "#now#", "before": "#before#", "earlier": "#earlier#"}  # months in the name of a column
_QUOTIENT = "lokmin_quotient"
_NUMBERS = {
    "month": "987654301",
    "until": "987654302",
    "now": "987654303",  # the month asked for, as a set of months
    "before": "987654304",  # the month before it
    "upto": "987654305",  # all months from January to it
}


def slot(name: str) -> Any:
    """A number known only when asked: Ibis has no bound parameters, so the text keeps a mark for it."""
    import ibis

    return ibis.literal(int(_NUMBERS[name]), "int32" if name in AT or name == "upto" else "int64")


def fill(text: str, *, month: int, until: int) -> str:
    """The compiled text with its marks replaced, by integers only."""
    months = {"now": month, "before": month - 1, "earlier": max(0, month - 2)}
    for name, mark in AT.items():
        text = text.replace(mark, str(int(months[name])))
    sets = {"now": 1 << month, "before": 1 << month - 1, "upto": (2 << month) - 2}
    for name, mark in _NUMBERS.items():
        text = text.replace(mark, str(int({"month": month, "until": until, **sets}[name])))
    return text


def bit(condition: Any) -> Any:
    """A condition as 0 or 1, unknown as 0."""
    import ibis

    return ibis.ifelse(condition, ibis.literal(1, "int32"), ibis.literal(0, "int32"))


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


def compile_sql(expression: Any, dialect: str, shapes: Mapping[str, Mapping[str, str]]) -> str:
    """The expression as one SELECT of that engine, percent signs included as they are.

    `shapes` are the columns of the relations. An engine prepares the text for each question anew, which costs
    as much as answering it for fifteen villages: so steps are melted together, and nothing is handed on that
    no later step reads.
    """
    import ibis
    import sqlglot
    from sqlglot import exp
    from sqlglot.optimizer.eliminate_subqueries import eliminate_subqueries
    from sqlglot.optimizer.merge_subqueries import merge_subqueries
    from sqlglot.optimizer.qualify import qualify

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
    schema = {f"pws_{name}": dict(shape) for name, shape in shapes.items()}
    flat = qualify(eliminate_subqueries(tree), schema=schema, dialect=dialect, expand_alias_refs=False)
    lean = _pruned(merge_subqueries(flat, leave_tables_isolated=True))
    return str(_hinted(lean).sql(dialect=dialect, pretty=True))


def _pruned(tree: Any) -> Any:
    """Every named part without the columns that no later part reads; parts stand before their readers."""
    from sqlglot import exp

    parts = {part.alias: part.this for part in tree.ctes}
    read: dict[str, set[str]] = {name: set() for name in parts}

    def note(select: Any) -> None:
        tables = {table.alias_or_name: table.name for table in select.find_all(exp.Table)}
        for column in select.find_all(exp.Column):
            read.setdefault(tables.get(column.table, ""), set()).add(column.name)

    body = tree.copy()
    body.ctes[0].parent.pop()
    note(body)
    for name, part in reversed(parts.items()):
        selects = _selects(part)
        if not any(select.args.get("distinct") for select in selects):
            wanted = [n for n, each in enumerate(selects[0].selects) if each.alias_or_name in read[name]]
            for select in selects:
                select.set("expressions", [select.selects[n] for n in wanted or [0]])
        for select in selects:
            note(select)
    return tree


def _selects(part: Any) -> list[Any]:
    """The SELECTs of a part: one, or those that are laid under each other."""
    from sqlglot import exp

    return _selects(part.left) + _selects(part.right) if isinstance(part, exp.SetOperation) else [part]


def _hinted(tree: Any) -> Any:
    """Each named part is kept when read twice and melted into its reader when read once.

    Flat parts instead of nested ones, because SQLite's parser stops at a nesting of 100; said in words,
    because SQLite would otherwise count the readers of a part's readers too, and store every step. A part
    that only picks columns of a relation, or lays others under each other, is never kept.
    """
    from sqlglot import exp

    parts = {part.alias: part for part in tree.find_all(exp.CTE)}
    used = Counter(table.name for table in tree.find_all(exp.Table))
    for name, part in reversed(parts.items()):
        is_kept = used[name] > 1 and not _adds_nothing(part.this)
        part.set("materialized", is_kept)
        if used[name] > 1 and not is_kept:
            for table in part.find_all(exp.Table):
                used[table.name] += used[name] - 1
    return tree


def _adds_nothing(select: Any) -> bool:
    """Whether a SELECT hands over what it reads: columns of a relation, all of one part, or of several."""
    from sqlglot import exp

    if isinstance(select, exp.SetOperation):
        return _adds_nothing(select.left) and _adds_nothing(select.right)
    clauses = {name for name, value in select.args.items() if value}
    if not clauses <= {"kind", "expressions", "from_", "from"}:
        return False
    of_relation = select.find(exp.Table).name.startswith("pws_")
    return bool(select.is_star) or (
        of_relation and all(isinstance(each.unalias(), exp.Column) for each in select.selects)
    )


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
