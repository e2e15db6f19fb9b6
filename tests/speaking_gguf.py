"""A GGUF model small enough to make in a test, which says one given text: a chain of tokens.

Each token's embedding has a direction of its own, attention and feed-forward add nothing, and the
output layer sends each piece of the text to the next one and every other token to the first.
"""

from collections.abc import Sequence
from pathlib import Path

import gguf
import numpy as np

_UNKNOWN, _BEGIN, _END = 0, 1, 2
_HEADS = 4
_TEMPLATE = "{% for message in messages %}{{ message['content'] }}\n{% endfor %}"


def write(path: Path, pieces: Sequence[str], *, ends: bool = True) -> Path:
    """Write a model that says ``pieces`` and then ends, or begins again where ``ends`` is false."""
    special = ["<unk>", "<s>", "</s>"]
    tokens = [*special, *(f"<0x{byte:02X}>" for byte in range(256)), *pieces]
    types = (
        [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL]
        + [gguf.TokenType.BYTE] * 256
        + [gguf.TokenType.NORMAL] * len(pieces)
    )
    size = -(-len(tokens) // 32) * 32
    writer = gguf.GGUFWriter(str(path), "llama")
    _write_shape(writer, size)
    writer.add_tokenizer_model("llama")
    writer.add_token_list([token.replace(" ", "\u2581") for token in tokens])
    writer.add_token_scores([-1e6] * len(tokens))
    writer.add_token_types(types)
    writer.add_bos_token_id(_BEGIN)
    writer.add_eos_token_id(_END)
    writer.add_unk_token_id(_UNKNOWN)
    writer.add_chat_template(_TEMPLATE)
    for name, tensor in _tensors(size, len(tokens), len(tokens) - len(pieces), ends).items():
        writer.add_tensor(name, tensor.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _write_shape(writer: gguf.GGUFWriter, size: int) -> None:
    writer.add_context_length(4096)
    writer.add_embedding_length(size)
    writer.add_block_count(1)
    writer.add_feed_forward_length(32)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(size // _HEADS)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)


def _tensors(size: int, count: int, first: int, ends: bool) -> dict[str, np.ndarray]:
    embeddings = np.eye(count, size)
    following = np.full(count, first)
    following[first:] = np.arange(first + 1, count + 1)
    following[-1] = _END if ends else first
    output = np.zeros((count, size))
    output[following, np.arange(count)] = 1.0
    square, ones = np.zeros((size, size)), np.ones(size)
    return {
        "token_embd.weight": embeddings,
        "output.weight": output,
        "output_norm.weight": ones,
        "blk.0.attn_norm.weight": ones,
        "blk.0.ffn_norm.weight": ones,
        **{f"blk.0.attn_{part}.weight": square for part in ("q", "k", "v", "output")},
        "blk.0.ffn_gate.weight": np.zeros((32, size)),
        "blk.0.ffn_up.weight": np.zeros((32, size)),
        "blk.0.ffn_down.weight": np.zeros((size, 32)),
    }
