// Words come from the page (in the reader's language), never from the script.
export const text = (name) => document.body.dataset[`say${name[0].toUpperCase()}${name.slice(1)}`];

export function announce(message) {
  const place = document.getElementById("notice");
  if (!place || !message) return;
  const note = document.createElement("p");
  note.className = "notice late";
  note.textContent = message;
  place.replaceChildren(note);
  place.scrollIntoView({ block: "nearest" });
}
