"""Write the trained judge as an int8 ONNX file with its pruned vocabulary.

python export.py --base .gpu/base.npz --changes run2/soup --out out   (judge.fp32.onnx for checks, judge.int8.onnx to ship)
Inputs ids, mask, second (B, L) int64; output logits (B, 2): claim, answer.
"""

import argparse
import gzip
import pickle
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper as nh
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

from model import EPS, NH, batch, build, pair, unpack

CAP = 288


def maxima(m, pairs):
    """The largest |input| a channel has in front of each quantised MatMul, over some training pairs."""
    top, hooks = {}, []
    for k, x in m.named_modules():
        if isinstance(x, torch.nn.Linear) and k.startswith("b."):
            def see(_, args, k=k):
                v = args[0].detach().abs().flatten(0, -2).amax(0).numpy()
                top[k] = np.maximum(top.get(k, 0), v)
            hooks.append(x.register_forward_pre_hook(see))
    with torch.no_grad():
        for p in pairs:
            m(*batch([p], "cpu"))
    for x in hooks:
        x.remove()
    return top


def graph(m, top=None, alpha=0.6):
    s = {k: v.detach().float().numpy() for k, v in m.state_dict().items()}
    nodes, init = [], []

    def const(name, a):
        init.append(nh.from_array(np.array(a, order="C"), name))
        return name

    def op(kind, ins, out, domain="", **kw):
        nodes.append(h.make_node(kind, ins, [out] if isinstance(out, str) else out, name=(out if isinstance(out, str) else out[0]) + "_n", domain=domain, **kw))
        return out

    def linear(x, k, out):
        w = s[k + ".weight"].T
        if top and k in top:  # outlying channels of the input moved into the weights, so that 8 bits suffice
            f = np.maximum(top[k], 1e-4) ** alpha / np.maximum(np.abs(w).max(1), 1e-4) ** (1 - alpha)
            f = (f / np.exp(np.log(f).mean())).astype(np.float32)
            x, w = op("Mul", [x, const(k + ".f", 1 / f)], out + "_f"), w * f[:, None]
        op("MatMul", [x, const(k + ".w", w)], out + "_m")
        return op("Add", [out + "_m", const(k + ".b", s[k + ".bias"])], out)

    def norm(x, k, out):
        return op("LayerNormalization", [x, const(k + ".w", s[k + ".weight"]), const(k + ".b", s[k + ".bias"])], out, axis=-1, epsilon=EPS)

    E = s["word.weight"]
    scale = np.abs(E).max(1, keepdims=True) / 127
    const("word.q", np.round(E / np.maximum(scale, 1e-12)).astype(np.int8))
    const("word.s", scale.astype(np.float32))
    op("Gather", ["word.q", "ids"], "e_q")
    op("Cast", ["e_q"], "e_f", to=T.FLOAT)
    op("Gather", ["word.s", "ids"], "e_s")
    op("Mul", ["e_f", "e_s"], "e")
    const("pos", s["pos.weight"][:CAP] + s["typ"])
    op("Shape", ["ids"], "len", start=1, end=2)
    op("Slice", ["pos", const("zero", np.array([0], np.int64)), "len", const("ax0", np.array([0], np.int64))], "p")
    op("Add", ["e", "p"], "ep")
    op("Cast", ["second"], "sec_f", to=T.FLOAT)
    op("Unsqueeze", ["sec_f", const("ax2", np.array([2], np.int64))], "sec_u")
    op("Mul", ["sec_u", const("seg", s["seg"])], "sec_v")
    op("Add", ["ep", "sec_v"], "x_in")
    x = norm("x_in", "ln", "x_0")
    op("Cast", ["mask"], "mask_i", to=T.INT32)
    n = sum(k.endswith("qkv.weight") for k in s)
    for i in range(n):
        b, p = f"b.{i}", f"l{i}_"
        linear(x, f"{b}.qkv", p + "qkv")
        op("Split", [p + "qkv"], [p + "q", p + "k", p + "v"], axis=2, num_outputs=3)
        op("MultiHeadAttention", [p + "q", p + "k", p + "v", "", "mask_i"], p + "a", domain="com.microsoft", num_heads=NH)
        linear(p + "a", f"{b}.o", p + "o")
        op("Add", [x, p + "o"], p + "r1")
        y = norm(p + "r1", f"{b}.l1", p + "y")
        linear(y, f"{b}.i", p + "i")
        op("Gelu", [p + "i"], p + "g", domain="com.microsoft")
        linear(p + "g", f"{b}.f", p + "f")
        op("Add", [y, p + "f"], p + "r2")
        x = norm(p + "r2", f"{b}.l2", f"x_{i + 1}")
    op("Cast", ["mask"], "mask_f", to=T.FLOAT)
    op("Unsqueeze", ["mask_f", "ax2"], "mask_u")
    op("Mul", [x, "mask_u"], "xm")
    op("ReduceSum", ["xm", const("ax1", np.array([1], np.int64))], "xs", keepdims=0)
    op("ReduceSum", ["mask_f", "ax1"], "ms", keepdims=1)
    op("Div", ["xs", "ms"], "mean")
    op("Gather", [x, const("first", np.array(0, np.int64))], "cls", axis=1)
    op("Concat", ["cls", "mean"], "pool", axis=1)
    outs = []
    for k in (0, 1):
        linear("pool", f"h1.{k}", f"h{k}")
        op("Tanh", [f"h{k}"], f"t{k}")
        outs.append(linear(f"t{k}", f"h2.{k}", f"z{k}"))
    op("Concat", outs, "logits", axis=1)
    io = [h.make_tensor_value_info(k, T.INT64, ["B", "L"]) for k in ("ids", "mask", "second")]
    g = h.make_graph(nodes, "judge", io, [h.make_tensor_value_info("logits", T.FLOAT, ["B", 2])], init)
    return h.make_model(g, opset_imports=[h.make_opsetid("", 18), h.make_opsetid("com.microsoft", 1)], ir_version=9)


