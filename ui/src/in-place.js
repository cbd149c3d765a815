// Forms answered in place: the server replies to a form as it would without script (a redirect or
// the page with its errors) and only <main> is exchanged. Handlers need not know of htmx.
import { announce, text } from "./say.js";

// Set between the two events of one swap: by the second, the form that was sent is gone.
let kept = null;

const samePage = (url) => new URL(url, location.href).pathname === location.pathname;

export function answerInPlace() {
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    if (!isForm(ctx)) return;
    if (!ctx.text.includes('id="main"')) {
      event.preventDefault();
      announce(text("offline"));
    } else if (ctx.response.raw.status === 401) {
      // The login has ended: the whole page asks to sign in, with what was sent in it.
      event.preventDefault();
      showElsewhere(location.href, ctx.text);
    } else if (ctx.response.raw.redirected && !samePage(ctx.response.raw.url)) {
      event.preventDefault();
      showElsewhere(ctx.response.raw.url, ctx.text);
    } else if (ctx.response.raw.status >= 400 && !comesBack(ctx)) {
      // Another page would take what is written with it, and Back would not bring it back. Where
      // nothing was, the page as it is now says itself why: somebody else was first.
      const problem = problemOf(ctx.text);
      if (problem && !isWritten(ctx.sourceElement)) return;
      event.preventDefault();
      announce(problem || saidBy(ctx.text));
    }
  });
  document.addEventListener("htmx:before:swap", (event) => {
    if (isForm(event.detail.ctx)) kept = remember(event.detail.ctx.sourceElement);
  });
  document.addEventListener("htmx:after:swap", () => {
    if (!kept) return;
    restore(kept);
    kept = null;
    focusNews();
  });
  document.addEventListener("htmx:error", () => announce(text("offline")));
  addEventListener("popstate", (event) => {
    if (event.state?.cairn) location.reload();
  });
}

const isForm = (ctx) => ctx?.sourceElement?.matches?.("form[data-here]") ?? false;

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

// Whether the form that was sent stands in the answer, to be mended there.
function comesBack(ctx) {
  const action = ctx.sourceElement.getAttribute("action");
  const forms = [...parsed(ctx.text).querySelectorAll("main form")];
  return forms.some((form) => form.getAttribute("action") === action);
}

function problemOf(html) {
  const said = [...parsed(html).querySelectorAll("main #problems li")];
  return said.map((it) => it.textContent.trim()).join(" ");
}

const isWritten = (form) => [...form.elements].some((field) =>
  field.matches("textarea, input[type=text]") && field.value !== field.defaultValue);

function saidBy(html) {
  const words = [...parsed(html).querySelectorAll("main h1, main h1 ~ .sub, main header .sub")];
  return [...new Set(words.map((it) => it.textContent.trim()))].filter(Boolean).join(". ");
}

// The answer led to another page. It is here already, with a notice that is said only once, so it
// is shown as it came instead of being asked for again.
function showElsewhere(url, html) {
  const page = parsed(html);
  history.replaceState({ cairn: true }, "");
  history.pushState({ cairn: true }, "", url);
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  window.htmx.process(document.body);
  document.dispatchEvent(new Event("cairn:page"));
  scrollTo(0, 0);
  focusNews();
}

const key = (field) => `${field.form?.getAttribute("action")} ${field.name}`;
const fields = () => document.querySelectorAll("main :is(textarea, input[type=text])");

// What stands half-written in the page's other forms, and which details are open.
function remember(sent) {
  const texts = [...fields()]
    .filter((field) => field.form !== sent && field.value !== field.defaultValue)
    .map((field) => ["text", key(field), field.value]);
  const open = [...document.querySelectorAll("main details[open][id]")]
    .map((details) => ["open", details.id]);
  return [...texts, ...open];
}

function restore(entries) {
  for (const [kind, name, value] of entries) {
    if (kind === "open") document.getElementById(name)?.setAttribute("open", "");
    else for (const field of fields()) if (key(field) === name) field.value = value;
  }
}

function focusNews() {
  if (document.activeElement && document.activeElement !== document.body) return;
  const main = document.getElementById("main");
  const problems = document.getElementById("problems");
  const news = problems?.checkVisibility() ? problems : main?.querySelector("[aria-invalid]");
  (news ?? main)?.focus({ preventScroll: false });
}
