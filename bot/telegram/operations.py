"""What editors and administrators look at: use, queue, archive."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from telegram import Update

from bot.state.feedback import Verdict
from bot.state.people import Role, Standing
from bot.telegram import office_wording
from bot.telegram.access import requires
from bot.telegram.desk import Context, message_of

_PERIODS = ((1, office_wording.LAST_DAY), (7, office_wording.LAST_WEEK), (30, office_wording.LAST_MONTH))


@requires(Role.ADMIN)
async def statistics(update: Update, context: Context) -> None:
    """/thongke: how questions came out, what people thought, how long it took, what waits."""
    await message_of(update).reply_text(await context.desk.run(_statistics, context))


@requires(Role.EDITOR)
async def archive(update: Update, context: Context) -> None:
    """/kho: what the archive holds, as far as the asker may read."""
    await message_of(update).reply_text(await context.desk.run(_archive, context))


def _statistics(context: Context) -> str:
    desk, now = context.desk, datetime.now(UTC)
    lines: list[str] = []
    milliseconds: tuple[int, ...] = ()
    for days, title in _PERIODS:
        since = now - timedelta(days=days)
        figures, thumbs = desk.state.audit.figures(since), desk.state.feedback.verdicts(since)
        lines += office_wording.statistics(
            title, dict(figures.outcomes), figures.askers, (thumbs[Verdict.UP], thumbs[Verdict.DOWN])
        )
        milliseconds = figures.milliseconds or milliseconds
    if milliseconds:
        lines.append(office_wording.speed(_quantile(milliseconds, 0.5), _quantile(milliseconds, 0.95)))
    requests = sum(person.standing is Standing.REQUESTED for person in desk.state.people.all())
    lines.append(office_wording.waiting(desk.asking.waiting, requests))
    return "\n".join(lines)


def _archive(context: Context) -> str:
    archive, scope = context.desk.archive, context.asker.scope
    stored = Counter(each.placement.collection for each in archive.catalog.documents(scope))
    refused = Counter(problem.collection for problem in archive.catalog.problems(scope))
    counted = [(name, stored[name], refused[name]) for name in sorted(scope.collections)]
    passages = archive.catalog.count_passages(scope)
    pending = len(archive.catalog.pending())
    return office_wording.archive(stored.total(), passages, pending, counted)


def _quantile(ascending: tuple[int, ...], share: float) -> int:
    return ascending[min(len(ascending) - 1, int(share * len(ascending)))]