def quantise(source, target):
    """8 bits: the feed-forward's second product by blocks of 128 (its input has outliers), the others a scale a row."""
    model = onnx.load(source)
    names = [n.name for n in model.graph.node if n.op_type == "MatMul"]
    q = MatMulNBitsQuantizer(model, block_size=128, is_symmetric=True, bits=8, accuracy_level=4, nodes_to_exclude=[n for n in names if not n.endswith("_f_m_n")])
    q.process()
    onnx.save(q.model.model, "/tmp/half.onnx")
    quantize_dynamic("/tmp/half.onnx", target, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8,
                     nodes_to_exclude=["z0_m_n", "z1_m_n"], extra_options={"DefaultTensorType": T.FLOAT})


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--base", default="gpu/base.npz")
    a.add_argument("--changes", default="run2/soup")
    a.add_argument("--out", default="out")
    a.add_argument("--data", default="data.pkl.gz")
    a.add_argument("--alpha", type=float, default=0.65)
    a = a.parse_args()
    m = build(a.base).eval()
    made = {}
    for i in (0, 1):
        z = np.load(f"{a.changes}-{i}.npz")
        made |= {k: z[k] for k in z.files}
    unpack(m, made)
    out = Path(a.out)
    torch.save(m.state_dict(), "/tmp/judge.pt")
    D = pickle.load(gzip.open(a.data))
    some = [c for c in D["claims"] if c["split"] == "train"][::60]
    ask = [q for q in D["questions"] if q["split"] == "train" and q["gold"]][::400]
    pairs = [pair(D["texts"][c["claim"]], D["texts"][c["quote"]]) for c in some]
    pairs += [pair(D["texts"][q["text"]], D["texts"][D["windows"][q["gold"][0]]["text"]]) for q in ask]
    top = maxima(m, pairs)
    onnx.save(graph(m), out / "../judge.fp32.onnx")
    onnx.save(graph(m, top, a.alpha), "/tmp/smooth.onnx")
    quantise("/tmp/smooth.onnx", out / "judge.int8.onnx")
    print({f.name: round(f.stat().st_size / 1e6, 1) for f in out.glob("*.onnx")})


if __name__ == "__main__":
    main()
