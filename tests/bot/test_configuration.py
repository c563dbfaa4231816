from pathlib import Path

import pytest

from bot.configuration import (
    PREFIX,
    bot_settings,
    dotenv_template,
    explain,
    http_settings,
    ingest_settings,
    retrieval_settings,
    telegram_settings,
    unknown_variables,
)
from ingest.limits import Limits
from retrieval.ask.options import WriteWhen
from retrieval.domain.errors import ConfigurationError


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for group in explain_names():
        monkeypatch.delenv(group, raising=False)


def explain_names() -> list[str]:
    return [setting.name for group in explain().values() for setting in group]


def test_the_defaults_are_those_of_the_rooms() -> None:
    assert retrieval_settings().data == Path("data")
    assert retrieval_settings().dense_weight is None
    assert ingest_settings().limits() == Limits()
    assert not bot_settings().debug


def test_the_command_line_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACUU_DATA", "/elsewhere")
    assert retrieval_settings().data == Path("/elsewhere")
    assert retrieval_settings(Path("here")).data == Path("here")


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("TRACUU_TELEGRAM_TOKEN", "bí-mật-sai-dạng", "không đúng dạng token"),
        ("TRACUU_TELEGRAM_ADMINS", "1001, @ten", "không phải @tên"),
        ("TRACUU_TELEGRAM_BASE_URL", "127.0.0.1:8081", "bắt đầu bằng http"),
        ("TRACUU_TELEGRAM_PROXY", "ftp://u:bí-mật@proxy", "socks5"),
        ("TRACUU_TELEGRAM_WEBHOOK_SECRET", "ngắn", "16–256"),
        ("TRACUU_TELEGRAM_QUOTA", "0", "không được nhỏ hơn 1"),
    ],
)
def test_a_wrong_telegram_setting_is_named_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, problem: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError) as caught:
        telegram_settings()
    assert name in caught.value.message
    assert problem in caught.value.message
    assert value not in caught.value.message + str(caught.value.__cause__)


def test_telegram_settings_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACUU_TELEGRAM_ADMINS", "1001, 1002,")
    monkeypatch.setenv("TRACUU_TELEGRAM_BASE_URL", "http://127.0.0.1:8081/")
    assert telegram_settings().telegram_admins == (1001, 1002)
    assert telegram_settings().telegram_base_url == "http://127.0.0.1:8081"
    assert telegram_settings().telegram_token is None
    assert http_settings().http_host == "127.0.0.1"


def test_a_policy_is_one_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACUU_AUDIT_QUESTIONS", "không")
    with pytest.raises(ConfigurationError, match="phải là một trong"):
        bot_settings()


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACUU_EMBEDDER_MAX_LENGTH", "")
    monkeypatch.setenv("TRACUU_DATA", "")
    assert retrieval_settings().embedder_max_length is None
    assert retrieval_settings().data == Path("data")


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("TRACUU_DENSE_WEIGHT", "3", "không được lớn hơn 1"),
        ("TRACUU_DENSE_WEIGHT", "-1", "không được nhỏ hơn 0"),
        ("TRACUU_DENSE_WEIGHT", "nhiều", "phải là một số"),
        ("TRACUU_EMBEDDER_BATCH_SIZE", "1,5", "phải là một số nguyên"),
        ("TRACUU_EMBEDDER_BATCH_SIZE", "0", "phải lớn hơn 0"),
        ("TRACUU_QDRANT_COLLECTION", "kho tỉnh", "chỉ được gồm chữ cái không dấu"),
        ("TRACUU_DATA", "kho?", "không được có dấu “?”"),
        ("TRACUU_LLM_WHEN", "luôn", "phải là một trong"),
        ("TRACUU_LLM_PROVIDER", "openai", "phải là openai-like, ollama hoặc mô-đun:Lớp"),
        ("TRACUU_LLM_BASE_URL", "127.0.0.1:8000", "phải là địa chỉ http://"),
        ("TRACUU_LLM_BASE_URL", "http://an:bi-mat@127.0.0.1/v1", "không kèm mật khẩu"),
        ("TRACUU_LLM_SECONDS", "0", "phải lớn hơn 0"),
    ],
)
def test_a_wrong_value_is_named_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, problem: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError) as caught:
        retrieval_settings()
    assert name in caught.value.message
    assert problem in caught.value.message
    assert "bi-mat" not in caught.value.message + str(caught.value.__cause__)
    assert "doctor --settings" in caught.value.way_out


def test_the_settings_of_a_language_model(monkeypatch: pytest.MonkeyPatch) -> None:
    assert retrieval_settings().llm_collections == frozenset()
    assert retrieval_settings().llm_when is WriteWhen.NEVER
    monkeypatch.setenv("TRACUU_LLM_COLLECTIONS", "noi-bo, cong-khai,")
    monkeypatch.setenv("TRACUU_LLM_BASE_URL", "http://127.0.0.1:8000/v1/")
    assert retrieval_settings().llm_collections == {"cong-khai", "noi-bo"}
    assert retrieval_settings().llm_base_url == "http://127.0.0.1:8000/v1"
    shown = {setting.name: setting.current for group in explain().values() for setting in group}
    assert shown["TRACUU_LLM_COLLECTIONS"] == "cong-khai,noi-bo"


def test_every_setting_is_explained() -> None:
    for group in explain().values():
        for setting in group:
            assert setting.meaning.endswith("."), setting.name


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACUU_QDRANT_API_KEY", "khoá-bí-mật")
    monkeypatch.setenv("TRACUU_DATABASE_URL", "postgresql://u:khoá-bí-mật@h/d")
    shown = {setting.name: setting.current for group in explain().values() for setting in group}
    assert shown["TRACUU_QDRANT_API_KEY"] == shown["TRACUU_DATABASE_URL"] == "(đã đặt)"
    assert "bí-mật" not in str(explain()) + dotenv_template() + repr(retrieval_settings())


def test_mistyped_variables_are_found() -> None:
    environment = {"TRACUU_DATA": "x", "TRACUU_DATTA": "x", "TRACUU_EVAL_DATA": "x", "PATH": "x"}
    assert unknown_variables(environment) == ("TRACUU_DATTA",)


def test_the_example_file_is_the_one_the_program_writes() -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8")
    assert example == dotenv_template(), "run: tracuu doctor --dotenv > .env.example"
    assert all(f"# {name}=" in example for name in explain_names())
    assert all(name.startswith(PREFIX) for name in explain_names())
