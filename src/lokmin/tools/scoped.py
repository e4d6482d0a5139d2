"""Tables that belong to a Puskesmas or a kecamatan: a read that names no scope raises."""

from typing import Any, ClassVar, NoReturn, Self

from django.db import models

from lokmin.basics.ids import new_id
from lokmin.basics.scope import Scope


class ScopeMissing(RuntimeError):
    """A fault of the house: somebody read a scoped table without saying for whom."""


class ScopedManager(models.Manager[Any]):
    """Opens only with `within(scope)`; everything else raises `ScopeMissing`."""

    def get_queryset(self) -> NoReturn:
        raise ScopeMissing(f"{self.model.__name__}.objects needs within(scope)")

    def within(self, scope: Scope) -> models.QuerySet[Any]:
        """The rows that `scope` may see."""
        rows = models.QuerySet(self.model, using=self._db)
        return rows.filter(self.model.scope_filter(scope))


class WrittenOnce(models.Model):
    """A row that is written once: changing it is a fault of the house."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is written once")
        super().save(*args, **kwargs)


class Plain(models.Model):
    """A fact that everybody may read, such as an area or an indicator."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Scoped(models.Model):
    """A row of one Puskesmas. `scope_path` is the way from the row to its Puskesmas."""

    scope_path: ClassVar[str] = "puskesmas"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    objects = ScopedManager()
    unscoped = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"
        default_manager_name = "unscoped"

    @classmethod
    def scope_filter(cls, scope: Scope) -> models.Q:
        return models.Q(**{f"{cls.scope_path}__in": scope.puskesmas_ids})

    @classmethod
    def add(cls, **values: Any) -> Self:
        """Insert a row; only actions call this, after their checks."""
        row = cls(**values)
        row.save(force_insert=True)
        return row


class OfKecamatan(Scoped):
    """A row that all Puskesmas of a kecamatan share, such as an institution."""

    scope_path: ClassVar[str] = "kecamatan"

    class Meta(Scoped.Meta):
        abstract = True

    @classmethod
    def scope_filter(cls, scope: Scope) -> models.Q:
        return models.Q(**{f"{cls.scope_path}__in": scope.kecamatan_ids})
