// A further step of a chain opens in place of the link that asked for it, and focus would go with
// the link: it moves to what opened, which is then read aloud with its heading.
export function openFurther() {
  document.addEventListener("htmx:before:swap", (event) => {
    const { sourceElement: link, text } = event.detail.ctx;
    if (!link?.matches?.("#chain a.btn") || text.includes('id="chain"')) return;
    // No chain came, but a page that says why: it is shown whole.
    event.preventDefault();
    location.assign(link.href);
  });
  document.addEventListener("htmx:after:swap", ({ target }) => {
    if (!target.matches?.("#chain li > .links") || document.activeElement !== document.body) return;
    (target.querySelector("a") ?? target).focus();
  });
}
