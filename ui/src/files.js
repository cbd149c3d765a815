// A file chosen on the phone: its name and its picture, and whether it is small enough to send.
export const isTooLarge = (field, file) => file?.size > Number(field.dataset.max) * 1_000_000;

const fields = 'input[type="file"][data-show]';

export function chosenFiles() {
  document.addEventListener("change", (event) => {
    if (event.target.matches(fields)) show(event.target);
  });
  // Before the browser spends minutes on sending what comes back refused.
  document.addEventListener("submit", (event) => {
    const large = [...event.target.querySelectorAll(fields)]
      .find((input) => isTooLarge(input, input.files[0]));
    if (!large) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    large.focus();
  }, true);
}

function show(input) {
  const [file] = input.files;
  const field = input.closest(".field");
  field.querySelector("output").textContent = file?.name ?? "";
  complain(field, isTooLarge(input, file) ? input.dataset.tooLarge : "");
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
