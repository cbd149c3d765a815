// Words come from the page (in the reader's language), never from the script.
export const text = (name) => document.body.dataset[`say${name[0].toUpperCase()}${name.slice(1)}`];

let said = null;

export function announce(message) {
  const place = document.getElementById("notice");
  if (!place || !message) return;
  const note = document.createElement("p");
  note.className = "notice late";
  note.textContent = message;
  place.replaceChildren(note);
  said = note;
  place.scrollIntoView({ block: "nearest" });
}

// What the script said last no longer holds; what the page itself says stays.
export function unsay() {
  said?.remove();
  said = null;
}
