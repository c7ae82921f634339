"""Watches the database refuse something."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import IntegrityError, transaction


@contextmanager
def refused_by(constraint: str) -> Iterator[None]:
    """What stands inside must break the constraint of this name, and no other."""
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        yield
    cause = raised.value.__cause__
    assert isinstance(cause, psycopg.Error), "constraints are tested on PostgreSQL only"
    assert cause.diag.constraint_name == constraint
