// "Write something here." leads to its field; among several, one wants to read which it is.
export function nameProblems() {
  name();
  document.addEventListener("htmx:after:swap", name);
  document.addEventListener("cairn:page", name);
}

function name() {
  for (const link of document.querySelectorAll(".problems a:not([data-named])")) {
    const field = document.querySelector(link.hash)?.closest(".field");
    const label = field?.querySelector("label, legend")?.firstChild?.textContent.trim();
    link.dataset.named = "";
    if (label) link.prepend(/[?:.]$/.test(label) ? `${label} ` : `${label}: `);
  }
}
