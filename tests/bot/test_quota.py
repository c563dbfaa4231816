from __future__ import annotations

from bot.quota import Quota, Verdict


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_minute_holds_so_many_uses() -> None:
    clock = Clock()
    quota = Quota(2, clock)
    assert [quota.use(1) for _ in range(4)] == [
        Verdict.WITHIN,
        Verdict.WITHIN,
        Verdict.EXCEEDED_NOW,
        Verdict.EXCEEDED,
    ]
    assert quota.use(2) is Verdict.WITHIN
    clock.now = 60.0
    assert quota.use(1) is Verdict.WITHIN


def test_only_the_most_recent_people_are_remembered() -> None:
    quota = Quota(1, Clock())
    assert quota.use(0) is Verdict.WITHIN
    assert quota.use(0) is Verdict.EXCEEDED_NOW
    for person in range(1, 10_001):
        quota.use(person)
    assert quota.use(0) is Verdict.WITHIN
