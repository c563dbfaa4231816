from __future__ import annotations

from email.message import EmailMessage

from ingest.formats import Format, parse, recognise


def _mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "vanthu@hoaan.gov.vn"
    message["To"] = "ubnd@hoaan.gov.vn"
    message["Subject"] = "Báo cáo tháng 9"
    message["Date"] = "Mon, 30 Sep 2024 08:00:00 +0700"
    message.set_content("Kính gửi văn phòng,\n\nGiá trị sản xuất tăng 17,04%.")
    return message


def test_a_mail_is_its_header_lines_and_its_text() -> None:
    message = _mail()
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="bc.pdf")
    parsed = parse(message.as_bytes(), "thư.eml")
    assert parsed.text.splitlines() == [
        "Từ: vanthu@hoaan.gov.vn",
        "Đến: ubnd@hoaan.gov.vn",
        "Ngày gửi: Mon, 30 Sep 2024 08:00:00 +0700",
        "Chủ đề: Báo cáo tháng 9",
        "Kính gửi văn phòng,",
        "Giá trị sản xuất tăng 17,04%.",
        "Tệp kèm theo: bc.pdf",
    ]


def test_html_mail_is_read_too() -> None:
    message = _mail()
    message.set_content("<p>Giá trị <b>sản xuất</b> tăng 17,04%.</p>", subtype="html")
    content = message.as_bytes()
    assert recognise(content, "x") is Format.MAIL
    assert "Giá trị sản xuất tăng 17,04%." in parse(content, "x").text


def test_a_mail_without_text_keeps_its_header() -> None:
    message = _mail()
    message.clear_content()
    message.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    assert parse(message.as_bytes(), "x").text.endswith("Tệp kèm theo: a.png")
