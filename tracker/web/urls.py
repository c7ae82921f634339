"""Addresses of the pages."""

from django.urls import path
from django.views.i18n import set_language

from tracker.web.views import (
    action_items,
    answering,
    bodies,
    decisions,
    demo,
    health,
    home,
    importing,
    mail_settings,
    mailings,
    meetings,
    people,
    referrals,
    rereading,
    reviewing,
    session,
    withdrawing,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("logga-in/", session.login, name="login"),
    path("logga-ut/", session.logout, name="logout"),
    path("sprak/", set_language, name="set_language"),
    path("moten/", meetings.meetings, name="meetings"),
    path("moten/<int:pk>/", meetings.meeting, name="meeting"),
    path("beslut/", decisions.decisions, name="decisions"),
    path("beslut/<int:pk>/", decisions.decision, name="decision"),
    path("uppdrag/", action_items.action_items, name="action_items"),
    path("uppdrag/<int:pk>/", action_items.action_item, name="action_item"),
    path("remisser/", referrals.referrals, name="referrals"),
    path("organ/<int:pk>/", bodies.body, name="body"),
    path("organ/<int:pk>/ledamot/<int:membership>/", bodies.membership, name="membership"),
    path("personer/<int:pk>/", people.person, name="person"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("import/", importing.minutes_in, name="import"),
    path("import/<int:pk>/", reviewing.review, name="review"),
    path("import/<int:pk>/las-om/", rereading.reread, name="reread"),
    path("import/<int:pk>/ta-tillbaka/", withdrawing.withdraw_acceptance, name="withdraw"),
    path("utskick/", mailings.mailings, name="mailings"),
    path("utskick/<int:pk>/", mailings.mailing, name="mailing"),
    path("svar/<str:token>/", answering.answer, name="answer"),
    path("installningar/<str:token>/", mail_settings.mail_settings, name="mail_settings"),
    path("demo/steg/", demo.demo_step, name="demo_step"),
]
