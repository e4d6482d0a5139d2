"""The camat's monthly sheet as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.papers import queries
from lokmin.papers.rules.formats import FORMATS, render
from lokmin.papers.views.sending import attachment
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page


@require_GET
@page(Duty.READ_DIGEST)
def digest(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, month: str, ending: str
) -> HttpResponse:
    """PDF or Word from the state of today; it is read, not signed, so it is kept nowhere."""
    if ending not in FORMATS:
        raise Http404
    asked = queries.digest_month(scope=scope, asked=Month.parse(month))
    made = queries.digest_paper(scope=scope, puskesmas_id=puskesmas.id, month=asked)
    return attachment(render(made, ending), queries.digest_name(asked, ending))
