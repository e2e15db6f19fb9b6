"""Train the judge on one GPU.

python train.py mine                       e5 candidates for every question -> WORK/mined.pkl
python train.py A '{"name":"A3",...}'      stage A: answer head, question-answer verification, synthetic claims
python train.py B '[{"name":"B1",...}]'    stage B: claim head on the hand-written pairs, answers replayed
python train.py final NAME ...             the seeds' weights averaged, tests scored, OUT/soup-*.npz
Files are read from DATA (base.npz, data.pkl.gz), states kept in WORK, results written to OUT.
"""

import collections
import gzip
import json
import os
import pickle
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

from model import batch, build, pack, pair, unpack

DATA, WORK, OUT = os.environ.get("DATA", "."), os.environ.get("WORK", "work"), os.environ.get("OUT", "out")
DEV = "cuda" if torch.cuda.is_available() else "cpu"
SMOKE = bool(os.environ.get("SMOKE"))
os.makedirs(WORK, exist_ok=True)
T0 = time.time()
torch.set_num_threads(2)


def say(*a):
    print(f"[{time.time() - T0:6.1f}]", *a, flush=True)


def load():
    D = pickle.load(gzip.open(f"{DATA}/data.pkl.gz"))
    if SMOKE:
        D["questions"] = D["questions"][:30] + D["questions"][-30:]
        D["texts"] = [t[:20] for t in D["texts"]]
    return D


def auc(y, s):
    y, s = np.asarray(y, bool), np.asarray(s, float)
    if y.all() or not y.any():
        return float("nan")
    r = np.empty(len(s))
    o = np.argsort(s, kind="stable")
    r[o] = np.arange(1, len(s) + 1)
    for v in np.unique(s):
        t = s == v
        if t.sum() > 1:
            r[t] = r[t].mean()
    return float((r[y].sum() - y.sum() * (y.sum() + 1) / 2) / (y.sum() * (~y).sum()))


def cast():
    return torch.autocast("cuda", torch.bfloat16, enabled=DEV == "cuda")


@torch.no_grad()
def score(m, pairs, exact=False, size=256):
    """Logits (n, 3) of id pairs, batched by length."""
    m.eval()
    order = np.argsort([len(p[0]) for p in pairs], kind="stable")
    made = np.zeros((len(pairs), 3), np.float32)
    for at in range(0, len(order), size):
        ix = order[at : at + size]
        x = batch([pairs[i] for i in ix], DEV)
        with torch.autocast("cuda", torch.bfloat16, enabled=DEV == "cuda" and not exact):
            made[ix] = m(*x).float().cpu().numpy()
    m.train()
    return made


def mine():
    D = load()
    m = build(f"{DATA}/base.npz").to(DEV).eval()
    T = D["texts"]

    @torch.no_grad()
    def vectors(ids):
        made = np.zeros((len(ids), 384), np.float32)
        order = np.argsort([len(T[i]) for i in ids], kind="stable")
        for at in range(0, len(order), 256):
            ix = order[at : at + 256]
            x = batch([([0, *T[ids[i]][:300], 2], [0] * (min(300, len(T[ids[i]])) + 2)) for i in ix], DEV)
            with cast():
                h = m.hidden(x[0], x[1]).float()
            k = x[1][:, :, None].float()
            v = (h * k).sum(1) / k.sum(1)
            made[ix] = F.normalize(v, dim=1).cpu().numpy()
        return made

    W, Q = D["windows"], D["questions"]
    V, U = vectors([w["text"] for w in W]), vectors([q["text"] for q in Q])
    lang = np.array([w["lang"] for w in W])
    ql = np.array([q["lang"] for q in Q])
    for x in ("th", "en"):  # the language's mean taken off (.8)
        V[lang == x] -= 0.8 * V[lang == x].mean(0)
        U[ql == x] -= 0.8 * U[ql == x].mean(0)
    V /= np.linalg.norm(V, axis=1, keepdims=True)
    U /= np.linalg.norm(U, axis=1, keepdims=True)
    corpus = np.array([w["corpus"] for w in W])
    doc = np.array([w["doc"] for w in W])
    even = np.array([c == "xq" and int(d) % 2 == 0 for c, d in zip(corpus, doc)])
    found = []
    for n, q in enumerate(Q):
        pool = corpus == q["corpus"]
        if q["corpus"] == "xq":
            pool &= lang == q["plang"]
            if q["split"] != "odd":
                pool &= even
        ix = np.flatnonzero(pool)
        s = V[ix] @ U[n]
        top = ix[np.argsort(-s)[:21]]
        found.append(([int(i) for i in top], [float(x) for x in V[top] @ U[n]]))
    pickle.dump(found, open(f"{WORK}/mined.pkl", "wb"))
    for c in ("tq", "xq", "doc"):
        for a in ("train", "valid", "odd", "test"):
            k = [i for i, q in enumerate(Q) if q["corpus"] == c and q["split"] == a and q["answerable"]]
            if k:
                say("e5 R@1", c, a, len(k), round(float(np.mean([found[i][0][0] in Q[i]["skip"] for i in k])), 3))


