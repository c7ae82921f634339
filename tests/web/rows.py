"""Everything that is kept, to see that a page has changed nothing."""

from django.apps import apps


def all_rows() -> list[tuple[object, ...]]:
    """Every row of every table of ours, the model's name first."""
    models = apps.get_app_config("tracker").get_models()
    return [
        (model.__name__, *row)
        for model in models
        for row in model._default_manager.order_by("pk").values_list()
    ]
