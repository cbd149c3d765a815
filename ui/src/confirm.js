// <form data-confirm="Delete the page?">, or a button with words of its own, asks in a dialog that belongs to the page: native
// confirm() speaks the browser's language and cannot name the button.
import { text } from "./say.js";

const agreed = new WeakSet();

export function askFirst() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const words = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (!words || agreed.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(form, event.submitter, words);
  }, true);
}

function ask(form, submitter, words) {
  const dialog = document.createElement("dialog");
  const question = document.createElement("p");
  question.id = "confirm-question";
  question.textContent = words;
  dialog.setAttribute("aria-labelledby", question.id);
  const row = document.createElement("div");
  row.className = "row";
  const risk = submitter?.classList.contains("risk");
  const yes = button(submitter?.textContent?.trim() || text("yes"), risk ? "btn risk" : "btn go");
  const no = button(text("cancel"), "btn");
  row.append(yes, no);
  dialog.append(question, row);
  document.body.append(dialog);
  yes.addEventListener("click", () => {
    dialog.close();
    agreed.add(form);
    form.requestSubmit(submitter ?? undefined);
  });
  no.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    submitter?.focus();
  });
  dialog.showModal();
  no.focus();
}

function button(label, className) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = label;
  return made;
}
