"""The cross-encoder: multilingual-e5-small's 12 layers with a pruned vocabulary and three small heads."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

H, FF, NH, EPS = 384, 1536, 12, 1e-12
HEADS = ("claim", "answer", "qav")


def dequantise(raw):
    b = np.ascontiguousarray(raw).reshape(-1).view(np.dtype([("d", "<f2"), ("qs", "u1", 16)]))
    q = b["qs"]
    low, high = (q & 15).astype(np.float32) - 8, (q >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * b["d"].astype(np.float32)[:, None]).reshape(-1)


class Block(nn.Module):
    def __init__(self, drop):
        super().__init__()
        self.qkv, self.o, self.l1 = nn.Linear(H, 3 * H), nn.Linear(H, H), nn.LayerNorm(H, EPS)
        self.i, self.f, self.l2 = nn.Linear(H, FF), nn.Linear(FF, H), nn.LayerNorm(H, EPS)
        self.drop = nn.Dropout(drop)

    def forward(self, x, bias):
        B, L, _ = x.shape
        q, k, v = self.qkv(x).view(B, L, 3, NH, H // NH).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype)).transpose(1, 2).reshape(B, L, H)
        x = self.l1(x + self.drop(self.o(a)))
        return self.l2(x + self.drop(self.f(F.gelu(self.i(x)))))


class Judge(nn.Module):
    def __init__(self, vocab, layers=12, drop=0.1):
        super().__init__()
        self.word, self.pos, self.typ = nn.Embedding(vocab, H), nn.Embedding(512, H), nn.Parameter(torch.zeros(H))
        self.seg = nn.Parameter(torch.zeros(H))  # added to the second text
        self.ln = nn.LayerNorm(H, EPS)
        self.b = nn.ModuleList(Block(drop) for _ in range(layers))
        self.h1 = nn.ModuleList(nn.Linear(2 * H, H) for _ in HEADS)
        self.h2 = nn.ModuleList(nn.Linear(H, 1) for _ in HEADS)
        self.drop = nn.Dropout(drop)

    def hidden(self, ids, mask, second=None):
        x = self.word(ids) + self.pos.weight[: ids.shape[1]] + self.typ
        if second is not None:
            x = x + second[:, :, None].to(x.dtype) * self.seg
        x = self.drop(self.ln(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for b in self.b:
            x = b(x, bias)
        return x

    def forward(self, ids, mask, second):
        """Return (B, 3) logits: claim, answer, question-answer."""
        x = self.hidden(ids, mask, second)
        m = mask[:, :, None].to(x.dtype)
        p = torch.cat([x[:, 0], (x * m).sum(1) / m.sum(1)], 1)
        return torch.cat([h2(self.drop(torch.tanh(h1(p)))) for h1, h2 in zip(self.h1, self.h2)], 1)


def build(base, layers=12, drop=0.1):
    z = np.load(base)
    E = dequantise(z["emb.word"]).reshape(-1, H)
    m = Judge(len(E), layers, drop)

    def g(k, *shape):
        raw = z[k]
        return torch.from_numpy((dequantise(raw) if raw.dtype == np.uint8 else raw).reshape(*shape).copy() if shape else raw.copy())

    with torch.no_grad():
        m.word.weight.copy_(torch.from_numpy(E))
        m.pos.weight.copy_(g("emb.pos", 512, H))
        m.typ.copy_(g("emb.type", 2, H)[0])
        m.ln.weight.copy_(g("emb.ln.w"))
        m.ln.bias.copy_(g("emb.ln.b"))
        for n, b in enumerate(m.b):
            w = lambda k, *s: g(f"l{n}.{k}", *s)
            b.qkv.weight.copy_(torch.cat([w("q.w", H, H), w("k.w", H, H), w("v.w", H, H)]))
            b.qkv.bias.copy_(torch.cat([w("q.b"), w("k.b"), w("v.b")]))
            b.o.weight.copy_(w("ao.w", H, H))
            b.o.bias.copy_(w("ao.b"))
            b.l1.weight.copy_(w("aln.w"))
            b.l1.bias.copy_(w("aln.b"))
            b.i.weight.copy_(w("fi.w", FF, H))
            b.i.bias.copy_(w("fi.b"))
            b.f.weight.copy_(w("fo.w", H, FF))
            b.f.bias.copy_(w("fo.b"))
            b.l2.weight.copy_(w("oln.w"))
            b.l2.bias.copy_(w("oln.b"))
    m.word.weight.requires_grad_(False)  # frozen: little data, and the file stays what it was
    return m


def pair(a, b, cap=288):
    """<s> a </s></s> b </s>, the second text cut to fit."""
    a, b = list(a)[: cap // 2], list(b)
    b = b[: cap - 4 - len(a)]
    return [0, *a, 2, 2, *b, 2], [0] * (len(a) + 2) + [1] * (len(b) + 2)


def batch(pairs, device):
    L = -(-max(len(p[0]) for p in pairs) // 8) * 8
    ids = np.ones((len(pairs), L), np.int64)
    sec = np.zeros((len(pairs), L), np.int64)
    mask = np.zeros((len(pairs), L), np.int64)
    for r, (i, s) in enumerate(pairs):
        ids[r, : len(i)], sec[r, : len(i)], mask[r, : len(i)] = i, s, 1
    return [torch.from_numpy(x).to(device, non_blocking=True) for x in (ids, mask, sec)]


def pack(model, start):
    """The change of every trained tensor against `start`, 8 bits a value with a scale a row."""
    made = {}
    for k, v in model.state_dict().items():
        if k == "word.weight":
            continue
        d = (v.float().cpu() - start[k].float().cpu()).numpy()
        if d.ndim < 2:
            made[k] = d
        else:
            s = np.maximum(np.abs(d).max(1, keepdims=True), 1e-12) / 127
            made[k], made[k + "@"] = np.round(d / s).astype(np.int8), s.astype(np.float32)
    return made


def unpack(model, made):
    s = model.state_dict()
    for k in s:
        if k in made:
            d = made[k].astype(np.float32) * made[k + "@"] if k + "@" in made else made[k]
            s[k] = s[k] + torch.from_numpy(np.asarray(d)).to(s[k].dtype)
    model.load_state_dict(s)
    return model
