const TOLD = 2500; // ms that a button says what became of it

// The event of copying works where the page came over plain HTTP, too; the other way does not.
function copied({ plain, html }) {
  let taken = false;
  const give = (event) => {
    event.clipboardData.setData("text/plain", plain);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener("copy", give, true);
  try {
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", give, true);
  }
  return taken;
}

async function copiedOtherwise({ plain, html }) {
  const pieces = { "text/plain": new Blob([plain], { type: "text/plain" }) };
  if (html) pieces["text/html"] = new Blob([html], { type: "text/html" });
  await navigator.clipboard.write([new ClipboardItem(pieces)]);
}

export default function ({ data, parentElement }) {
  const row = parentElement.querySelector("[role=group]");
  const status = parentElement.querySelector("[role=status]");
  row.replaceChildren(
    ...data.texts.map((text) => {
      const button = document.createElement("button");
      const icon = document.createElement("span");
      icon.className = "icon";
      icon.textContent = "content_copy"; // the name of a symbol in the font of symbols
      icon.setAttribute("aria-hidden", "true");
      button.append(icon, text.label);
      button.onclick = async () => {
        let done = copied(text);
        if (!done)
          done = await copiedOtherwise(text).then(
            () => true,
            () => false,
          );
        icon.textContent = done ? "check" : "error";
        status.textContent = done ? data.done : data.failed;
        setTimeout(() => {
          icon.textContent = "content_copy";
          status.textContent = "";
        }, TOLD);
      };
      return button;
    }),
  );
}
