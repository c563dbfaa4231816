"""Peers answer in the contract, and every quote of theirs is genuine."""

import pytest

from eval.compare import side_by_side
from eval.peers import Bm25Sentences, PeerText, ask_peer
from eval.scoring import score_all
from eval.summary import summarise
from tests.eval.archive import TEXTS, FakeTexts, document, figure_case, refusal_case, rice_case
from tests.fakes.embedder import HashingEmbedder

CASES = (figure_case(), rice_case(question="Sản lượng lúa đạt bao nhiêu tấn?"), refusal_case(question="zzz"))


@pytest.fixture(scope="module")
def texts():
    return tuple(PeerText(document(id_), text) for id_, text in TEXTS.items())


def judged(peer):
    done = []
    records = ask_peer(peer, CASES, done.append)
    assert done == [1, 2, 3]
    scored = score_all(CASES, records, FakeTexts())
    assert all(not each.false_quotes and not each.unsupported for each in scored)
    return summarise(scored, system=peer.name, made="2025-01-01", total=len(CASES))


def test_bm25_says_the_top_sentence(texts):
    summary = judged(Bm25Sentences(texts))
    rice = next(case for case in summary["per_case"] if case["id"] == "c2")
    assert rice["headline"] == "Sản lượng lúa đạt 1.200 tấn."
    assert rice["correct"]
    assert summary["per_case"][2]["outcome"] == "not_found"


def test_llama_index_says_the_top_passage(texts):
    from eval.llama_index_peer import LlamaIndexVectors

    summary = judged(LlamaIndexVectors(texts, HashingEmbedder()))
    rice = next(case for case in summary["per_case"] if case["id"] == "c2")
    assert "1.200 tấn" in rice["text"]
    table = side_by_side((summary, judged(Bm25Sentences(texts))))
    assert "| Đúng như mong đợi (mọi câu) |" in table
    assert "- BM25, câu đứng đầu → llama-index" in table
