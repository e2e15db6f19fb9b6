"""Do hand features beside the logit help? Logistic regression on the out-of-fold logits, judged on the own test."""
import gzip
import json
import pickle
import re

import numpy as np
from pythainlp import word_tokenize
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from evaluate import auc

TH = {"neg": ["ไม่", "มิ", "มิได้", "ไม่ได้", "ไม่มี", "ห้าม", "ยกเว้น", "เว้นแต่"], "must": ["ต้อง", "ให้", "จำเป็น"], "may": ["อาจ", "สามารถ", "ควร"],
      "all": ["ทุก", "ทั้งหมด", "ทั้งสิ้น", "เสมอ"], "only": ["เท่านั้น", "เฉพาะ", "เพียง"], "more": ["มากกว่า", "สูงกว่า", "เกิน", "เพิ่ม", "เพิ่มขึ้น"],
      "less": ["น้อยกว่า", "ต่ำกว่า", "ลด", "ลดลง"], "cause": ["เพราะ", "เนื่องจาก", "ทำให้", "จึง", "ส่งผลให้"], "cond": ["หาก", "ถ้า", "เมื่อ", "กรณี"]}
EN = {"neg": "not no never neither nor without cannot except unless".split(), "must": "must shall required requires has have".split(), "may": "may can could should might".split(),
      "all": "all every each always".split(), "only": "only solely alone".split(), "more": "more greater higher exceeds rose increased above".split(),
      "less": "less fewer lower fell decreased below".split(), "cause": "because since therefore caused led due".split(), "cond": "if when where provided unless".split()}
NUM = re.compile(r"\d[\d,.]*\d|\d")


def words(t, lang):
    return word_tokenize(t.lower(), engine="newmm", keep_whitespace=False) if lang == "th" else re.findall(r"\w+", t.lower())


def features(r):
    q, c = words(r["quote"], r["quote_lang"]), words(r["claim"], r["claim_lang"])
    Q, C = set(q), set(c)
    nq, nc = set(NUM.findall(r["quote"])), set(NUM.findall(r["claim"]))
    same = r["quote_lang"] == r["claim_lang"]
    f = [len(nc - nq), len(nc), float(same) * len(C & Q) / max(1, len(C)), float(same), np.log(len(c) + 1), np.log(len(q) + 1)]
    for k in TH:
        a, b = sum(x in Q for x in (TH if r["quote_lang"] == "th" else EN)[k]), sum(x in C for x in (TH if r["claim_lang"] == "th" else EN)[k])
        f += [min(b, 2), float(b > 0 and a == 0), float(a > 0 and b == 0)]
    lat = set(re.findall(r"[A-Z][a-z]{2,}", r["claim"])) - set(re.findall(r"[A-Z][a-z]{2,}", r["quote"]))
    return f + [len(lat) * float(same)]


rows = json.load(open("claims_meta_run2.json"))
cl = pickle.load(gzip.open("data.pkl.gz"))["claims"]
oof = [np.load(f"run2/oof-{k}.npz") for k in (0, 1)]
ix = np.concatenate([o["ask"] for o in oof])
zo = np.concatenate([o["z"][:, 0] for o in oof])
g = np.load("run2/scores.npz")
tx = np.array([k for k, i in enumerate(g["ask"]) if cl[i]["split"] == "test"])
zt = np.mean([g[f"F-all-{k}"][tx, 0] for k in (0,)], 0)
rt = [rows[g["ask"][k]] for k in tx]
F, G = np.array([features(rows[i]) for i in ix]), np.array([features(r) for r in rt])
y, yt = np.array([int(rows[i]["label"]) for i in ix]), np.array([int(r["label"]) for r in rt])
for name, a, b in (("logit alone", zo[:, None], zt[:, None]), ("features alone", F, G), ("logit and features", np.c_[zo, F], np.c_[zt, G])):
    s = StandardScaler().fit(a)
    m = LogisticRegression(C=0.1, max_iter=2000, class_weight="balanced").fit(s.transform(a), y)
    print(name, "out-of-fold AUC (fitted)", auc(y, m.decision_function(s.transform(a))), "own test AUC", auc(yt, m.decision_function(s.transform(b))))
