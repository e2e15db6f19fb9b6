const SETTLED = 400; // ms; by then Streamlit has gone to the end of the page, as it does by itself
const OPENED = 250; // ms; by then what was opened has its height
const WIDE = "(min-width: 1180px)"; // as in look.css: evidence stands beside the answer
const MOVES = ["wheel", "touchmove"]; // how readers go elsewhere
let shown = -1; // step of the conversation that was last brought into view
let coming; // the timer that will bring it there; a reader who clicks first has chosen another place

// A click on a citation number in an answer opens that citation below it and goes there.
function openCitation(event) {
  const link = event.target.closest('a[href^="#cite-"]');
  if (!link) return;
  event.preventDefault();
  clearTimeout(coming);
  const citation = document.querySelector(`.st-key-${CSS.escape(link.hash.slice(1))}`);
  const details = citation?.querySelector("details");
  if (!details) return;
  const summary = details.querySelector("summary");
  for (let outer = details; outer; outer = outer.parentElement?.closest("details"))
    if (!outer.open) outer.querySelector("summary").click(); // a passage may be in a closed list
  summary.focus({ preventScroll: true });
  const block = matchMedia(WIDE).matches ? "nearest" : "center"; // beside the answer it is near
  setTimeout(() => citation.scrollIntoView({ behavior: "smooth", block }), OPENED);
}

// A new question, and then its answer, is read from its beginning; what has no step, the
// introduction or what somebody shares, from the top.
function showNewest() {
  const questions = document.querySelectorAll('[class*="st-key-question-"]');
  const newest = shown > 0 && [...questions].pop();
  const beginning = newest || document.querySelector("[data-testid=stMainBlockContainer]");
  if (!beginning) return;
  if (newest) beginning.style.scrollMarginTop = "4.5rem"; // the app's header lies over the page
  beginning.scrollIntoView({ behavior: "smooth", block: "start" });
}

// It comes into view at once and again when the page is whole, for what is drawn last moves it;
// not where the reader has gone elsewhere meanwhile.
function bringNewest() {
  clearTimeout(coming);
  const again = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const whole = app?.dataset.testScriptState !== "running";
    coming = setTimeout(whole ? showNewest : again, whole ? SETTLED : SETTLED / 2);
  };
  coming = setTimeout(() => {
    showNewest();
    again();
  }, SETTLED);
}
const leave = () => clearTimeout(coming);

// What is typed but not asked stays with the browser, a text for each conversation.
const INPUT = "[data-testid=stChatInputTextArea]";
let place; // where the text of this conversation is kept
function keepTyped(event) {
  if (place && event.target.matches?.(INPUT)) sessionStorage.setItem(place, event.target.value);
}
function bringBack(tries = 10) {
  const field = document.querySelector(INPUT);
  const typed = place && sessionStorage.getItem(place);
  if (!typed || (field && field.value)) return;
  if (!field || field.disabled) {
    if (tries) setTimeout(bringBack, SETTLED, tries - 1);
    return;
  }
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, typed);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// What is wider than its place is moved by the keys of whoever has no mouse.
const TABLES = "[data-testid=stTable], [data-testid=stTable] *";
function scrollByKeys() {
  for (const one of document.querySelectorAll(TABLES)) {
    const moves = /auto|scroll/.test(getComputedStyle(one).overflowX);
    if (moves && one.scrollWidth > one.clientWidth) one.tabIndex = 0;
    else if (moves) one.removeAttribute("tabindex");
  }
}

export default function ({ data }) {
  const before = place;
  place = data.conversation ? `khrueakhai-typed-${data.conversation}` : undefined;
  if (place === before && data.step > shown && shown >= 0) sessionStorage.removeItem(place); // asked
  bringBack();
  if (data.step !== shown) bringNewest();
  shown = data.step;
  setTimeout(scrollByKeys, SETTLED);
  addEventListener("resize", scrollByKeys);
  document.addEventListener("click", openCitation);
  document.addEventListener("input", keepTyped);
  for (const moved of MOVES) document.addEventListener(moved, leave, { passive: true });
  return () => {
    document.removeEventListener("click", openCitation);
    document.removeEventListener("input", keepTyped);
    removeEventListener("resize", scrollByKeys);
    for (const moved of MOVES) document.removeEventListener(moved, leave);
  };
}
