import sys
# vocabulary: pieces used by Thai+English text
import e5w,sentencepiece as spm,glob,json,gzip,re,collections,wordfreq
from pythainlp.corpus import thai_words
P,S,T=e5w.read(); sp=spm.SentencePieceProcessor(model_proto=e5w.spm_model(P,S))
c=collections.Counter()
def add(t,n=1):
    for i in sp.encode(t): c[i]+=n
W=wordfreq.top_n_list('en',80000)
used=set()
for w in W:
    for v in {w,w.capitalize(),w.upper() if len(w)<6 else w}:
        used.update(sp.encode(v)); used.update(sp.encode("("+v)); 
print('en words pieces',len(used))
tw=set(); 
for w in thai_words(): tw.update(sp.encode(w)); tw.update(sp.encode('ก'+w))
print('thai',len(tw), 'all thai pieces',sum(bool(re.search('[฀-๿]',p)) for p in P))
d=json.load(gzip.open(sys.argv[1]))
corp=list(d['documents'].values())+[open(f).read() for f in glob.glob('docs_txt/*.txt')]
cs=set()
for t in corp: cs.update(sp.encode(t))
print('corpus',len(cs))
ok=re.compile(r"^[▁ -~ -ÿ฀-๿‐-‧‰-›€฿]*$")
thai=re.compile('[฀-๿]')
keep=[i for i,p in enumerate(P) if i<4 or (ok.match(p) and (thai.search(p) or i in used or i in tw or i in cs or len(p.lstrip('▁'))<=2 or re.fullmatch(r'▁?[\d.,:/%-]+',p))) or (i in cs and len(P[i])==1) or (len(p)==1)]
print('keep',len(keep), 'single',sum(len(P[i])==1 for i in keep))
keep2=[i for i in keep if not(len(P[i])==1 and not ok.match(P[i]) and i not in cs)]
print('keep2',len(keep2))
json.dump(keep2,open('keep.json','w'))
sp2=spm.SentencePieceProcessor(model_proto=e5w.spm_model([P[i] for i in keep2],[S[i] for i in keep2]))
same=n=0
for t in corp[:400]+[x for x in corp[1712:]]:
    a=sp.encode(t,out_type=str);b=sp2.encode(t,out_type=str); n+=len(a); same+=sum((collections.Counter(a)&collections.Counter(b)).values())
print('same',same/n)
for t in ["The Kościuszko archaeopteryx's hyperparameters were photosynthesised; unlawfulness","พระราชกฤษฎีกาการจัดตั้งสำนักงาน"]: print(sp.encode(t,out_type=str),sp2.encode(t,out_type=str))