class Answers:
    """Questions with their gold passage and sampled hard negatives, batched."""

    def __init__(self, D, rng, neg=4, docs=4):
        self.D, self.rng, self.neg = D, rng, neg
        found = pickle.load(open(f"{WORK}/mined.pkl", "rb"))
        self.items = []
        for q, (top, _) in zip(D["questions"], found):
            if q["split"] != "train":
                continue
            skip = set(q["skip"])
            hard = [i for i in top[:14] if i not in skip]
            self.items += [(q["text"], q["gold"], hard, q["bm"], q["same"])] * (docs if q["corpus"] == "doc" else 1)
        self.order = []

    def next(self, n):
        T, W, r = self.D["texts"], self.D["windows"], self.rng
        pairs, shape = [], []
        for _ in range(n):
            if not self.order:
                self.order = list(range(len(self.items)))
                r.shuffle(self.order)
            q, gold, hard, bm, same = self.items[self.order.pop()]
            pool = [hard[:4] or bm, hard, bm[:5] or hard, same or hard]
            neg = set()
            for k in range(self.neg):
                p = pool[k % 4]
                if p:
                    neg.add(r.choice(p))
            chosen = ([r.choice(gold)] if gold else []) + list(neg)
            shape.append((len(pairs), len(chosen), bool(gold)))
            pairs += [pair(T[q], T[W[i]["text"]]) for i in chosen]
        return pairs, shape


def answer_loss(z, shape):
    y = torch.zeros_like(z)
    ce = []
    for at, n, gold in shape:
        if gold:
            y[at] = 1
            if n > 1:
                ce.append(-F.log_softmax(z[at : at + n], 0)[0])
    w = torch.where(y > 0, 2.0, 1.0)
    return F.binary_cross_entropy_with_logits(z, y, weight=w) + (torch.stack(ce).mean() * 0.5 if ce else 0)


