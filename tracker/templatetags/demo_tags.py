"""What the demo's bar and guide show on any page: `{% load demo_tags %}`."""

from typing import Any

from django import template
from django.template import Context

from tracker.web.demo_guide import Step, steps
from tracker.web.views.demo import LAST_STEP

register = template.Library()


@register.simple_tag(takes_context=True)
def demo_steps(context: Context) -> list[Step]:
    """The guided list, with what is done."""
    return steps(context["request"].session)


@register.simple_tag(takes_context=True)
def demo_last_step(context: Context) -> dict[str, Any] | None:
    """What the last press of the bar's button did; None before the first."""
    request = context.get("request")
    last: dict[str, Any] | None = request.session.get(LAST_STEP) if request else None
    return last
