import json,numpy as np,pickle,gzip
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from evaluate import auc,points,verdicts
rows=json.load(open('claims_meta_run2.json'))
tr=[r for r in rows if r['split']=='train']; 
v=TfidfVectorizer(analyzer='char',ngram_range=(1,3),min_df=2,max_features=60000); X=v.fit_transform([r['claim'] for r in tr])
m=LogisticRegression(C=2,max_iter=500,class_weight='balanced').fit(X,[r['label'] for r in tr])
for s in ('test','dev'):
    rs=[r for r in rows if r['split']==s]; print('claim alone (char trigrams)',s,auc([r['label'] for r in rs],m.decision_function(v.transform([r['claim'] for r in rs]))))
cl=pickle.load(gzip.open('data.pkl.gz'))['claims']
oof=[np.load(f'run2/oof-{k}.npz') for k in (0,1)]; ix=np.concatenate([o['ask'] for o in oof]); z=np.concatenate([o['z'][:,0] for o in oof]); y=np.array([int(rows[i]['label']) for i in ix])
up,low=points(z,y,.10,.12); z8=np.load('out/int8_claims.npz')['z'][:,0]; rs=[r for r in rows if r['split'] in('test','dev')]
for s in ('test','dev'):
    k=[i for i,r in enumerate(rs) if r['split']==s]; print('points from out-of-fold logits',round(up,2),round(low,2),s,verdicts([rs[i] for i in k],z8[k],up,low))
