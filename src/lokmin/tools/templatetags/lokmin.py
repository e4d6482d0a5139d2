"""What templates need to print: numbers, dates, symbols, stamps, states, fields.

Printing names (`number`, `percent`, `date_long` …) work as tag and as filter:
`{% percent cell.coverage %}` and `{{ cell.coverage|percent }}`.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lokmin.basics.scope import ROLE_NAMES, Role
from lokmin.tools import marks, printing

register = template.Library()

_PRINTERS = {
    "number": printing.number_text,
    "points": printing.points_text,
    "percent": printing.percent_words,
    "percent_number": printing.percent_number,
    "date_long": printing.date_long,
    "date_short": printing.date_short,
    "weekday_date": printing.weekday_date,
    "weekday_short": printing.weekday_short,
    "time_text": printing.time_text,
    "month_name": printing.month_name,
    "month_text": printing.month_text,
    "month_range": printing.month_range,
    "countdown": printing.countdown,
    "soft_hyphens": printing.soft_hyphens,
}
for _name, _printer in _PRINTERS.items():
    register.simple_tag(_printer, name=_name)
    register.filter(_name, _printer)
register.simple_tag(printing.date_long, name="date")
register.filter("words", marks.words)


@register.simple_block_tag
def trim(content: SafeString) -> SafeString:
    """What stands inside without the whitespace around it: nothing stays nothing (`:empty`)."""
    return SafeString(content.strip())


@register.filter
def role_name(role: Role) -> str:
    """The word of a role: `Kepala Puskesmas`."""
    return gettext(ROLE_NAMES[role])


@register.simple_tag
@lru_cache(maxsize=16)
def stylesheets(*names: str) -> SafeString:
    """The links to stylesheets of the door, the same on every page: `{% stylesheets "tokens" "print" %}`."""
    lines = ((static(f"web/{name}.css"),) for name in names)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', lines)


@register.simple_tag
def icon(name: str, css: str = "icon", label: str = "") -> SafeString:
    """A symbol of the sprite. Hidden from readers of the screen unless it has a `label`."""
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="#i-{}"/></svg>', css, label, name
        )
    return format_html('<svg class="{}" aria-hidden="true"><use href="#i-{}"/></svg>', css, name)


@register.simple_tag
def status_label(mark: str, word: str = "") -> SafeString:
    """Symbol and word of a status or state: `{% status_label "baik" %}`."""
    return format_html(
        '<span class="status status-{}">{}{}</span>', mark, icon(mark), word or marks.words(mark)
    )


@register.simple_tag
def stamp(state: str, word: str = "") -> SafeString:
    """State of work as a rectangular stamp: done, running, agreed, blocked, carried, later."""
    return format_html(
        '<span class="stamp stamp-{}">{}{}</span>',
        state,
        icon(marks.STAMP_ICONS[state]),
        word or marks.words(state),
    )


@register.inclusion_tag("tools/legend.html")
def legend(gap: str = "", states: bool = False, hidden: bool = False) -> dict[str, Any]:
    """The legend of statuses and states on the page; with `states` of the states alone.

    `hidden`: numbers stand here that this reader may not see.
    """
    chosen = [*(marks.STATES if states else marks.LEGEND), *(["hidden"] if hidden else [])]
    return {
        "items": [
            {"mark": n, "sign": marks.SIGNS.get(n, ""), "word": marks.words(n), "meaning": marks.meaning(n)}
            for n in chosen
        ],
        "gap": gap,
    }


@register.inclusion_tag("tools/status_matrix.html")
def status_matrix(lower_is_better: bool = False) -> dict[str, Any]:
    """The four statuses as what they are: reached or not, by rising or falling."""
    up, down = ("membaik", "memburuk") if lower_is_better else ("naik", "turun")
    return {"up": gettext(up), "down": gettext(down)}


@register.inclusion_tag("tools/empty_state.html")
def empty_state(
    title: str, reason: str = "", url: str = "", action: str = "", level: int = 3
) -> dict[str, Any]:
    """What is missing, why, and the one next action. `level` 2: right below the page's title."""
    return {"title": title, "reason": reason, "url": url, "action": action, "level": level}


@register.inclusion_tag("tools/errors_box.html")
def errors_box(*forms: BaseForm, title: str = "") -> dict[str, Any]:
    """The summary of what was not accepted, each line linked to its field. Nothing when all is well.

    A hidden field has neither a label to read nor a place to go to.
    """
    lines = [line for form in forms if form for line in _error_lines(form)]
    return {"lines": lines, "title": title}


def _error_lines(form: BaseForm) -> list[dict[str, str]]:
    lines = []
    for name, errors in form.errors.items():
        bound = form[name] if name in form.fields else None
        for error in errors:
            lines.append(
                {
                    "id": bound.id_for_label if bound and not bound.is_hidden else "",
                    "label": str(bound.label) if bound and not bound.is_hidden else "",
                    "message": str(error),
                }
            )
    return lines


@register.inclusion_tag("tools/field.html")
def field(bound: BoundField, hint: str = "", css: str = "") -> dict[str, Any]:
    """Label, hint, error and control, tied together by id."""
    kind = getattr(bound.field.widget, "input_type", "")
    described = [f"{bound.auto_id}-hint"] if hint or bound.help_text else []
    described += [f"{bound.auto_id}-error"] if bound.errors else []
    attrs = {"aria-describedby": " ".join(described)} if described else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return {
        "bound": bound,
        "control": bound.as_widget(attrs=attrs),
        "hint": hint or bound.help_text,
        "css": css,
        "kind": kind,
        "grouped": kind in {"radio"} or bound.use_fieldset,
    }


@register.inclusion_tag("tools/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], page: Page[Any], parameter: str = "hal") -> dict[str, Any]:
    """Earlier and later, keeping the filter in the address."""
    request = context.get("request")
    query = request.GET.copy() if request else None

    def address(number: int) -> str:
        if query is None:
            return f"?{parameter}={number}"
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "earlier": address(page.previous_page_number()) if page.has_previous() else "",
        "later": address(page.next_page_number()) if page.has_next() else "",
    }
