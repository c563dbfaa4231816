"""Files that editors send: downloaded, ingested together, each with its result."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from telegram import Message, Update
from telegram.error import TelegramError

from bot.render.html import line, messages
from bot.state.audit import Action
from bot.state.people import Role
from bot.telegram import commands, keyboards, office_wording
from bot.telegram.access import refuse, requires
from bot.telegram.desk import Context, Upload, answer_button, message_of, query_of
from bot.uploads import COLLECTION
from ingest.results import FileResult, Outcome
from ingest.source import SourceFile
from retrieval.language.text import normalize

ROOT = "telegram"
"""The root under which sent files are placed: the same name again is a new version of the same file."""
_EDIT_SECONDS = 1.5
_GATHER_SECONDS = 1.0
"""Files sent together arrive as messages of their own, a moment apart."""


@dataclass
class Progress:
    """Hears the pipeline in its thread; the message is edited from the event loop."""

    text: str
    total: int = 0
    done: int = 0

    def started(self, total: int) -> None:
        """The number of files is known."""
        self.total, self.text = total, office_wording.ingesting(0, total)

    def file_done(self, result: FileResult) -> None:
        """One more."""
        self.done += 1
        self.text = office_wording.ingesting(self.done, self.total)

    def finished(self, results: Sequence[FileResult]) -> None:
        """The results have a message of their own."""


@requires(Role.EDITOR)
async def choose_collection(update: Update, context: Context) -> None:
    """/nap, or /nap with the name of a collection."""
    asker, name = context.asker, commands.rest_of(update)
    if not asker.private:
        await message_of(update).reply_text(office_wording.UPLOAD_PRIVATELY, do_quote=True)
    elif not name:
        names = sorted(asker.scope.collections)
        await message_of(update).reply_text(
            office_wording.CHOOSE_COLLECTION, reply_markup=keyboards.collections(names)
        )
    elif not COLLECTION.fullmatch(normalize(name)):
        await message_of(update).reply_text(office_wording.COLLECTION_NAME)
    else:
        await _upload_to(update, context, normalize(name))


@requires(Role.EDITOR)
async def collection_chosen(update: Update, context: Context) -> None:
    """A button below /nap."""
    key = (query_of(update).data or "").split(":")[1]
    names = [each for each in context.asker.scope.collections if keyboards.collection_key(each) == key]
    await answer_button(query_of(update))
    if names:
        await _upload_to(update, context, names[0])


@requires(Role.EDITOR)
async def receive(update: Update, context: Context) -> None:
    """A file: into the collection that was chosen last."""
    message, collection = message_of(update), context.asker.person.upload_to
    if message.document is None or not context.asker.private:
        return
    if not collection or not _may_write(context, collection):
        await message.reply_text(
            office_wording.CHOOSE_COLLECTION,
            reply_markup=keyboards.collections(sorted(context.asker.scope.collections)),
        )
        return
    upload = Upload(message, message.document, collection)
    context.desk.uploads.append(upload)
    context.defer(update, _ingested(context, upload))


def _may_write(context: Context, collection: str) -> bool:
    """Into what one may read; a new collection is for those who may read every one."""
    person = context.asker.person
    return person.permitted.collections is None or collection in person.permitted.collections


async def _upload_to(update: Update, context: Context, collection: str) -> None:
    if not _may_write(context, collection):
        await refuse(update, context, office_wording.UPLOAD_UNREADABLE)
        return
    desk = context.desk
    await desk.run(desk.state.people.upload_to, context.asker.person.id, collection)
    await message_of(update).reply_text(office_wording.upload_to(collection))


async def _ingested(context: Context, upload: Upload) -> None:
    """Wait for the turn; the first of a batch sees the whole batch through."""
    desk = context.desk
    async with desk.services.uploading.turn():
        if not upload.done:
            await asyncio.sleep(_GATHER_SECONDS)
            await _batch(context, _belonging_together(desk.uploads, upload))


def _belonging_together(waiting: list[Upload], first: Upload) -> list[Upload]:
    """Takes the files of the same chat for the same collection out of those that wait."""
    batch = [
        each
        for each in waiting
        if (each.message.chat_id, each.collection) == (first.message.chat_id, first.collection)
    ]
    waiting[:] = [each for each in waiting if each not in batch]
    return batch


async def _batch(context: Context, batch: list[Upload]) -> None:
    desk, first = context.desk, batch[0]
    desk.services.incoming.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=desk.services.incoming) as folder:
        progress = Progress(office_wording.receiving(0, len(batch)))
        async with _shown(first.message, progress):
            sources, missing = await _download(batch, Path(folder), progress)
            results = await desk.services.ingest(sources, first.collection, progress)
    for upload in batch:
        upload.done = True
    await _report(context, first, results, missing)


async def _download(
    batch: list[Upload], folder: Path, progress: Progress
) -> tuple[list[SourceFile], list[str]]:
    """The files on disk, and the names of those that did not arrive. Of equal names the last one counts."""
    sources: dict[str, SourceFile] = {}
    missing = []
    for number, upload in enumerate(batch):
        progress.text = office_wording.receiving(number, len(batch))
        path = folder / str(number)
        try:
            file = await upload.document.get_file()
            await file.download_to_drive(path)
        except TelegramError:
            missing.append(upload.name)
            continue
        sources[upload.name] = SourceFile(ROOT, upload.name, path, path.stat().st_size)
    return list(sources.values()), missing


@asynccontextmanager
async def _shown(message: Message, progress: Progress) -> AsyncIterator[None]:
    """Keeps a message saying how far it is, edited at most every _EDIT_SECONDS; removed at the end."""
    shown = await message.reply_text(progress.text)
    task = asyncio.create_task(_keep_shown(shown, progress))
    try:
        yield
    finally:
        task.cancel()
        with suppress(TelegramError):
            await shown.delete()


async def _keep_shown(message: Message, progress: Progress) -> None:
    said, at = progress.text, time.monotonic()
    while True:
        await asyncio.sleep(max(0.0, at + _EDIT_SECONDS - time.monotonic()))
        at = time.monotonic()
        if progress.text != said:
            said = progress.text
            with suppress(TelegramError):
                await message.edit_text(said)


async def _report(
    context: Context, first: Upload, results: Sequence[FileResult], missing: Sequence[str]
) -> None:
    lines = [office_wording.file_result(result) for result in results]
    lines += [office_wording.not_downloaded(name) for name in missing]
    heading = (line(office_wording.upload_done(first.collection)),)
    for text in messages([heading, tuple(map(line, lines))]):
        await first.message.reply_text(text, parse_mode="HTML")
    stored = tuple(result.document_id for result in results if result.document_id)
    refused = sum(result.outcome is Outcome.REFUSED for result in results) + len(missing)
    subject = f"{first.collection}: {len(results) + len(missing)} tệp, {refused} bị từ chối"
    await context.desk.audit(context.asker, Action.UPLOAD, subject=subject, documents=stored)
