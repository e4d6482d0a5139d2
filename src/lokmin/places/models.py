"""Areas with their national codes, Puskesmas, and which villages each one serves."""

from django.db import models

from lokmin.basics.ids import new_id
from lokmin.basics.words import mark


class AreaKind(models.TextChoices):
    """The reporting areas of the country, from the province down to the posyandu."""

    PROVINCE = "province", mark("Provinsi")
    DISTRICT = "district", mark("Kabupaten")
    CITY = "city", mark("Kota")
    KECAMATAN = "kecamatan", mark("Kecamatan")
    DESA = "desa", mark("Desa")
    KELURAHAN = "kelurahan", mark("Kelurahan")
    RW = "rw", mark("RW")
    DUSUN = "dusun", mark("Dusun")
    POSYANDU = "posyandu", mark("Posyandu")


class Area(models.Model):
    """A place. `id` follows from the Kemendagri code where there is one, so it is the same everywhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=20, null=True, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=AreaKind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    head_title = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("code", "name", "id")

    def __str__(self) -> str:
        return self.name


class Puskesmas(models.Model):
    """A community health centre, by its 7-digit ministry code."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=7, unique=True)
    old_code = models.CharField(max_length=16, blank=True)
    name = models.CharField(max_length=120)
    kecamatan = models.ForeignKey(Area, models.PROTECT, related_name="+")
    district = models.ForeignKey(Area, models.PROTECT, related_name="+")
    zone = models.CharField(max_length=4, default="WIB")
    address = models.CharField(max_length=200, blank=True)
    example = models.BooleanField(default=False)
    clock_date = models.DateField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class Catchment(models.Model):
    """An area served by a Puskesmas; a catchment is a set of villages, not a kecamatan."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    puskesmas = models.ForeignKey(Puskesmas, models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "area__code", "id")
        constraints = (models.UniqueConstraint(fields=("puskesmas", "area"), name="one_catchment_row"),)
