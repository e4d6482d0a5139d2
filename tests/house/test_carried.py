"""Every table stands once in the list of what a hall package carries, and every key has its rule."""

from django.db import models

from lokmin.exchange.rules import carried
from tests.house.test_tables import our_models

LISTED = (*carried.OUT, *carried.BOTH, *carried.BACK, *carried.LEFT)
MODELS = {model._meta.label: model for model in our_models()}


def test_every_table_is_carried_or_left_for_a_reason():
    assert sorted(LISTED) == sorted(MODELS), (
        "say in exchange/rules/carried.py what a hall package does with it"
    )
    assert all(carried.LEFT.values())


def test_what_comes_back_points_only_to_what_came_before_it():
    order = [*carried.OUT, *carried.BOTH, *carried.BACK]
    late = [
        f"{label} before {other}"
        for label in carried.RETURNING
        for other in pointed(MODELS[label])
        if order.index(other) > order.index(label)
    ]
    assert not late


def pointed(model: type[models.Model]) -> list[str]:
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [field.related_model._meta.label for field in fields if field.is_relation]


def keys(model: type[models.Model]) -> list[tuple[str, ...]]:
    """What is unique in a table besides its id."""
    single = [(f.name,) for f in model._meta.concrete_fields if f.unique and not f.primary_key]
    return single + [
        tuple(c.fields) for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)
    ]


def test_every_key_of_a_table_that_comes_back_has_its_rule():
    bare = []
    for label in carried.RETURNING:
        rules = [*carried.TWINS.get(label, ())]
        for table in (carried.NUMBERED, carried.GIVEN_UP):
            if label in table:
                field, within = table[label]
                rules.append((*within, field))
        found = [set(rule) for rule in rules]
        bare += [f"{label}: {key}" for key in keys(MODELS[label]) if set(key) not in found]
    assert not bare, "\n".join(bare)


def test_the_rules_name_no_key_that_is_gone():
    gone = [
        f"{label}: {rule}"
        for label, rules in carried.TWINS.items()
        for rule in rules
        if set(rule) not in [set(key) for key in keys(MODELS[label])]
    ]
    assert not gone


def test_a_key_with_a_condition_says_which():
    conditional = {
        (label, tuple(c.fields), *_condition(c))
        for label in carried.TWINS
        for c in MODELS[label]._meta.constraints
        if isinstance(c, models.UniqueConstraint)
        and c.condition is not None
        and tuple(c.fields) in carried.TWINS[label]
    }
    said = {
        (label, fields, field.removesuffix("_id"), value)
        for label, rules in carried.ONLY_WHILE.items()
        for fields, (field, value) in rules.items()
    }
    assert conditional == said


def _condition(constraint: models.UniqueConstraint) -> tuple[str, str | None]:
    """The field of a condition and the value that it must have."""
    ((field, value),) = constraint.condition.children
    return field, None if value is None else str(value)


def test_rows_that_are_alike_are_told_by_fields_of_their_table():
    for label, rules in carried.ALIKE.items():
        assert label in carried.RETURNING
        for fields, only in rules:
            assert set(fields) <= {f.name for f in MODELS[label]._meta.concrete_fields}, label
            assert set(only) <= {f.attname for f in MODELS[label]._meta.concrete_fields}, label


def test_every_name_of_a_file_is_a_field_of_its_table():
    for label, name in carried.NAMES_A_FILE:
        assert name in {f.attname for f in MODELS[label]._meta.concrete_fields}
