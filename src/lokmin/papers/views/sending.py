"""A kept or freshly made file on its way out."""

from django.http import HttpResponse

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "json": "application/json",
    "jpg": "image/jpeg",
    "png": "image/png",
}


def attachment(data: bytes, name: str) -> HttpResponse:
    """A file to keep. Never shown inside the page."""
    kind = TYPES[name.rpartition(".")[2]]
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
