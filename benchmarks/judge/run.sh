#!/bin/bash
# the final run: stage A goes on from A3 on more synthetic pairs, then four seeds and two folds of stage B, weights averaged
cd "$(dirname "$0")"; export DATA=$PWD WORK=${WORK:-/tmp/w} PYTHONUNBUFFERED=1; mkdir -p $WORK $OUT; cp mined.pkl $WORK/
PY=${PY:-python3}; L=$OUT/run.log; LA=${LA:-115}; LB=${LB:-110}
$PY train.py A "{\"name\":\"A4\",\"start\":\"A3\",\"aux\":[\"qav\",\"syn\"],\"lr\":4e-5,\"steps\":3000,\"limit\":$LA,\"na\":10,\"nx\":160}" 2>&1 | tee -a $L
for s in 0 1 2 3; do
  $PY train.py B "[{\"name\":\"F\",\"start\":\"A4\",\"lr\":4e-5,\"epochs\":10,\"seed\":$s,\"limit\":$LB,\"aux\":[\"syn\"]}]" 2>&1 | tee -a $L &
done
for f in 0 1; do
  $PY train.py B "[{\"name\":\"F\",\"start\":\"A4\",\"lr\":4e-5,\"epochs\":10,\"fold\":$f,\"limit\":$LB,\"aux\":[\"syn\"]}]" 2>&1 | tee -a $L &
done; wait
$PY train.py final F-all-0 F-all-1 F-all-2 F-all-3 2>&1 | tee -a $L
