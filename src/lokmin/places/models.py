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


class Boundary(models.Model):
    """The outline of an area, imported once. `polygons` holds rings of flat whole numbers: x, y, x, y …

    They count hundred-thousandths of a degree. `note` says where the outline comes from and is printed
    beside every map.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    area = models.OneToOneField(Area, models.CASCADE, related_name="+")
    polygons = models.JSONField()
    note = models.CharField(max_length=160)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=120)


class Wording(models.Model):
    """A word for the public, or a message, that a district or a Puskesmas says in its own way (FN 27, 36).

    The words themselves and what they are by default stand in reviewed files: data/wording.csv here, and
    those that other rooms name.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    puskesmas = models.ForeignKey(Puskesmas, models.CASCADE, null=True, related_name="+")
    district = models.ForeignKey(Area, models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=24)
    text = models.CharField(max_length=700)
    text_en = models.CharField(max_length=700, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("puskesmas", "key"), name="one_word_a_puskesmas"),
            models.UniqueConstraint(fields=("district", "key"), name="one_word_a_district"),
            models.CheckConstraint(
                condition=models.Q(puskesmas__isnull=False, district__isnull=True)
                | models.Q(puskesmas__isnull=True, district__isnull=False),
                name="wording_of_one",
            ),
        )