class Trainer:
    """AdamW on float32 masters of a bfloat16 model; warm-up, then linear decay by steps or by the clock."""

    def __init__(self, m, lr, steps, limit=1e9, warm=0.06, head=3.0):
        self.m, self.steps, self.limit, self.warm, self.done, self.began = m, steps, limit, warm, 0, time.time()
        named = [(k, p) for k, p in m.named_parameters() if p.requires_grad]
        self.params = [p for _, p in named]
        self.master = [p.detach().clone().float() for p in self.params]
        new = [k.startswith(("h1", "h2", "seg")) for k, _ in named]
        sets = [{"params": [w for w, n in zip(self.master, new) if n == h and (w.ndim > 1) == d], "lr": lr * (head if h else 1), "weight_decay": 0.01 if d else 0.0}
                for h in (False, True) for d in (False, True)]
        self.opt = torch.optim.AdamW([x for x in sets if x["params"]], fused=DEV == "cuda")
        self.lr = [g["lr"] for g in self.opt.param_groups]
        m.to(torch.bfloat16 if DEV == "cuda" else torch.float32)

    @property
    def progress(self):
        return max(self.done / self.steps, (time.time() - self.began) / self.limit)

    def step(self, loss):
        loss.backward()
        have = [(w, p) for w, p in zip(self.master, self.params) if p.grad is not None]
        for w, p in have:
            w.grad = p.grad.float()
        torch.nn.utils.clip_grad_norm_([w for w, _ in have], 1.0, foreach=True)
        f = min(1.0, (self.done + 1) / max(1, self.warm * self.steps), max(0.01, (1 - self.progress) / (1 - self.warm)))
        for g, lr in zip(self.opt.param_groups, self.lr):
            g["lr"] = lr * f
        self.opt.step()
        with torch.no_grad():
            torch._foreach_copy_([p for _, p in have], [w for w, _ in have])
        for w, p in have:
            w.grad = p.grad = None
        self.done += 1

    def finish(self):
        """The model back in float32 with its masters."""
        self.m.float()
        with torch.no_grad():
            for p, w in zip(self.params, self.master):
                p.copy_(w)
        return self.m


def start_from(m, name):
    """Load a state of WORK (.pt) or packed changes of DATA (NAME-0.npz, NAME-1.npz)."""
    if os.path.exists(f"{WORK}/{name}.pt"):
        m.load_state_dict({k: v.float() for k, v in torch.load(f"{WORK}/{name}.pt", map_location="cpu").items()}, strict=False)
    else:
        made = {}
        for i in (0, 1):
            z = np.load(f"{DATA}/{name}-{i}.npz")
            made |= {k: z[k] for k in z.files}
        unpack(m, made)


def answer_report(m, D, splits, tag, keep=None, exact=False):
    """Passage ranking among e5's first candidates and gating with the gold passage taken out."""
    found = pickle.load(open(f"{WORK}/mined.pkl", "rb"))
    T, W = D["texts"], D["windows"]
    pairs, who = [], []
    for n, (q, (top, sims)) in enumerate(zip(D["questions"], found)):
        if q["split"] not in splits or (q["corpus"], q["split"]) not in splits[q["split"]]:
            continue
        c = top[:10] + [g for g in q["gold"] if g not in top[:10]]
        for rank, i in enumerate(c):
            pairs.append(pair(T[q["text"]], T[W[i]["text"]]))
            who.append((n, i, rank, i in set(q["skip"]), i in q["gold"], sims[rank] if rank < 10 else -1.0))
    if not pairs:
        return
    z = score(m, pairs, exact)[:, 1]
    if keep is not None:
        keep["who"], keep["z"] = np.array(who, np.float32), z
    table = collections.defaultdict(list)
    by = collections.defaultdict(list)
    for w, s in zip(who, z):
        by[w[0]].append((w, float(s)))
    for n, rows in by.items():
        q = D["questions"][n]
        key = (q["corpus"], q["split"], f"{q['lang']}>{q['plang']}" if q["plang"] and q["corpus"] == "xq" else q["lang"])
        seen = [r for r in rows if r[0][2] < 10]
        rest = [s for w, s in seen if not w[3]]
        if q["answerable"]:
            first = max(seen, key=lambda r: r[1])
            e5 = seen[0]
            goldscore = max([s for w, s in rows if w[4]], default=None)
            table[key].append((e5[0][3], first[0][3], goldscore, max(rest) if rest else None))
        else:
            table[key].append((None, None, None, max(s for _, s in rows)))
    for key, rows in sorted(table.items()):
        r1 = [x[:2] for x in rows if x[0] is not None]
        pos = [x[2] for x in rows if x[2] is not None]
        neg = [x[3] for x in rows if x[3] is not None]
        un = [x[3] for x in rows if x[0] is None]
        say(tag, *key, "n", len(rows), "R@1 e5", round(np.mean([a for a, _ in r1]), 3) if r1 else None, "judge", round(np.mean([b for _, b in r1]), 3) if r1 else None,
            "gate AUC", round(auc([1] * len(pos) + [0] * len(neg), pos + neg), 3), "unanswerable AUC", round(auc([1] * len(pos) + [0] * len(un), pos + un), 3) if un and pos else None)


