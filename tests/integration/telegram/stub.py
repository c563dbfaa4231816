"""A Bot API server on the loopback interface, over real HTTP, in a thread of its own.

It keeps to the parts of the protocol that can lose or double a message: updates are delivered until
acknowledged by offset, a second poller ends the first with 409, 429 carries retry_after, HTML is
parsed by TDLib, buttons carry at most 64 bytes.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.integration.telegram.tdlib import Unparsable, parse_html, utf16

Json = dict[str, Any]
TOKEN = "123456:AAH-thu-nghiem_0123456789-abcdefgh"
BOT = {"id": 123456, "is_bot": True, "first_name": "Tra cứu", "username": "tracuu_thu_bot"}


@dataclass(frozen=True)
class Person:
    """Somebody with a telephone."""

    id: int
    name: str

    @property
    def json(self) -> Json:
        """As the Bot API describes a user."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "vi"}

    @property
    def chat(self) -> Json:
        """The private chat with this person."""
        return {"id": self.id, "type": "private", "first_name": self.name}


@dataclass(frozen=True)
class Call:
    """One request of the bot, its parameters decoded, and when it came."""

    method: str
    params: Json
    at: float


class Refused(Exception):
    """An error as the Bot API answers it."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class TelegramStub:
    """The server, and the people who use it.

    `limits` holds seconds of retry_after: each sendMessage takes one and is refused with 429.
    """

    delay: float = 0.0
    calls: list[Call] = field(default_factory=list)
    limits: deque[int] = field(default_factory=deque)
    messages: dict[tuple[int, int], Json] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    on_event: Callable[[str, Json], None] = lambda kind, event: None

    def __post_init__(self) -> None:
        self._updates: list[Json] = []
        self._update_ids = itertools.count(1000)
        self._message_ids = itertools.count(1)
        self._poller = 0
        self._lock = threading.RLock()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.base_url = ""

    # --- the server ---

    def start(self) -> TelegramStub:
        """Listen on a free port."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def hang_up(self) -> None:
        """Stop listening: the network is dead."""
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result(10)

    def stop(self) -> None:
        """The end of the server."""
        self.hang_up()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _listen(self) -> None:
        app = web.Application(client_max_size=1 << 26)
        app.router.add_route("*", f"/bot{TOKEN}/{{method}}", self._serve)
        app.router.add_get(f"/file/bot{TOKEN}/{{path}}", self._file)
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.base_url = f"http://{host}:{port}"

    async def _serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        params = await _params(request)
        with self._lock:
            self.calls.append(Call(method, params, time.monotonic()))
        try:
            if method == "getUpdates":
                result: object = await self._get_updates(params)
            else:
                with self._lock:
                    result = getattr(self, f"_{_snake(method)}", _accepted)(params)
                # The message is out before its sender knows: a kill here is what doubles it.
                await asyncio.sleep(self.delay if method == "sendMessage" else 0)
        except Refused as error:
            body = {"ok": False, "error_code": error.code, "description": error.description}
            if error.parameters:
                body["parameters"] = error.parameters
            return web.json_response(body, status=error.code)
        return web.json_response({"ok": True, "result": result})

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["path"]])

    async def _get_updates(self, params: Json) -> list[Json]:
        self._poller += 1
        mine, until = self._poller, time.monotonic() + float(params.get("timeout", 0))
        with self._lock:
            offset = int(params.get("offset", 0))
            self._updates = [each for each in self._updates if each["update_id"] >= offset]
        while True:
            if mine != self._poller:
                raise Refused(409, "Conflict: terminated by other getUpdates request")
            with self._lock:
                if self._updates or time.monotonic() > until:
                    return self._updates[:100]
            await asyncio.sleep(0.005)

    # --- the methods ---

    def _get_me(self, params: Json) -> Json:
        return BOT | {"can_join_groups": True, "can_read_all_group_messages": False}

    def _send_message(self, params: Json) -> Json:
        if self.limits:
            raise Refused(429, "Too Many Requests: retry later", retry_after=self.limits.popleft())
        return self._post(params, _parsed(params))

    def _send_document(self, params: Json) -> Json:
        name, content = params["document"]
        return self._post(params, {"document": _document(self._keep(content), name, content)})

    def _edit_message_text(self, params: Json) -> Json:
        message = self._message(params)
        changed = {**_parsed(params), "reply_markup": _markup(params)}
        if all(message.get(key) == value for key, value in changed.items()):
            raise Refused(400, "Bad Request: message is not modified")
        message.update(changed)
        self.on_event("edited", message)
        return message

    def _delete_message(self, params: Json) -> bool:
        message = self._message(params)
        del self.messages[message["chat"]["id"], message["message_id"]]
        self.on_event("deleted", message)
        return True

    def _answer_callback_query(self, params: Json) -> bool:
        if params.get("text"):
            self.on_event("notified", params)
        return True

    def _get_file(self, params: Json) -> Json:
        if params["file_id"] not in self.files:
            raise Refused(400, "Bad Request: file is too big")
        return {"file_id": params["file_id"], "file_unique_id": "u", "file_path": params["file_id"]}

    def _set_webhook(self, params: Json) -> bool:
        self.webhook = params
        return True

    def _delete_webhook(self, params: Json) -> bool:
        self.webhook = {}
        return True

    def _post(self, params: Json, content: Json) -> Json:
        chat = int(params["chat_id"])
        reply = params.get("reply_parameters", {}).get("message_id")
        message: Json = {
            "message_id": next(self._message_ids),
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "Nhóm"},
            "from": BOT,
            "reply_markup": _markup(params),
            **content,
        }
        if "message_thread_id" in params:
            message |= {"message_thread_id": int(params["message_thread_id"]), "is_topic_message": True}
        if reply is not None:
            message["reply_to_message"] = {"message_id": reply, "date": 0, "chat": message["chat"]}
        self.messages[chat, message["message_id"]] = message
        self.on_event("sent", message)
        return {key: value for key, value in message.items() if key not in ("reply_markup", "styles")}

    def _message(self, params: Json) -> Json:
        try:
            return self.messages[int(params["chat_id"]), int(params["message_id"])]
        except KeyError:
            raise Refused(400, "Bad Request: message to edit not found") from None

    def _keep(self, content: bytes) -> str:
        name = f"tep{len(self.files)}"
        self.files[name] = content
        return name

    # --- the people ---

    def say(
        self,
        who: Person,
        text: str,
        *,
        chat: Json | None = None,
        reply_to: Json | None = None,
        **more: object,
    ) -> Json:
        """A message of somebody; its update."""
        message = self._typed(who, chat or who.chat, {"text": text, "entities": _entities(text), **more})
        if reply_to is not None:
            message["reply_to_message"] = {"message_id": reply_to["message_id"], "date": 0} | {
                key: reply_to[key] for key in ("chat", "from", "text")
            }
        self.on_event("said", message)
        return self.arrive({"message": message})

    def send_file(self, who: Person, name: str, content: bytes, *, known: bool = True) -> Json:
        """A file of somebody."""
        file_id = self._keep(content) if known else "khong-co"
        message = self._typed(who, who.chat, {"document": _document(file_id, name, content)})
        self.on_event("said", message)
        return self.arrive({"message": message})

    def press(self, who: Person, message: Json, label: str) -> Json:
        """A button whose words contain `label`."""
        data = next(
            button["callback_data"]
            for row in message["reply_markup"]["inline_keyboard"]
            for button in row
            if label in button["text"]
        )
        self.on_event("pressed", {"from": who.json, "text": label})
        return self.press_data(who, message, data)

    def press_data(self, who: Person, message: Json, data: str) -> Json:
        """A button by its data, shown or not."""
        query = {"id": str(time.monotonic_ns()), "from": who.json, "chat_instance": "1", "data": data}
        return self.arrive({"callback_query": query | {"message": message}})

    def arrive(self, content: Json) -> Json:
        """An update."""
        with self._lock:
            update = {"update_id": next(self._update_ids), **content}
            self._updates.append(update)
            return update

    def replay(self, update: Json) -> None:
        """The same update once more."""
        with self._lock:
            self._updates.append(update)

    def _typed(self, who: Person, chat: Json, content: Json) -> Json:
        with self._lock:
            message_id = next(self._message_ids)
        message = {"message_id": message_id, "date": int(time.time()), "chat": chat, "from": who.json}
        return message | content

    # --- what the test sees ---

    def named(self, method: str) -> list[Call]:
        """The calls of a method."""
        with self._lock:
            return [call for call in self.calls if call.method == method]

    def replies(self, chat: int) -> list[Json]:
        """The bot's messages in a chat, in order."""
        with self._lock:
            return [message for (where, _), message in sorted(self.messages.items()) if where == chat]

    async def until(self, found: Callable[[], Any], seconds: float = 20.0) -> Any:
        """Wait for something to be found."""
        end = time.monotonic() + seconds
        while not (value := found()):
            assert time.monotonic() < end, f"nothing came; last calls: {self.calls[-5:]}"
            await asyncio.sleep(0.005)
        return value


