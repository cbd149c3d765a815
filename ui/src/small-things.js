import { announce, text } from "./say.js";

export function smallThings() {
  // Signed in again: what was written goes to its form by itself, which shows it and does nothing.
  document.querySelector("form[data-go-on]")?.requestSubmit();
  forgetGreeting();
  document.addEventListener("cairn:page", forgetGreeting);
  document.addEventListener("click", copy);
  document.addEventListener("click", print);
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
  document.addEventListener("change", pickTheme);
  document.addEventListener("keydown", sendLine);
  document.addEventListener("input", keepLine);
  // Where the style sheet cannot let a text area grow with its words, the script does.
  if (!CSS.supports("field-sizing", "content")) document.addEventListener("input", grow);
}

// A greeting is said once, to whoever did what it says: an address that is copied or opened again
// does not carry it.
function forgetGreeting() {
  const url = new URL(location.href);
  if (!url.searchParams.has("said")) return;
  url.searchParams.delete("said");
  history.replaceState(history.state, "", url);
}

async function copy(event) {
  const from = event.target.closest("[data-copy]");
  if (!from) return;
  try {
    await navigator.clipboard.writeText(document.getElementById(from.dataset.copy).textContent);
    from.textContent = text("copied");
  } catch {
    announce(text("offline"));
  }
}

// A phone hides printing three menus deep.
function print(event) {
  if (event.target.closest("[data-print]")) window.print();
}

// The choice shows at once; saving the form is what keeps it.
function pickTheme(event) {
  if (event.target.matches("input[name=theme]")) {
    document.documentElement.dataset.theme = event.target.value;
  }
}

// A field of one line is a text area, so that a long sentence can be read; for the fingers it is
// a line: Enter presses the form's first button, and a pasted break is a blank.
function sendLine(event) {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("[data-line]")) return;
  event.preventDefault();
  [...event.target.form.elements].find((button) => button.type === "submit")?.click();
}

function keepLine(event) {
  const area = event.target;
  if (!area.matches("[data-line]") || !area.value.includes("\n")) return;
  const at = area.selectionStart;
  area.value = area.value.replace(/\n/g, " ");
  area.setSelectionRange(at, at);
}

function grow(event) {
  if (!event.target.matches("textarea")) return;
  event.target.style.height = "auto";
  event.target.style.height = `${event.target.scrollHeight + 2}px`;
}
