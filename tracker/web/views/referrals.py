"""Referrals: what others ask a body to comment on."""

from django.http import HttpRequest, HttpResponse

from tracker.models import Referral
from tracker.web.filters import ReferralFilter
from tracker.web.listing import show_list
from tracker.web.support import login_required


@login_required
def referrals(request: HttpRequest) -> HttpResponse:
    filters = ReferralFilter(request.GET, Referral.objects.select_related("body"), request=request)
    return show_list(request, filters, "referrals")
