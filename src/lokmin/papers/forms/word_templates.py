"""The file control of a Word template."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.tools.fields import LokminFileField, LokminFileInput


class TemplateForm(forms.Form):
    """The size is judged before the file is read (`rules.template_file`)."""

    template = LokminFileField(
        label=_("Templat Word"),
        widget=LokminFileInput({"accept": ".docx"}, button=_("Pilih berkas Word")),
        help_text=_("Berkas .docx, paling besar 1.500 kB"),
    )
