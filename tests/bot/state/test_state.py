"""What the fronts remember, in a real database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from bot.state.audit import Action, AuditLog, Entry
from bot.state.cards import Card, Cited, NoCard
from bot.state.feedback import Verdict
from bot.state.inbox import Inbox, Pending
from bot.state.people import (
    EVERYTHING,
    NOTHING,
    Group,
    Permitted,
    Person,
    Role,
    Standing,
)
from bot.state.policy import QuestionPolicy
from bot.state.schema import metadata
from bot.state.store import State, open_state
from retrieval.adapters.sql.engine import open_engine
from retrieval.adapters.sql.schema import metadata as catalog
from retrieval.domain.query import Scope
from retrieval.domain.span import Span

ADMIN = 1


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'catalog.sqlite'}")
    yield engine
    engine.dispose()


@pytest.fixture
def state(engine: Engine) -> State:
    return open_state(engine)


def test_the_migrations_lead_to_the_schema_of_the_code(engine: Engine) -> None:
    ours = set(metadata.tables)

    def is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return kind != "table" or name in ours

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": is_ours}
        )
        assert compare_metadata(context, metadata) == []
    assert not ours & set(catalog.tables)


class TestPermitted:
    def test_every_collection_includes_those_of_tomorrow(self) -> None:
        assert EVERYTHING.scope(["a", "b"]) == Scope.of(["a", "b"])
        assert Permitted.of(["a", "mất"]).scope(["a", "b"]) == Scope.of(["a"])
        assert not NOTHING.scope(["a"])

    @pytest.mark.parametrize(
        ("one", "other", "both"),
        [(None, None, None), (None, ["a"], ["a"]), (["a"], None, ["a"]), (["a", "b"], ["b", "c"], ["b"])],
    )
    def test_two_permit_what_both_permit(
        self, one: list[str] | None, other: list[str] | None, both: list[str] | None
    ) -> None:
        assert Permitted.of(one).within(Permitted.of(other)) == Permitted.of(both)


class TestPeople:
    def test_nobody_is_known_before_he_asks(self, state: State) -> None:
        assert state.people.find(7) == Person(7)
        assert not state.people.find(7).may(Role.VIEWER)

    def test_a_request_is_noted_once(self, state: State) -> None:
        assert state.people.request(7, "Bảy", "bay")
        assert not state.people.request(7, "Bảy", "bay")
        assert state.people.find(7) == Person(7, "Bảy", "bay", Standing.REQUESTED)

    def test_who_was_refused_cannot_ask_again(self, state: State) -> None:
        state.people.decide(Person(7, standing=Standing.REFUSED), ADMIN)
        assert not state.people.request(7, "Bảy", "")

    def test_the_last_decision_holds(self, state: State) -> None:
        person = Person(7, "Bảy", "", Standing.ACTIVE, Role.EDITOR, Permitted.of(["a"]), "a")
        state.people.decide(person, ADMIN)
        assert state.people.find(7) == person
        state.people.upload_to(7, "b")
        assert state.people.find(7).upload_to == "b"
        assert state.people.all() == (state.people.find(7),)

    def test_configured_administrators_are_appointed(self, state: State) -> None:
        state.people.appoint([1, 2])
        state.people.decide(Person(2, standing=Standing.REVOKED), 1)
        state.people.appoint([1, 2])
        assert {person.id for person in state.people.administrators()} == {1, 2}

    def test_an_invitation_undoes_no_revocation(self, state: State) -> None:
        secret = state.people.invite(Role.VIEWER, EVERYTHING, ADMIN)
        state.people.decide(Person(7, standing=Standing.REVOKED), ADMIN)
        assert not state.people.accept(secret, 7, "Bảy", "").active
        assert state.people.accept(secret, 8, "Tám", "").permitted == EVERYTHING
        assert not state.people.accept(secret, 9, "Chín", "").active

    def test_an_old_invitation_does_not_hold(self, state: State, engine: Engine) -> None:
        secret = state.people.invite(Role.VIEWER, EVERYTHING, ADMIN)
        with engine.begin() as connection:
            connection.execute(text("UPDATE invitations SET expires_at = '2020-01-01 00:00:00'"))
        assert not state.people.accept(secret, 8, "Tám", "").active

    def test_the_secret_itself_is_not_kept(self, state: State, engine: Engine) -> None:
        secret = state.people.invite(Role.VIEWER, EVERYTHING, ADMIN)
        with engine.connect() as connection:
            assert secret not in str(connection.execute(text("SELECT * FROM invitations")).all())

    def test_groups(self, state: State) -> None:
        assert not state.people.group(-5).active
        group = Group(-5, "Phòng", True, Permitted.of(["a"]))
        state.people.decide_group(group, ADMIN)
        state.people.move_group(-5, -1005)
        assert state.people.group(-1005).permitted == Permitted.of(["a"])


class TestInbox:
    def test_an_update_is_accepted_once_and_pending_until_done(self, engine: Engine) -> None:
        inbox = Inbox(engine, 99)
        assert inbox.accept({1: "một", 2: "hai"}) == {1, 2}
        assert inbox.accept({2: "hai", 3: "ba"}) == {3}
        inbox.deliver(1, 1, last=False)
        inbox.deliver(2, 1, last=True)
        inbox.done(3)
        assert inbox.pending() == (Pending(1, "một", 1),)
        assert inbox.accept({2: "hai", 3: "ba"}) == frozenset()

    def test_what_was_said_is_forgotten_once_answered(self, engine: Engine) -> None:
        inbox = Inbox(engine, 99)
        inbox.accept({1: "câu hỏi kín"})
        inbox.done(1)
        with engine.connect() as connection:
            assert "kín" not in str(connection.execute(text("SELECT * FROM inbox")).all())

    def test_another_bot_has_an_inbox_of_its_own(self, engine: Engine) -> None:
        Inbox(engine, 99).accept({1: "một"})
        assert Inbox(engine, 98).pending() == ()
        assert Inbox(engine, 98).accept({1: "một"}) == {1}

    def test_numbers_done_long_ago_are_free_again(self, engine: Engine) -> None:
        inbox = Inbox(engine, 99)
        inbox.accept({1: "một", 2: "hai"})
        inbox.done(1)
        with engine.begin() as connection:
            connection.execute(text("UPDATE inbox SET done_at = '2020-01-01 00:00:00' WHERE update_id = 1"))
        assert inbox.accept({1: "một", 2: "hai"}) == {1}


class TestCards:
    def card(self, owner: int = 7) -> Card:
        return Card(owner, 5, 0, "câu hỏi", (Cited(1, "d1", Span(3, 9)),), ("d1", "d2"), "02-CTr/TU")

    def test_a_card_is_found_as_it_was(self, state: State) -> None:
        card = self.card()
        state.cards.keep(card)
        assert state.cards.find(card.id) == card == state.cards.last(5, 0, 7)
        state.cards.expect_remark(card.id, 44)
        assert state.cards.prompted(5, 44) == card

    def test_what_is_not_kept_is_said_so(self, state: State) -> None:
        state.cards.keep(Card(7, 5, 0, "danh sách"))
        for missing in (
            lambda: state.cards.find("x"),
            lambda: state.cards.last(5, 0, 7),
            lambda: state.cards.prompted(5, 1),
        ):
            with pytest.raises(NoCard):
                missing()

    def test_one_person_is_forgotten(self, state: State) -> None:
        for owner in (7, 7, 8):
            state.cards.keep(self.card(owner))
        assert state.cards.conversations(7) == {(5, 0)}
        state.cards.forget(7)
        assert (state.cards.count(7), state.cards.count(8)) == (0, 1)

    def test_old_cards_go_when_new_ones_come(self, state: State, engine: Engine) -> None:
        state.cards.keep(self.card())
        with engine.begin() as connection:
            connection.execute(text("UPDATE cards SET made_at = '2020-01-01 00:00:00'"))
        state.cards.keep(self.card(8))
        assert state.cards.count(7) == 0


class TestAudit:
    def test_entries_come_back_in_order(self, state: State) -> None:
        entry = Entry(Action.ASK, "answered", 7, 5, "x", ("d1",), 12, at=datetime(2026, 1, 2, tzinfo=UTC))
        state.audit.write(entry)
        state.audit.write(Entry(Action.ASK, "not_found", 8, 5, milliseconds=3))
        first, second = state.audit.entries()
        assert first == entry
        assert second.at is not None
        assert list(state.audit.entries(second.at)) == [second]

    def test_figures_count_questions_only(self, state: State) -> None:
        for outcome, took in (("answered", 9), ("answered", 1), ("not_found", None)):
            state.audit.write(Entry(Action.ASK, outcome, 7, milliseconds=took))
        state.audit.write(Entry(Action.MESSAGE, "refused", 9))
        figures = state.audit.figures(datetime.now(UTC) - timedelta(hours=1))
        assert figures.outcomes == {"answered": 2, "not_found": 1}
        assert figures.askers == 1
        assert figures.milliseconds == (1, 9)

    def test_a_question_is_kept_as_the_policy_says(self, engine: Engine) -> None:
        hashed = AuditLog(engine, QuestionPolicy.HASH)
        assert hashed.question("GRDP  năm 2021?") == hashed.question("grdp năm 2021?")
        assert "GRDP" not in hashed.question("GRDP năm 2021?")
        assert AuditLog(engine, QuestionPolicy.TEXT).question("GRDP năm 2021?") == "GRDP năm 2021?"


class TestFeedback:
    def test_a_later_opinion_replaces_an_earlier_one(self, state: State) -> None:
        card = Card(7, 5, 0, "câu hỏi")
        state.feedback.judge(card, Verdict.UP)
        state.feedback.judge(card, Verdict.DOWN)
        state.feedback.remark(card, "17,04%")
        state.feedback.correct(card, "bao-cao/7.txt")
        (opinion,) = state.feedback.export()
        assert opinion["correction"] == opinion["remark"] == "17,04%"
        assert opinion["document"] == "bao-cao/7.txt"
        hour_ago = datetime.now(UTC) - timedelta(hours=1)
        assert state.feedback.verdicts(hour_ago) == {Verdict.UP: 0, Verdict.DOWN: 1}

    def test_a_remark_alone_is_no_correction(self, state: State) -> None:
        card = Card(7, 5, 0, "câu hỏi")
        state.feedback.judge(card, Verdict.DOWN)
        state.feedback.remark(card, "thiếu ý")
        (opinion,) = state.feedback.export()
        assert (opinion["correction"], opinion["remark"]) == (None, "thiếu ý")
        state.feedback.forget(7)
        assert state.feedback.count(7) == 0
        assert len(list(state.feedback.export())) == 1
