// Browsers cut Thai into words by dictionaries of their own, which break many in two at the end of
// a line (เครือ|ข่าย). Word joiners keep those of our list whole; they are never copied or asked.
const JOINER = "\u2060";
const LONGEST = 12; // letters of a word in the list
const RUN = /[\u0e01-\u0e3a\u0e40-\u0e4e]{4,}/g;
const NOT_READ = "textarea, input, script, style, [contenteditable], [data-testid=stIconMaterial]";
const segmenter = new Intl.Segmenter("th", { granularity: "word" });
let words; // the list, once it is there
let waiting = new Set();
let timer;

function whole(run) {
  const pieces = [...segmenter.segment(run)].map((one) => one.segment);
  let kept = "";
  for (let at = 0; at < pieces.length; ) {
    let ends = at + 1;
    for (let end = at + 1, word = pieces[at]; end < pieces.length; end++) {
      word += pieces[end];
      if (word.length > LONGEST) break;
      if (words.has(word)) ends = end + 1;
    }
    kept += pieces.slice(at, ends).join(JOINER);
    at = ends;
  }
  return kept;
}

function mend(node) {
  if (!node.isConnected || node.parentElement?.closest(NOT_READ)) return;
  const text = node.nodeValue.replace(RUN, whole);
  if (text !== node.nodeValue) node.nodeValue = text;
}

function mendAll() {
  const nodes = waiting;
  waiting = new Set();
  timer = undefined;
  for (const node of nodes) {
    if (node.nodeType === Node.TEXT_NODE) mend(node);
    else {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) mend(walker.currentNode);
    }
  }
}

function look(node) {
  waiting.add(node);
  timer ??= requestAnimationFrame(mendAll);
}

// What readers copy is what was written.
function copyAsWritten(event) {
  const chosen = getSelection();
  if (!chosen.toString().includes(JOINER)) return;
  const box = document.createElement("div");
  for (let at = 0; at < chosen.rangeCount; at++) box.append(chosen.getRangeAt(at).cloneContents());
  event.clipboardData.setData("text/plain", chosen.toString().replaceAll(JOINER, ""));
  event.clipboardData.setData("text/html", box.innerHTML.replaceAll(JOINER, ""));
  event.preventDefault();
}

async function start() {
  const list = await fetch(new URL("app/static/whole_words.txt", document.baseURI));
  if (!list.ok) return;
  words = new Set((await list.text()).split("\n"));
  const options = { subtree: true, childList: true, characterData: true };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === "characterData") look(target);
      else addedNodes.forEach(look);
  }).observe(document.body, options);
  document.addEventListener("copy", copyAsWritten);
  look(document.body);
}

export default function () {
  if (window.khrueakhaiBreaks) return;
  window.khrueakhaiBreaks = true;
  start();
}
