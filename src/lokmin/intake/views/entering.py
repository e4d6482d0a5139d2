"""How a page of uploads is entered: what waited for too long is forgotten first."""

import functools

from django.http import HttpRequest, HttpResponse

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.intake import actions
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import View, page


def upload_page(view: View) -> View:
    """A page of who may upload. A preview is deleted on the first visit after its day."""

    @functools.wraps(view)
    def enter(
        request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, **address: object
    ) -> HttpResponse:
        gone = actions.forget_expired(scope=scope)
        if address.get("batch_id") in gone:
            raise Refusal("intake.preview_gone")
        return view(request, scope=scope, puskesmas=puskesmas, **address)

    return page(Duty.UPLOAD)(enter)
