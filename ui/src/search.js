// "/" goes to the search box; what is found shows under it, or in the search page itself.
export function quickSearch() {
  // Whoever comes to the search page with nothing asked yet wants to type, on a phone above all.
  const own = location.pathname === "/search" && shownBox();
  if (own && !own.value) own.focus();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest?.(".search")) event.target.blur();
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = shownBox();
    event.preventDefault();
    // No room for a box on this page: the search page has one.
    if (!box) {
      location.assign("/search");
      return;
    }
    box.focus();
    box.select();
  });
  document.addEventListener("htmx:config:request", (event) => {
    const { ctx } = event.detail;
    const results = document.querySelector("main #results");
    if (results && ctx.sourceElement.matches?.("input[type=search]")) ctx.target = results;
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const { sourceElement, target } = event.detail.ctx;
    if (!sourceElement?.matches?.("input[type=search]") || !target?.closest?.("main")) return;
    history.replaceState(history.state, "", `?q=${encodeURIComponent(sourceElement.value)}`);
  });
  document.addEventListener("keydown", walk);
}

// Above the page or, where there is no room for it, in the search page.
function shownBox() {
  const boxes = [...document.querySelectorAll("input[type=search]")];
  return boxes.find((input) => input.checkVisibility());
}

// Arrow keys walk from the box through what was found and back.
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const search = event.target.closest?.(".search");
  if (!step || !search) return;
  const stops = [search.querySelector("input"), ...search.querySelectorAll(".found a")];
  const next = stops[stops.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
