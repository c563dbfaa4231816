import json
import sys
import time
from array import array
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eval.training.restorer import RestorerSettings, train_restorer
from retrieval.domain.errors import ConfigurationError
from retrieval.language.restore import Restorer
from retrieval.language.restorer_table import Columns, read_table, write_table
from retrieval.language.text import fold, lower_aligned
from retrieval.language.tokens import tokens
from tests.retrieval.language.texts import any_text, texts

SENTENCES = (
    "giá trị sản xuất công nghiệp của tỉnh",
    "gia đình văn hóa của quận",
    "quản lý nhà nước về đất đai",
    "tỉnh ủy ban hành chương trình",
    "ủy ban nhân dân tỉnh Đắk Lắk",
    "hội đồng nhân dân quận Hoàn Kiếm",
    "tăng 17,04 tỷ đồng so với cùng kỳ",
    "theo hướng dẫn của bộ",
    "ban quản lý và hđnd quận",
)
EVERYDAY = (
    "giá trị sản xuất công nghiệp năm 2021 tăng bao nhiêu phần trăm",
    "tổng thu ngân sách nhà nước trên địa bàn tỉnh",
    "tỷ lệ hộ nghèo giảm còn bao nhiêu",
    "chỉ tiêu kế hoạch phát triển kinh tế - xã hội năm 2022",
    "diện tích rừng trồng mới và tỷ lệ che phủ rừng",
    "ai ký quyết định thành lập ban chỉ đạo cải cách hành chính",
    "số xã đạt chuẩn nông thôn mới của huyện",
    "thời hạn giải quyết hồ sơ cấp giấy chứng nhận quyền sử dụng đất",
    "ủy ban nhân dân tỉnh giao sở tài chính chủ trì việc gì",
    "kim ngạch xuất khẩu sáu tháng đầu năm so với cùng kỳ",
    "nghị quyết của hội đồng nhân dân về vốn đầu tư công trung hạn",
    "công tác phòng cháy chữa cháy trong mùa khô",
    "lịch tiếp công dân định kỳ của chủ tịch huyện",
    "mức hỗ trợ cho người có công với cách mạng là bao nhiêu",
)


@pytest.fixture(scope="module")
def restorer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("restorer")
    record = {"id": "1", "title": "", "text": "\n".join(SENTENCES * 3)}
    (folder / "van.jsonl").write_text(json.dumps(record), encoding="utf-8")
    settings = RestorerSettings(least_count=2, held_out_one_in=10**9)
    train_restorer([folder / "van.jsonl"], folder, settings, lambda step: None)
    return Restorer.load(folder / "restorer.bin")


@pytest.mark.parametrize("sentence", SENTENCES[:-1])
def test_what_was_counted_is_restored(restorer, sentence):
    bare = fold(sentence)
    assert restorer.restore(bare) == lower_aligned(sentence)


def test_neighbours_decide_between_forms(restorer):
    assert restorer.restore("gia tri, gia dinh") == "giá trị, gia đình"
    assert restorer.restore("quan ly; quan Hoan Kiem") == "quản lý; quận Hoàn Kiếm"


@pytest.mark.parametrize(
    ("written", "restored"),
    [
        ("Gia Tri SAN xuat", "Giá Trị SAN xuất"),
        ("GIA TRI SAN XUAT CONG NGHIEP", "GIÁ TRỊ SẢN XUẤT CÔNG NGHIỆP"),
        ("  gia\ttri :  san xuat?! ", "  giá\ttrị :  sản xuất?! "),
        ("tang 17,04 ty dong (02-CTr/TU)", "tăng 17,04 tỷ đồng (02-CTr/TU)"),
        ("UBND quan va HDND tinh", "UBND quận và HDND tỉnh"),
        ("hdnd quan", "hdnd quận"),
        ("gia tri facebook", "giá trị facebook"),
        ("", ""),
    ],
)
def test_only_bare_known_words_change(restorer, written, restored):
    assert restorer.restore(written) == restored


def test_accented_words_stay_and_steer(restorer):
    assert restorer.restore("giá tri san xuat") == "giá trị sản xuất"
    assert restorer.restore("gía tri") == "gía trị"
    assert restorer.restore("thuỷ") == "thuỷ"


def test_a_bare_word_among_accented_ones_is_meant_so(restorer):
    text = "ủy ban nhân dân tỉnh Đắk Lắk và hội đồng nhân dân quận Hoàn Kiếm gặp Gia"
    assert restorer.restore(text) == text


def test_a_loose_mark_keeps_its_word(restorer):
    assert restorer.restore("gia\u0301 tri") == "gia\u0301 trị"


@given(texts)
@example("GIA TRI san\u0301 xuat İ ẞ Ð")
@example("d\u0301 tinh")
def test_only_marks_are_added(text):
    shipped = Restorer.load()
    restored = shipped.restore(text)
    assert len(restored) == len(text)
    assert fold(restored) == fold(text)
    assert all(old == new for old, new in zip(text, restored, strict=True) if not old.isascii())


@given(st.lists(st.sampled_from(EVERYDAY), min_size=1, max_size=3).map(". ".join))
def test_accented_text_is_left_alone(text):
    assert Restorer.load().restore(text) == text


@given(any_text)
def test_codes_and_figures_stay(text):
    restored = Restorer.load().restore(text)
    for token in tokens(text):
        if any(c.isdigit() for c in token.text):
            assert token.span.of(restored) == token.text


@pytest.mark.parametrize("piece", ["a", "a-", "a ", "quan ", "QUAN. ", "1,", "\n", "\u0301", "Đ "], ids=ascii)
def test_an_endless_repetition_is_restored_in_reasonable_time(piece):
    text = piece * 3000
    started = time.process_time()
    assert len(Restorer.load().restore(text)) == len(text)
    assert time.process_time() - started < 5


def test_the_shipped_table_knows_the_phrases_of_officials():
    wanted = [word for phrase in EVERYDAY for word in phrase.split()]
    restored = [word for phrase in EVERYDAY for word in Restorer.load().restore(fold(phrase)).split()]
    right = sum(a == b for a, b in zip(wanted, restored, strict=True))
    assert right / len(wanted) >= 0.9


def test_a_table_is_the_same_on_machines_of_either_byte_order(tmp_path: Path, monkeypatch):
    two, one = array("H", [1, 300]), array("B", [1, 2])
    columns = Columns(one, one, two, two, one, one, two, two, one)
    write_table(tmp_path / "little.bin", [("gia", ["giá", "già"])], columns)
    monkeypatch.setattr(sys, "byteorder", "big" if sys.byteorder == "little" else "little")
    write_table(tmp_path / "other.bin", [("gia", ["giá", "già"])], columns)
    assert (tmp_path / "little.bin").read_bytes() != (tmp_path / "other.bin").read_bytes()
    table = read_table(tmp_path / "other.bin")
    assert table.columns == columns
    assert (table.forms[3:], list(table.candidates["gia"])) == (("giá", "già"), [3, 4])


@pytest.mark.parametrize("content", [b"", b"other", b"tracuu restorer 1\nxyz"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content):
    file = tmp_path / "table.bin"
    file.write_bytes(content)
    with pytest.raises(ConfigurationError, match="khôi phục dấu"):
        read_table(file)
