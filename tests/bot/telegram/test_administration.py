from __future__ import annotations

import pytest

from bot.state.people import EVERYTHING, NOTHING, Permitted, Person, Role, Standing
from bot.telegram.administration import decided
from bot.telegram.keyboards import collection_key

COLLECTIONS = ("giam-sat", "nghi-quyet")
WAITING = Person(7, standing=Standing.REQUESTED)
ACTIVE = Person(7, standing=Standing.ACTIVE, permitted=EVERYTHING)
KEY = f"c{collection_key('giam-sat')}"


@pytest.mark.parametrize(
    ("before", "verbs", "standing", "permitted"),
    [
        (WAITING, ["all"], Standing.ACTIVE, EVERYTHING),
        (WAITING, [KEY, "on"], Standing.ACTIVE, Permitted.of(["giam-sat"])),
        (WAITING, [KEY, KEY], Standing.REQUESTED, NOTHING),
        (WAITING, ["no"], Standing.REFUSED, NOTHING),
        (ACTIVE, [KEY], Standing.ACTIVE, Permitted.of(["nghi-quyet"])),
        (ACTIVE, ["all"], Standing.ACTIVE, Permitted.of(COLLECTIONS)),
        (ACTIVE, ["off"], Standing.REVOKED, EVERYTHING),
        (ACTIVE, ["show"], Standing.ACTIVE, EVERYTHING),
    ],
)
def test_decisions(before: Person, verbs: list[str], standing: Standing, permitted: Permitted) -> None:
    person = before
    for verb in verbs:
        person = decided(person, verb, COLLECTIONS)
    assert (person.standing, person.permitted) == (standing, permitted)


def test_roles_go_round() -> None:
    roles = [person := ACTIVE]
    for _ in range(3):
        roles.append(person := decided(person, "role", COLLECTIONS))
    assert [each.role for each in roles] == [Role.VIEWER, Role.EDITOR, Role.ADMIN, Role.VIEWER]
