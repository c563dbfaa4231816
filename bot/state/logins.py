"""People who log in with a name and a password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Engine, delete, insert, select, update

from bot.state.actors import next_actor
from bot.state.people import Permitted, Person, Role, Standing, find_person, write_person
from bot.state.schema import credentials, people, sessions
from retrieval.adapters.sql.engine import for_writing
from retrieval.domain.errors import ConfigurationError
from retrieval.language.text import normalize

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 500


class WrongPassword(LookupError):
    """Name and password do not belong together, or the person may not come in any more."""


@dataclass(frozen=True)
class Login:
    """A person and the name they log in with."""

    login: str
    person: Person


class Logins:
    """Names and password hashes (argon2id). Rights are the person's own, as for everybody else."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = for_writing(engine)

    def exist(self) -> bool:
        """Whether anybody was ever given a login: from then on nobody is let in unknown."""
        with self._engine.connect() as connection:
            return connection.execute(select(credentials.c.person_id).limit(1)).first() is not None

    def has_administrator(self) -> bool:
        """Whether an active administrator can log in."""
        return any(each.person.may(Role.ADMIN) for each in self.all())

    def all(self) -> tuple[Login, ...]:
        """Everybody who has a login, by name."""
        wanted = select(credentials.c.login, credentials.c.person_id).order_by(credentials.c.login)
        with self._engine.connect() as connection:
            found = connection.execute(wanted).all()
            return tuple(Login(row.login, find_person(connection, row.person_id)) for row in found)

    def create(
        self, login: str, password: str, name: str, role: Role, permitted: Permitted, by: int | None = None
    ) -> Person:
        """A new person with a login; raises ConfigurationError for a taken name or a weak password."""
        login, hashed = _login(login), _hashed(password)
        with self._writer.begin() as connection:
            taken = select(credentials.c.person_id).where(credentials.c.login == login)
            if connection.execute(taken).first() is not None:
                raise ConfigurationError(
                    f"Tên đăng nhập “{login}” đã có người dùng.",
                    "Chọn tên khác, hoặc đổi mật khẩu bằng: tracuu admin password TÊN_ĐĂNG_NHẬP",
                )
            person = Person(next_actor(connection), name or login, "", Standing.ACTIVE, role, permitted)
            write_person(connection, person, by)
            row = {"person_id": person.id, "login": login, "password_hash": hashed, "changed_at": _now()}
            connection.execute(insert(credentials), row)
        return person

    def set_password(self, login: str, password: str) -> None:
        """Another password; whoever was logged in has to do it again."""
        hashed = _hashed(password)
        with self._writer.begin() as connection:
            same = credentials.c.login == _login(login)
            row = connection.execute(select(credentials.c.person_id).where(same)).first()
            if row is None:
                raise ConfigurationError(
                    f"Không có tên đăng nhập “{login}”.", "Xem các tên bằng: tracuu admin list"
                )
            connection.execute(
                update(credentials).where(same).values(password_hash=hashed, changed_at=_now())
            )
            connection.execute(delete(sessions).where(sessions.c.person_id == row.person_id))

    def check(self, login: str, password: str) -> Person:
        """The person with this name and password; raises WrongPassword. Takes equally long either way."""
        from argon2.exceptions import InvalidHashError, VerificationError

        wanted = (
            select(credentials.c.password_hash, people.c.id)
            .join(people, people.c.id == credentials.c.person_id)
            .where(credentials.c.login == _login(login))
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
            try:
                _hasher().verify(row.password_hash if row else _NOBODYS, password[:LONGEST_PASSWORD])
            except (VerificationError, InvalidHashError) as error:
                raise WrongPassword from error
            person = find_person(connection, row.id) if row else Person(0)
        if not person.active:
            raise WrongPassword
        return person


_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$MDEyMzQ1Njc4OWFiY2RlZg$NOUc0j0I0v1aLPRZD4BYwK4cXx3bh6jfiw0RnbPbU8M"
"""The hash of no password: an unknown name costs as much as a wrong password."""


def _login(written: str) -> str:
    login = normalize(written).strip().casefold()
    if not login or len(login) > 100 or not login.isprintable() or any(char.isspace() for char in login):
        raise ConfigurationError(
            "Tên đăng nhập không hợp lệ.",
            "Dùng chữ, số, dấu chấm, dấu gạch, không có dấu cách; ví dụ: an.nguyen",
        )
    return login


def _hashed(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise ConfigurationError(
            "Mật khẩu quá ngắn hoặc quá dài.", f"Dùng từ {SHORTEST_PASSWORD} đến {LONGEST_PASSWORD} ký tự."
        )
    return _hasher().hash(password)


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


def _now() -> datetime:
    return datetime.now(UTC)
