// What a learner has typed and not left yet stays with the browser's tab, for a reload.
const FIELDS = '[class*="st-key-take-"] textarea, [class*="st-key-take-"] input[type=text]';
const AGAIN = 200; // ms between looks for a field that is not drawn yet
const LOOKS = 300; // a minute: a busy machine may draw late
let looking; // the next look
let code; // of the class whose quiz is open

const named = (field) =>
  [...field.closest('[class*="st-key-take-"]').classList].find((one) => one.startsWith("st-key-take-"));
const place = (field) => `khrueakhai-taken-${code}-${named(field)}`;
const typing = (target) => target.matches?.(FIELDS) && target.getAttribute("role") !== "combobox";

function keep(event) {
  if (code && typing(event.target)) sessionStorage.setItem(place(event.target), event.target.value);
}

// A text that is brought back is left at once, so that the app has it too.
function bringBack(tries) {
  clearTimeout(looking);
  const fields = [...document.querySelectorAll(FIELDS)].filter(typing);
  if (!fields.length && tries) looking = setTimeout(bringBack, AGAIN, tries - 1);
  for (const field of fields) {
    const typed = sessionStorage.getItem(place(field));
    if (!typed || field.value) continue;
    field.focus({ preventScroll: true });
    const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, typed);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.blur();
  }
}

function forget() {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(`khrueakhai-taken-${code}-`)) sessionStorage.removeItem(key);
}

// A class that closes takes what stands in a field that was not left yet.
function leave(field) {
  if (field && typing(field)) field.blur();
}

export default function ({ data }) {
  code = data.code;
  if (data.closing) leave(document.activeElement);
  if (data.over) forget();
  else bringBack(LOOKS);
  document.addEventListener("input", keep);
  return () => document.removeEventListener("input", keep);
}