async def _params(request: web.Request) -> Json:
    """The parameters, JSON ones decoded; a file as (name, content)."""
    if request.content_type == "application/json":
        return await request.json()
    params: Json = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            params[name] = (value.filename, value.file.read())
        else:
            params[name] = _decoded(str(value))
    document = params.get("document")
    if isinstance(document, str) and document.startswith("attach://"):
        params["document"] = params[document.removeprefix("attach://")]
    return params


def _decoded(value: str) -> Any:
    return json.loads(value) if value[:1] in "{[" and value[-1:] in "}]" else value


def _snake(method: str) -> str:
    return re.sub("([A-Z])", r"_\1", method).lower()


def _accepted(params: Json) -> bool:
    return True


def _parsed(params: Json) -> Json:
    """The text as shown, and its entities; refuses what Telegram refuses."""
    text, styles = str(params["text"]), ()
    if params.get("parse_mode") == "HTML":
        try:
            parsed = parse_html(text)
            text, styles = parsed.text, parsed.entities
        except Unparsable as error:
            raise Refused(400, f"Bad Request: {error}") from None
    if not text.strip():
        raise Refused(400, "Bad Request: message text is empty")
    if utf16(text) > 4096:
        raise Refused(400, "Bad Request: message is too long")
    return {"text": text, "styles": styles}


def _markup(params: Json) -> Json | None:
    markup = params.get("reply_markup")
    for row in (markup or {}).get("inline_keyboard", ()):
        for button in row:
            if len(button.get("callback_data", "").encode()) > 64:
                raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return markup


def _document(file_id: str, name: str, content: bytes) -> Json:
    return {"file_id": file_id, "file_unique_id": "u" + file_id, "file_name": name, "file_size": len(content)}


def _entities(text: str) -> list[Json]:
    kinds = {"bot_command": r"(?<!\S)/\w+(?:@\w+)?", "mention": r"(?<!\w)@\w{5,}"}
    return [
        {"type": kind, "offset": utf16(text[: found.start()]), "length": utf16(found.group())}
        for kind, pattern in kinds.items()
        for found in re.finditer(pattern, text)
    ]
