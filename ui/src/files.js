// A file chosen on the phone: its name and its picture, smaller where it is a photo, and whether it
// is small enough to send.
import { smaller } from "./photos.js";

export const isTooLarge = (field, file) => file?.size > Number(field.dataset.max) * 1_000_000;

const fields = 'input[type="file"][data-show]';
// What is still being made ready for a field, by the field; whether it went well.
const making = new WeakMap();

export function chosenFiles() {
  document.addEventListener("change", (event) => {
    if (event.target.matches(fields)) choose(event.target);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const works = [...form.elements].map((field) => making.get(field)).filter(Boolean);
    // Before the browser spends minutes on sending what comes back refused.
    const large = [...form.querySelectorAll(fields)]
      .find((input) => isTooLarge(input, input.files[0]));
    if (!works.length && !large) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (works.length) sendLater(form, event.submitter, works);
    else large.focus();
  }, true);
}

// The form waits for `work` when it is sent, and stays where it did not go well.
export function waitFor(field, work) {
  const all = Promise.all([making.get(field), work]).then((went) => {
    if (making.get(field) === all) making.delete(field);
    return went.every((it) => it !== false);
  });
  making.set(field, all);
}

async function sendLater(form, submitter, works) {
  if (form.classList.contains("htmx-request")) return;
  form.classList.add("htmx-request");
  const went = await Promise.all(works);
  form.classList.remove("htmx-request");
  if (went.every(Boolean)) form.requestSubmit(submitter);
}

function choose(input) {
  const [file] = input.files;
  show(input);
  if (file) waitFor(input, smaller(file).then((ready) => take(input, file, ready)));
}

// Another one may have been chosen meanwhile.
function take(input, file, ready) {
  if (input.files[0] !== file) return;
  if (ready !== file) {
    const carrier = new DataTransfer();
    carrier.items.add(ready);
    input.files = carrier.files;
    show(input);
  }
  complain(input.closest(".field"), isTooLarge(input, ready) ? input.dataset.tooLarge : "");
}

function show(input) {
  const [file] = input.files;
  const field = input.closest(".field");
  field.querySelector("output").textContent = file?.name ?? "";
  complain(field, "");
  const picture = document.getElementById(input.dataset.show);
  if (picture.src.startsWith("blob:")) URL.revokeObjectURL(picture.src);
  picture.hidden = !file?.type.startsWith("image/");
  if (!picture.hidden) picture.src = URL.createObjectURL(file);
}

function complain(field, words) {
  field.querySelector(".error")?.remove();
  field.classList.toggle("bad", Boolean(words));
  if (!words) return;
  const error = document.createElement("p");
  error.className = "error";
  error.role = "alert";
  error.textContent = words;
  field.querySelector(".file").before(error);
}
