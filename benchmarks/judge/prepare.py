"""Make the training data of the judge: tokenised texts, questions with candidates, claims, synthetic pairs.

python prepare.py --pairs data --shared SHARED --docs TEXTS --out DIR
Writes DIR/base.npz (pruned 4-bit e5), DIR/judge.spm, DIR/data.pkl.gz, DIR/claims_meta.json.
Nothing of shared/eval is learned from but XQuAD articles of even index; second_set and XQuAD's odd
articles travel along as tests only (splits 'dev' and 'odd').
"""

import argparse
import collections
import glob
import gzip
import hashlib
import json
import math
import pickle
import random
import re
from pathlib import Path

import e5w
import numpy as np
import sentencepiece
from pythainlp import word_tokenize

from synth import NUMBER, chunks, harmful, harmless, joined, squeeze

A = argparse.ArgumentParser()
A.add_argument("--pairs", default="data")
A.add_argument("--shared", required=True)
A.add_argument("--docs", default="docs_txt")
A.add_argument("--out", default="gpu")
A.add_argument("--keep", default="keep.json")
R = random.Random(7)


def part(name):
    """0-99 by hash: < 12 test; the rest is for training and cross-validation."""
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % 100


def windows(text, size=650):
    """Cut text at blanks or newlines into windows of about `size` letters, half a window apart for long ones."""
    text = re.sub(r"[ \t]+", " ", re.sub(r"\n{2,}", "\n", text)).strip()
    if len(text) <= size * 1.3:
        return [(0, text)]
    made, at = [], 0
    while at < len(text):
        end = min(len(text), at + size)
        if end < len(text):
            cut = max(text.rfind("\n", at + size // 2, end), text.rfind(" ", at + size // 2, end))
            end = cut if cut > 0 else end
        made.append((at, text[at:end].strip()))
        if end >= len(text):
            break
        at = end
    return made


def letters(s):
    return re.sub(r'[\s*_#`>|\[\]()"“”]+', "", s)


def words(text, lang):
    if lang == "th":
        return [w for w in word_tokenize(text.lower(), engine="newmm", keep_whitespace=False) if w.strip()]
    return re.findall(r"\w+", text.lower())


class BM25:
    def __init__(self, docs, k=1.2, b=0.6):
        self.n = len(docs)
        size = np.array([len(d) for d in docs], float)
        self.post = collections.defaultdict(list)
        for i, d in enumerate(docs):
            for w, f in collections.Counter(d).items():
                self.post[w].append((i, f * (k + 1) / (f + k * (1 - b + b * size[i] / max(1, size.mean())))))

    def top(self, query, n):
        s = np.zeros(self.n)
        for w in set(query):
            p = self.post.get(w)
            if p:
                idf = math.log(1 + (self.n - len(p) + 0.5) / (len(p) + 0.5))
                for i, v in p:
                    s[i] += idf * v
        return [int(i) for i in np.argsort(-s)[:n] if s[i] > 0]


def main():
    a = A.parse_args()
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    pieces, scores, tensors = e5w.read()
    keep = json.load(open(a.keep))
    spm = e5w.spm_model([pieces[i] for i in keep], [scores[i] for i in keep])
    (out / "judge.spm").write_bytes(spm)
    sp = sentencepiece.SentencePieceProcessor(model_proto=spm)
    base = {}
    for k, (raw, count, four) in tensors.items():
        if k == "emb.word":
            base[k] = np.frombuffer(raw, np.uint8).reshape(-1, 12 * 18)[keep]
        elif k.startswith(("emb", "l")):
            base[k] = np.frombuffer(raw, np.uint8 if four else np.float32)
    np.savez(out / "base.npz", **base)

    texts, seen = [], {}

    def text(t, cap=400):
        if t not in seen:
            seen[t] = len(texts)
            texts.append(np.array(sp.encode(t)[:cap], np.uint16))
        return seen[t]

    data = {"windows": [], "questions": [], "claims": [], "aux": []}
    W, Q = data["windows"], data["questions"]

    def window(t, lang, corpus, doc):
        W.append({"text": text("passage: " + t), "lang": lang, "corpus": corpus, "doc": doc})
        return len(W) - 1

    def aux(claim, passage, label, task):
        data["aux"].append((text(claim), text(passage), int(label), task))

    # texts that a test reads are not learned from: 40-letter shingles of the quotes of both tests
    rows = []
    for f in sorted(glob.glob(f"{a.pairs}/pairs_*.jsonl")) + [f"{a.shared}/eval/claims/second_set.jsonl"]:
        name = Path(f).stem
        for line in open(f):
            if line.strip():
                r = json.loads(line)
                dev = name == "second_set"
                g = "dev:" + hashlib.md5(r["quote"].encode()).hexdigest()[:8] if dev else f"{name}:{r['group']}"
                rows.append(r | {"group": g, "file": name, "split": "dev" if dev else "test" if part(g) < 12 else "train"})
    tested = set()
    for r in rows:
        if r["split"] != "train":
            q = squeeze(r["quote"])
            tested.update(q[i : i + 40] for i in range(len(q) - 39))

    def clean(t):
        q = squeeze(t)
        n = range(0, max(1, len(q) - 39), 5)
        return sum(q[i : i + 40] in tested for i in n) < 0.15 * len(n)

    # Thai Wikipedia questions
    tq = json.load(gzip.open(f"{a.shared}/data/thai_qa.json.gz"))
    held = {}
    raw = {}
    for d, t in tq["documents"].items():
        held[d] = []
        for at, piece in windows(t):
            i = window(piece, "th", "tq", d)
            raw[i] = piece
            held[d].append(i)
    by_doc = collections.defaultdict(list)
    for q in tq["questions"]:
        by_doc[q["document"]].append(q)
    bm = BM25([words(raw[i], "th") for i in raw])
    ids = list(raw)
    for q in tq["questions"]:
        ans = q["answer"].strip()
        hit = [i for i in held[q["document"]] if ans in raw[i]]
        if not hit:
            continue
        gold = hit[0] if len(hit) == 1 else max(hit, key=lambda i: len(set(words(q["question"], "th")) & set(words(raw[i], "th"))))
        top = [ids[i] for i in bm.top(words(q["question"], "th"), 12)]
        Q.append({"text": text("query: " + q["question"]), "lang": "th", "plang": "th", "corpus": "tq", "gold": [gold], "skip": hit,
                  "bm": [i for i in top if i not in hit], "split": "train" if q["split"] == "train" else "valid", "answerable": True,
                  "same": [i for i in held[q["document"]] if i not in hit], "id": ""})
        if q["split"] == "train" and clean(raw[gold]):
            aux(q["question"] + " " + ans, raw[gold], 1, "qav")
            others = [o["answer"].strip() for o in by_doc[q["document"]] if o["answer"].strip() not in (ans,) and ans not in o["answer"] and o["answer"] not in ans]
            others = [o for o in others if o in raw[gold]]
            alike = [o for o in others if bool(re.search(r"\d", o)) == bool(re.search(r"\d", ans))]
            if re.search(r"\d", ans):
                alike += [re.sub(NUMBER, n, ans, count=1) for n in NUMBER.findall(raw[gold]) if n not in ans]
            for o in R.sample(alike, min(2, len(alike))) or R.sample(others, min(1, len(others))):
                aux(q["question"] + " " + o, raw[gold], 0, "qav")
    # XQuAD
    X = {lang: json.load(open(f"{a.shared}/eval/xquad.{lang}.json"))["data"] for lang in ("th", "en")}
    xid, xraw = {}, {}
    for lang in X:
        for ai, art in enumerate(X[lang]):
            for pi, p in enumerate(art["paragraphs"]):
                i = window(p["context"], lang, "xq", f"{ai}")
                xid[lang, ai, pi], xraw[i] = i, p["context"]
    xb = {}
    for lang in X:
        mine = [i for i in xraw if W[i]["lang"] == lang]
        xb[lang] = (mine, BM25([words(xraw[i], lang) for i in mine]))
    for ql in X:
        for pl in X:
            for ai, art in enumerate(X[ql]):
                for pi, p in enumerate(art["paragraphs"]):
                    gold = xid[pl, ai, pi]
                    for k, q in enumerate(p["qas"]):
                        mine, b = xb[pl]
                        same_lang_q = X[pl][ai]["paragraphs"][pi]["qas"][k]["question"]
                        top = [mine[i] for i in b.top(words(same_lang_q, pl), 30)]
                        if ai % 2 == 0:
                            top = [i for i in top if int(W[i]["doc"]) % 2 == 0]
                        Q.append({"text": text("query: " + q["question"]), "lang": ql, "plang": pl, "corpus": "xq", "gold": [gold], "skip": [gold],
                                  "bm": [i for i in top if i != gold][:8], "split": "odd" if ai % 2 else "train", "answerable": True,
                                  "same": [xid[pl, ai, j] for j in range(len(art["paragraphs"])) if j != pi], "id": f"{ai}.{pi}.{k}"})
                        if ai % 2 == 0:
                            ans = q["answers"][0]["text"]
                            aux(q["question"] + " " + ans, xraw[gold], 1, "qav")
                            others = [o["answers"][0]["text"] for o in p["qas"] if o is not q]
                            others = [o for o in others if o not in ans and ans not in o]
                            alike = [o for o in others if bool(re.search(r"\d", o)) == bool(re.search(r"\d", ans))]
                            for o in R.sample(alike or others, min(2, len(alike or others))):
                                aux(q["question"] + " " + o, xraw[gold], 0, "qav")
    # synthetic claims: Thai Wikipedia, XQuAD even articles in both languages and across
    def claims_of(text_, shown, lang, far, most, times=1):
        cs = chunks(text_, lang)
        for c in R.sample(cs, min(most, len(cs))):
            good = harmless(c, lang) if R.random() < 0.7 else joined(c, text_, lang)
            aux(good, shown, 1, "syn")
            for _ in range(times):
                bad = harmful(good if R.random() < 0.6 else c, lang, text_, far)
                if bad:
                    aux(bad, shown, 0, "syn")

    fine = [i for i in raw if clean(raw[i])]
    for i in fine:
        claims_of(raw[i], raw[i], "th", raw[R.choice(fine)], 4)
    even = {k: i for k, i in xid.items() if k[1] % 2 == 0 and clean(xraw[i]) and clean(xraw[xid["en", k[1], k[2]]]) and clean(xraw[xid["th", k[1], k[2]]])}
    print("XQuAD paragraphs used", len(even), "of 240", "Thai windows", len(fine), "of", len(raw))
    for pl in X:
        for cl in X:
            for (l, ai, pi), i in even.items():
                if l == pl:
                    near = R.choice([xraw[v] for k, v in even.items() if k[0] == cl and k[1:] != (ai, pi)])
                    claims_of(xraw[xid[cl, ai, pi]], xraw[i], cl, near, 12, 1 if (pl, cl) == ("th", "th") else 2)
    # questions over governance documents
    docs = {Path(f).name[:-4]: Path(f).read_text("utf-8") for f in sorted(glob.glob(f"{a.docs}/*.txt"))}
    dw, draw = collections.defaultdict(list), {}
    for d, t in docs.items():
        th = len(re.findall("[฀-๿]", t)) > len(t) * 0.2
        cut = windows(t)
        for n, (_, piece) in enumerate(cut):
            i = window(piece, "th" if th else "en", "doc", d)
            dw[d].append(i)
            draw[i] = piece
    db = {}
    for lang in ("th", "en"):
        mine = [i for i in draw if W[i]["lang"] == lang]
        db[lang] = (mine, BM25([words(draw[i], lang) for i in mine]))
    lost = 0
    for f in sorted(glob.glob(f"{a.pairs}/questions_*_docs.jsonl")):
        for line in open(f):
            q = json.loads(line)
            home = q["document"] or q["near"] or q["id"]
            gold, skip = [], []
            if q["answerable"]:
                if q["document"] not in dw:
                    lost += 1
                    continue
                flat, spans = "", []
                for i in dw[q["document"]]:
                    s = letters(draw[i])
                    spans.append((len(flat), len(flat) + len(s), i))
                    flat += s
                g = letters(q["gold_quote"])
                at = flat.find(g)
                if at < 0:
                    lost += 1
                    continue
                share = {i: (min(e, at + len(g)) - max(b, at)) / len(g) for b, e, i in spans}
                skip = [i for i, s in share.items() if s > 0]
                gold = [i for i, s in share.items() if s >= 0.8]
                if not gold:  # the quote lies across a cut: the two windows' neighbourhood as one passage of its own
                    left = skip[0]
                    both = draw[left] + " " + draw[skip[-1]]
                    k = max(0, len(draw[left]) - 350)
                    i = window(both[k : k + 700], W[left]["lang"], "docx", q["document"])
                    gold = [i]
            mine, b = db[q["lang"]]
            top = [mine[i] for i in b.top(words(q["question"], q["lang"]), 12)]
            Q.append({"text": text("query: " + q["question"]), "lang": q["lang"], "plang": W[gold[0]]["lang"] if gold else None, "corpus": "doc",
                      "gold": gold, "skip": skip + gold, "bm": [i for i in top if i not in skip][:8],
                      "split": "test" if part("doc:" + home) < 15 else "train", "answerable": q["answerable"], "same": [], "id": q["id"]})
    # claims
    groups = collections.defaultdict(list)
    for r in rows:
        if r["split"] == "train" and not clean(r["quote"]):
            r["split"] = "drop"  # shares text with a test
        groups[r["group"]].append(r)
        data["claims"].append({"claim": text(r["claim"]), "quote": text(r["quote"]), "label": int(r["label"]), "group": r["group"],
                               "pair": f"{r['quote_lang']}>{r['claim_lang']}", "kind": r["kind"], "file": r["file"], "split": r["split"],
                               "fold": int(hashlib.sha1(("f" + r["group"]).encode()).hexdigest(), 16) % 4})
    json.dump(rows, open("claims_meta.json", "w"), ensure_ascii=False)
    data["extra"] = {}  # group -> [(claim text, label)]: edits of its true claims, pieces of its quotation
    quotes = {l: [r["quote"] for r in rows if r["split"] == "train" and r["quote_lang"] == l] for l in ("th", "en")}
    for g, rs in groups.items():
        if rs[0]["split"] != "train":
            continue
        ql, cl, quote, made = rs[0]["quote_lang"], rs[0]["claim_lang"], rs[0]["quote"], []
        mine = " ".join(r["claim"] for r in rs if r["label"])
        for r in rs:
            if r["label"]:
                for _ in range(2):
                    bad = harmful(r["claim"], cl, quote if ql == cl else mine, R.choice(quotes[cl]))
                    if bad:
                        made.append((text(bad), 0))
                made.append((text(harmless(r["claim"], cl)), 1))
        for c in chunks(quote, ql)[:5]:
            made.append((text(harmless(c, ql)), 1))
            bad = harmful(c, ql, quote, R.choice(quotes[ql]))
            if bad:
                made.append((text(bad), 0))
        data["extra"][g] = made
    data["texts"] = texts
    pickle.dump(data, gzip.open(out / "data.pkl.gz", "wb", 5))
    n = collections.Counter((q["corpus"], q["split"], q["answerable"], q["lang"], q["plang"]) for q in Q)
    print("texts", len(texts), "tokens p50/95/max", np.percentile([len(t) for t in texts], [50, 95, 100]), "windows", collections.Counter((w["corpus"], w["lang"]) for w in W))
    for k, v in sorted(n.items(), key=str):
        print("questions", k, v)
    print("aux", collections.Counter((x[3], x[2]) for x in data["aux"]), "docs lost", lost)
    print("extra", sum(map(len, data["extra"].values())))
    print("claims", collections.Counter((c["file"], c["split"]) for c in data["claims"]))


if __name__ == "__main__":
    main()
