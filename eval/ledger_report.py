"""What the ledger has right, wrong and not, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from eval.labels import percent
from eval.ledger_scores import Compared, Field, LedgerScore
from eval.report import cell
from eval.statistics import wilson


def as_markdown(scores: Sequence[LedgerScore], command: str) -> str:
    """Fields right, whole figures right and found; then every figure that is wrong, in doubt or missing."""
    compared = [each for score in scores for each in score.compared]
    counted = [each for each in compared if not (each.read and each.read.optional)]
    sure = [each for each in counted if each.sure]
    missed = [figure for score in scores for figure in score.missed if not figure.optional]
    found = {each.read for each in counted if each.read}
    lines = [
        f"`{command}`: {len(scores)} văn bản, {len(found) + len(missed)} số liệu người đọc thấy",
        "",
        "| sổ | số liệu | " + " | ".join(Field) + " | đúng cả sáu [95%] | tìm thấy đúng [95%] |",
        "|---|---|" + "---|" * (len(Field) + 2),
        _row("không ngờ vực", sure, len(found) + len(missed)),
        _row("tất cả", counted, len(found) + len(missed)),
    ]
    faults = Counter(field for each in sure for field in each.wrong if each.read)
    lines += ["", f"Không phải số liệu mà có trong sổ: {sum(each.read is None for each in sure)}"]
    lines += [f"Sai: {', '.join(f'{field} {count}' for field, count in faults.most_common())}", ""]
    return "\n".join([*lines, *(line for score in scores for line in _listed(score))])


def _row(title: str, compared: Sequence[Compared], all_read: int) -> str:
    read = [each for each in compared if each.read]
    fields = " | ".join(_share(sum(field not in e.wrong for e in read), len(read)) for field in Field)
    right = sum(each.right for each in compared)
    found = len({each.read for each in compared if each.right})
    whole = f"{_interval(right, len(compared))} | {_interval(found, all_read)}"
    return f"| {title} | {len(compared)} | {fields} | {whole} |"


def _share(count: int, whole: int) -> str:
    return percent(count / whole) if whole else "–"


def _interval(count: int, whole: int) -> str:
    if not whole:
        return "–"
    low, high = wilson(count, whole)
    return f"{percent(count / whole)} [{percent(low)}–{percent(high)}]"


def _listed(score: LedgerScore) -> Iterable[str]:
    yield f"## {score.file}"
    for each in score.compared:
        if not each.right:
            yield f"- {'' if each.sure else '(ngờ vực) '}{_told(each)}"
    for figure in score.missed:
        yield f"- thiếu: {cell(figure.value)} ({' '.join(sorted(figure.name))})"


def _told(compared: Compared) -> str:
    read, right = compared.observation, compared.read
    said = f"{cell(compared.written)} · {read.indicator}"
    if right is None:
        return f"{said}: không phải số liệu"
    expected = {
        Field.VALUE: f"{right.value}",
        Field.MEASURE: f"{read.measure} ≠ {'|'.join(sorted(right.measures))}",
        Field.STATUS: f"{read.status} ≠ {'|'.join(sorted(right.statuses))}",
        Field.PERIOD: f"{read.period and f'{read.period.start}/{read.period.end}'} ≠ "
        + "|".join(sorted(right.periods)),
        Field.PLACE: f"{read.area} ≠ {'|'.join(sorted(right.places))}",
        Field.INDICATOR: f"cần {' '.join(sorted(right.name))}; được {' '.join(sorted(right.full))}",
    }
    return f"{said}: " + "; ".join(
        f"{field}: {expected[field]}" for field in Field if field in compared.wrong
    )
