"""One writer at a time: the second waits on PostgreSQL, as SQLite makes everybody wait."""

import threading
from uuid import uuid4

import pytest
from django.db import connection, transaction

from lokmin.tools.locks import one_writer


@pytest.mark.django_db
def test_a_lock_is_taken_again_by_who_has_it():
    place = uuid4()
    with transaction.atomic():
        one_writer(place)
        one_writer(place, "numbers")
        one_writer(place)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_second_writer_waits_until_the_first_is_done():
    place, told = uuid4(), []

    def second() -> None:
        with transaction.atomic():
            one_writer(place, "numbers")
            told.append("second")
        connection.close()

    with transaction.atomic():
        one_writer(place, "numbers")
        other = threading.Thread(target=second)
        other.start()
        other.join(0.5)
        told.append("first")
    other.join(10)
    assert told == ["first", "second"]
