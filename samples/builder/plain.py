"""The plain formats: text, Markdown and HTML."""

from __future__ import annotations

from html import escape

from builder.source import (
    JOIN_LEFT,
    JOIN_UP,
    Block,
    Line,
    PageBreak,
    Paragraph,
    SampleDocument,
    Signature,
    Table,
)

_MARKDOWN = {"kind": "# {}", "subject": "**{}**", "centre": "**{}**", "bold": "**{}**", "italic": "*{}*"}
_HTML = {"kind": "h1", "subject": "h2", "centre": "h3", "bold": "h4"}


def render_text(document: SampleDocument) -> bytes:
    parts = ["\n".join(line.text for line in block) for block in (document.left, document.right) if block]
    parts += [_text_block(block) for block in document.blocks if not isinstance(block, PageBreak)]
    return ("\n\n".join(parts) + "\n").encode()


def _text_block(block: Block) -> str:
    match block:
        case Paragraph(text, _):
            return text
        case Table():
            return "\n".join(" | ".join(_shown(cell) for cell in row) for row in block.rows)
        case Signature(recipients, signer):
            left = ["Nơi nhận:", *recipients, ""] if recipients else []
            return "\n".join([*left, *signer])
    return ""


def _shown(cell: str) -> str:
    return "" if cell in (JOIN_LEFT, JOIN_UP) else cell


def render_markdown(document: SampleDocument) -> bytes:
    parts = [_markdown_lines(block) for block in (document.left, document.right) if block]
    parts += [_markdown_block(block) for block in document.blocks if not isinstance(block, PageBreak)]
    return ("\n\n".join(parts) + "\n").encode()


def _markdown_lines(lines: tuple[Line, ...]) -> str:
    shown = [f"**{line.text}**" if line.bold else line.text.replace("*", "\\*") for line in lines]
    return "  \n".join(shown)


def _markdown_block(block: Block) -> str:
    match block:
        case Paragraph(text, style):
            return _MARKDOWN.get(style, "{}").format(text)
        case Table():
            rows = ["| " + " | ".join(_shown(cell) for cell in row) + " |" for row in block.rows]
            rows.insert(1, "|" + "---|" * len(block.rows[0]))
            return "\n".join(rows)
        case Signature(recipients, signer):
            left = ["**Nơi nhận:**", *recipients, ""] if recipients else []
            return "\n".join([*left, *(f"**{line}**  " for line in signer)])
    return ""


def render_html(document: SampleDocument) -> bytes:
    body = "\n".join(_html_block(block) for block in document.blocks if not isinstance(block, PageBreak))
    header = _html_header(document)
    page = _NEWS if document.layout == "news" else _OFFICE
    filled = page.format(title=escape(document.title), header=header, body=body, issued=document.issued)
    return filled.encode()


def _html_header(document: SampleDocument) -> str:
    if not document.left and not document.right:
        return ""
    cells = "".join(f"<td>{_html_lines(block)}</td>" for block in (document.left, document.right))
    return f'<table class="tieu-de"><tr>{cells}</tr></table>'


def _html_lines(lines: tuple[Line, ...]) -> str:
    return "<br>\n".join(f"<b>{escape(x.text)}</b>" if x.bold else escape(x.text) for x in lines)


def _html_block(block: Block) -> str:
    match block:
        case Paragraph(text, style):
            tag = _HTML.get(style, "p")
            inner = f"<i>{escape(text)}</i>" if style in ("italic", "note") else escape(text)
            return f"<{tag}>{inner}</{tag}>"
        case Table():
            return _html_table(block)
        case Signature(recipients, signer):
            left = "<br>\n".join(escape(line) for line in ("Nơi nhận:", *recipients) if recipients)
            right = "<br>\n".join(f"<b>{escape(line)}</b>" for line in signer)
            return f'<table class="ky"><tr><td>{left}</td><td>{right}</td></tr></table>'
    return ""


def _html_table(table: Table) -> str:
    sizes = {(t, c): (b - t + 1, r - c + 1) for t, c, b, r in table.spans()}
    out = ['<table border="1">']
    for r, row in enumerate(table.rows):
        tag = "th" if r < table.header_rows else "td"
        cells = []
        for c, cell in enumerate(row):
            if cell in (JOIN_LEFT, JOIN_UP):
                continue
            down, across = sizes.get((r, c), (1, 1))
            join = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
            cells.append(f"<{tag}{join}>{escape(cell)}</{tag}>")
        out.append("<tr>" + "".join(cells) + "</tr>")
    return "\n".join([*out, "</table>"])


_OFFICE = """<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
{header}
{body}
</body>
</html>
"""

_NEWS = """<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="{issued}"></head>
<body>
<header><a href="/">Bản tin nội bộ tỉnh Thái Bình</a></header>
<nav><ul><li><a href="/tin-tuc">Tin tức</a></li><li><a href="/van-ban">Văn bản</a></li>
<li><a href="/lich-cong-tac">Lịch công tác</a></li></ul></nav>
<main><article>
{header}
{body}
</article></main>
<aside><h3>Tin cùng chuyên mục</h3><ul><li>Lịch tiếp công dân định kỳ</li></ul></aside>
<footer><p>Ban Biên tập bản tin. Ghi rõ nguồn khi sử dụng lại thông tin.</p></footer>
</body>
</html>
"""