VALID = {"valid": {("tq", "valid")}, "test": {("doc", "test")}}
ALL = {"valid": {("tq", "valid")}, "test": {("doc", "test")}, "odd": {("xq", "odd")}}


def stage_a(c):
    rng = random.Random(c.get("seed", 0))
    torch.manual_seed(c.get("seed", 0))
    D = load()
    T = D["texts"]
    m = build(f"{DATA}/base.npz")
    if c.get("start"):
        start_from(m, c["start"])
    m = m.to(DEV).train()
    ans = Answers(D, rng)
    aux = [x for x in D["aux"] if x[3] in c["aux"]]
    if SMOKE:
        aux = aux[:200]
    aux.sort(key=lambda x: len(T[x[0]]) + len(T[x[1]]))
    steps = 3 if SMOKE else c.get("steps", 1100)
    t = Trainer(m, c.get("lr", 3e-5), steps, c.get("limit", 1e9))
    na, nx = (2, 4) if SMOKE else (c.get("na", 20), c.get("nx", 80))
    mean = []
    while t.progress < 1:
        pairs, shape = ans.next(na)
        loss = answer_loss(m(*batch(pairs, DEV))[:, 1].float(), shape)
        parts = [loss.detach()]
        if aux:
            at = rng.randrange(max(1, len(aux) - nx))  # a slice of like lengths
            some = aux[at : at + nx]
            z = m(*batch([pair(T[a], T[b]) for a, b, _, _ in some], DEV)).float()
            y = torch.tensor([float(x[2]) for x in some], device=DEV)
            col = torch.tensor([0 if x[3] == "syn" else 2 for x in some], device=DEV)
            la = F.binary_cross_entropy_with_logits(z.gather(1, col[:, None])[:, 0], y, reduction="none")
            loss = loss + c.get("aux_weight", 1.5) * la.mean()
            parts += [la[col == 0].mean().detach(), la[col == 2].mean().detach()]
        t.step(loss)
        mean.append(parts)
        if t.done % 100 == 0:
            say(c["name"], t.done, "loss", np.round([np.nanmean([float(x[k]) for x in mean if len(x) > k]) for k in range(3)], 3))
            mean = []
    t.finish()
    torch.save({k: v for k, v in m.state_dict().items() if k != "word.weight"}, f"{WORK}/{c['name']}.pt")
    say(c["name"], "steps", t.done)
    z = score(m, [pair(T[x["claim"]], T[x["quote"]]) for x in D["claims"] if x["split"] == "train"][: 40 if SMOKE else None])
    y = [x["label"] for x in D["claims"] if x["split"] == "train"][: len(z)]
    say(c["name"], "claim AUC before stage B: claim head", round(auc(y, z[:, 0]), 3), "qav head", round(auc(y, z[:, 2]), 3))


def claim_metrics(y, s, groups):
    by = collections.defaultdict(list)
    for a, b, g in zip(y, s, groups):
        by[g].append((a, b))
    wins = [float(t > f) for g in by.values() for a, t in g if a for b, f in g if not b]
    return {"auc": round(auc(y, s), 4), "in_group": round(float(np.mean(wins)), 4)}


