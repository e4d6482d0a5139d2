"""Word templates of an office's own."""

from django.db import models

from lokmin.tools.scoped import Scoped


class WordTemplate(Scoped):
    """A Word file that a Puskesmas uses for one kind of paper instead of ours.

    `content` is the file in base64, so that it lies in its row. One that was taken out keeps its row.
    """

    puskesmas = models.ForeignKey("places.Puskesmas", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=24)
    name = models.CharField(max_length=120)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=120)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.CharField(max_length=120, blank=True)

    class Meta(Scoped.Meta):
        ordering = ("added_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("puskesmas", "kind"),
                condition=models.Q(retired_at=None),
                name="one_word_template_a_kind",
            ),
        )
