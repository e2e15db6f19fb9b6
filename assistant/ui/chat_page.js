// A click on a citation number in an answer opens that citation below it and goes there.
function openCitation(event) {
  const link = event.target.closest('a[href^="#cite-"]');
  if (!link) return;
  event.preventDefault();
  const citation = document.querySelector(`.st-key-${CSS.escape(link.hash.slice(1))}`);
  const details = citation?.querySelector("details");
  if (!details) return;
  const summary = details.querySelector("summary");
  if (!details.open) summary.click();
  summary.focus({ preventScroll: true });
  citation.scrollIntoView({ behavior: "smooth", block: "center" });
}

let shown = 0; // step of the conversation that was last brought into view

// A new question, and then its answer, is read from its beginning.
function showNewestQuestion(step) {
  const question = [...document.querySelectorAll('[class*="st-key-question-"]')].pop();
  if (question && step > shown) {
    question.style.scrollMarginTop = "4.5rem"; // the app's header lies over the page
    question.scrollIntoView({ behavior: "smooth", block: "start" });
  }
  shown = step;
}

export default function ({ data }) {
  showNewestQuestion(data.step);
  document.addEventListener("click", openCitation);
  return () => document.removeEventListener("click", openCitation);
}