def stage_b(c, D):
    """One training of the claim head; returns logits of every claim that was not trained on."""
    seed = c.get("seed", 0)
    rng = random.Random(1000 + seed)
    torch.manual_seed(seed)
    T = D["texts"]
    m = build(f"{DATA}/base.npz", drop=c.get("drop", 0.1))
    if c.get("start"):
        start_from(m, c["start"])
    m = m.to(DEV).train()
    fold, claims = c.get("fold"), D["claims"]
    train = [i for i, x in enumerate(claims) if x["split"] == "train" and (fold is None or x["fold"] != fold)]
    held = [i for i, x in enumerate(claims) if fold is not None and x["split"] == "train" and x["fold"] == fold]
    groups = collections.defaultdict(list)
    for i in train:
        groups[claims[i]["group"]].append(i)
    names = list(groups)[: 4 if SMOKE else None]
    quotes = collections.defaultdict(list)
    for g in names:
        x = claims[groups[g][0]]
        quotes[x["pair"][:2]].append((g, x["quote"]))
    per, epochs = c.get("per", 8), 1 if SMOKE else c.get("epochs", 10)
    t = Trainer(m, c.get("lr", 4e-5), epochs * -(-len(names) // per), c.get("limit", 1e9))
    ans = Answers(D, rng) if c.get("replay", 1) else None
    syn = [x for x in D["aux"] if x[3] in c.get("aux", ())]
    order = []
    while t.progress < 1:
        if len(order) < per:
            order = names[:]
            rng.shuffle(order)
        pairs, y, gid, w = [], [], [], []

        def put(claim, quote, label, group, weight):
            pairs.append(pair(T[claim], quote))
            y.append(float(label))
            gid.append(group)
            w.append(weight)

        for k, g in enumerate(order.pop() for _ in range(min(per, len(order)))):
            ix = groups[g]
            x = claims[ix[0]]
            quote = T[x["quote"]]
            if rng.random() < c.get("distract", 0.25):
                o = T[rng.choice(quotes[x["pair"][:2]])[1]]
                if len(o) + len(quote) < 230:
                    quote = np.concatenate([o, quote] if rng.random() < 0.5 else [quote, o])
            for i in ix:
                put(claims[i]["claim"], quote, claims[i]["label"], k, 1.0)
            o = rng.choice(quotes[x["pair"][:2]])
            if o[0] != g and c.get("random", 1):
                i = rng.choice([i for i in ix if claims[i]["label"]] or ix)
                put(claims[i]["claim"], T[o[1]], 0, -1, 0.3)
            more = D["extra"].get(g, [])
            for e, label in rng.sample(more, min(len(more), c.get("extra", 2))):
                put(e, quote, label, -1, 0.4)
        y, w, gt = torch.tensor(y, device=DEV), torch.tensor(w, device=DEV), torch.tensor(gid, device=DEV)
        z = m(*batch(pairs, DEV))[:, 0].float()
        target = y * (1 - c.get("smooth", 0.0)) + 0.5 * c.get("smooth", 0.0)
        loss = (F.binary_cross_entropy_with_logits(z, target, reduction="none") * w).sum() / w.sum()
        same = (gt[:, None] == gt[None, :]) & (gt[:, None] >= 0) & (y[:, None] > y[None, :])
        loss = loss + c.get("rank", 1.0) * (F.softplus(z[None, :] - z[:, None]) * same).sum() / same.sum().clamp(min=1)
        if ans and t.done % 2 == 0:
            pr, shape = ans.next(1 if SMOKE else 8)
            loss = loss + 0.5 * answer_loss(m(*batch(pr, DEV))[:, 1].float(), shape)
        if syn and t.done % 2 == 1:
            some = rng.sample(syn, 4 if SMOKE else 32)
            zs = m(*batch([pair(T[a], T[b]) for a, b, _, _ in some], DEV))[:, 0].float()
            ys = torch.tensor([float(s[2]) for s in some], device=DEV)
            loss = loss + 0.3 * F.binary_cross_entropy_with_logits(zs, ys)
        t.step(loss)
    t.finish()
    ask = held if fold is not None else [i for i, x in enumerate(claims) if x["split"] in ("test", "dev")]
    z = score(m, [pair(T[claims[i]["claim"]], T[claims[i]["quote"]]) for i in ask], exact=True)
    return m, ask, z, t.done


def report_b(tag, D, ask, z):
    c = D["claims"]
    for split in ("train", "test"):
        ix = [k for k, i in enumerate(ask) if c[i]["split"] == split]
        if not ix:
            continue
        y, g = [c[ask[k]]["label"] for k in ix], [c[ask[k]]["group"] for k in ix]
        line = {"n": len(ix)} | claim_metrics(y, z[ix, 0], g)
        for p in ("th>th", "en>en", "th>en", "en>th"):
            k = [j for j, kk in enumerate(ix) if c[ask[kk]]["pair"] == p]
            line[p] = round(auc([y[j] for j in k], z[[ix[j] for j in k], 0]), 3) if k else None
        say(tag, split, json.dumps(line))


def final(names):
    """Average the seeds' weights; score the tests with each, with the average and say which is better on the own test."""
    D = load()
    T = D["texts"]
    start = {k: v.clone() for k, v in build(f"{DATA}/base.npz").state_dict().items()}
    states = [torch.load(f"{WORK}/S-{n}.pt", map_location="cpu") for n in names]
    soup = {k: sum(s[k] for s in states) / len(states) for k in states[0]}
    m = build(f"{DATA}/base.npz")
    m.load_state_dict(soup, strict=False)
    write(pack(m, start), "soup")
    m.to(DEV)
    ask = [i for i, x in enumerate(D["claims"]) if x["split"] in ("test", "dev")]
    pairs = [pair(T[D["claims"][i]["claim"]], T[D["claims"][i]["quote"]]) for i in ask]
    z = score(m, pairs, exact=True)
    report_b("soup", D, ask, z)
    kept = {"ask": np.array(ask), "soup": z}
    for n in names:
        b = np.load(f"{WORK}/B-{n}.npz")
        assert list(b["ask"]) == ask
        kept[n] = b["z"]
    report_b("mean of the seeds' logits", D, ask, np.mean([kept[n] for n in names], 0))
    keep = {}
    answer_report(m, D, ALL, "soup", keep)
    np.savez(f"{OUT}/scores.npz", **kept, **{"answer_" + k: v for k, v in keep.items()})


def write(made, name):
    half = [{}, {}]
    for k in sorted(made):
        half[int(sum(v.nbytes for v in half[0].values()) > 11e6)][k] = made[k]
    for i, h in enumerate(half):
        np.savez(f"{OUT}/{name}-{i}.npz", **h)


def main():
    what = sys.argv[1]
    if what == "mine":
        mine()
    elif what == "A":
        stage_a(json.loads(sys.argv[2]))
    elif what == "B":
        D = load()
        for c in json.loads(sys.argv[2]):
            t = time.time()
            m, ask, z, steps = stage_b(c, D)
            tag = c["name"] + (f" fold {c['fold']}" if c.get("fold") is not None else "") + f" seed {c.get('seed', 0)}"
            report_b(f"{tag} ({steps} steps, {time.time() - t:.0f}s)", D, ask, z)
            name = f"{c['name']}-{c.get('fold', 'all')}-{c.get('seed', 0)}"
            np.savez(f"{WORK}/B-{name}.npz", ask=np.array(ask), z=z)
            if c.get("fold") is not None:
                np.savez(f"{OUT}/oof-{c['fold']}.npz", ask=np.array(ask), z=z)
            else:
                torch.save({k: v.cpu() for k, v in m.state_dict().items() if k != "word.weight"}, f"{WORK}/S-{name}.pt")
    elif what == "final":
        final(sys.argv[2:])


if __name__ == "__main__":
    main()
