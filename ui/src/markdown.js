// A Markdown field for people who have never heard of Markdown: buttons with words, pasted rich
// text that keeps its form, photos and files dropped or pasted into it, and a look at the result.
import { announce, text, unsay } from "./say.js";
import { isTooLarge, waitFor } from "./files.js";
import { nextLine } from "./lists.js";
import { smaller } from "./photos.js";

const WRAP = { bold: "**", italic: "*", code: "`" };
const RICH = /<(h[1-6]|[uo]l|table|a|b|strong|em|i|img)\b|class="?Mso|:\s*(bold|[6-9]00|italic)\b/i;
// Pictures inside the text are too long to send and cannot come along; that they were there is said.
const INSIDE = /\bsrc\s*=\s*(["'])data:[^"']*\1/gi;
const LINE = { heading: "## ", list: "- ", numbers: "1. ", quote: "> ", task: "- [ ] " };

export function markdownFields() {
  const show = () => {
    for (const tools of document.querySelectorAll(".tools[hidden]")) tools.hidden = false;
  };
  show();
  document.addEventListener("htmx:after:swap", show);
  document.addEventListener("cairn:page", show);
  document.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-md]");
    if (tool) apply(tool.closest(".field").querySelector("textarea"), tool.dataset.md);
    const look = event.target.closest("[data-md-preview]");
    if (look) preview(look, look.closest(".field"));
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-md-file]")) return;
    const area = event.target.closest(".field").querySelector("textarea");
    // "File" is the way for a drawing in which every line is needed.
    const whole = !event.target.accept;
    waitFor(area, upload(area, [...event.target.files], whole));
    event.target.value = "";
  });
  document.addEventListener("paste", pasted);
  nextLine(put);
  document.addEventListener("drop", (event) => {
    const area = event.target.closest?.("textarea[data-upload]");
    if (!area || !event.dataTransfer.files.length) return;
    event.preventDefault();
    waitFor(area, upload(area, [...event.dataTransfer.files]));
  });
}

function apply(area, kind) {
  area.focus();
  const { selectionStart: from, selectionEnd: to, value } = area;
  const chosen = value.slice(from, to);
  if (WRAP[kind]) {
    wrap(area, WRAP[kind], chosen);
  } else if (kind === "link") {
    const isAddress = /^https?:\/\/\S+$/.test(chosen);
    const word = isAddress ? text("mdText") : chosen || text("mdText");
    put(area, `[${word}](${isAddress ? chosen : "https://"})`);
    const at = isAddress ? from + 1 : from + word.length + 3;
    area.setSelectionRange(at, at + (isAddress ? word.length : "https://".length));
  } else if (LINE[kind]) {
    const start = value.lastIndexOf("\n", from - 1) + 1;
    area.setSelectionRange(start, to);
    const lines = value.slice(start, to).split("\n");
    put(area, lines.map((line) => mark(line, LINE[kind])).join("\n"));
  }
}

// Pressed again, the signs go.
function wrap(area, sign, chosen) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const [before, behind] = [value.slice(0, from), value.slice(to)];
  // Two stars around a word are no single star around it.
  const more = (words) => (words.match(/^\**/)?.[0].length ?? 0) > sign.length && sign === "*";
  if (before.endsWith(sign) && behind.startsWith(sign) && !more(behind)) {
    area.setSelectionRange(from - sign.length, to + sign.length);
    put(area, chosen);
    area.setSelectionRange(from - sign.length, to - sign.length);
    return;
  }
  const bare = chosen.slice(sign.length, -sign.length);
  if (chosen === sign + bare + sign && bare && !more(chosen)) {
    put(area, bare);
    area.setSelectionRange(from, from + bare.length);
    return;
  }
  const word = chosen || text("mdText");
  put(area, sign + word + sign);
  area.setSelectionRange(from + sign.length, from + sign.length + word.length);
}

const mark = (line, sign) => (line.startsWith(sign) ? line.slice(sign.length) : sign + line);

// execCommand is the one way that keeps the browser's own undo.
function put(area, words) {
  area.focus();
  const command = words ? "insertText" : "delete";
  if (!document.execCommand(command, false, words)) {
    area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

async function pasted(event) {
  const area = event.target.closest?.("textarea[data-markdown]");
  if (!area) return;
  const { files } = event.clipboardData;
  const html = event.clipboardData.getData("text/html");
  const plain = event.clipboardData.getData("text/plain");
  if (area.dataset.upload && files.length && !plain) {
    event.preventDefault();
    waitFor(area, upload(area, [...files]));
  } else if (area.dataset.paste && RICH.test(html)) {
    event.preventDefault();
    unsay();
    try {
      const reply = await send(area.dataset.paste, { html: html.replace(INSIDE, 'src="data:"') });
      put(area, (await reply.text()).replaceAll(`](${location.origin}/`, "](/"));
      announce(decodeURIComponent(reply.headers.get("x-said") ?? ""));
    } catch {
      put(area, plain);
    }
  }
}

async function send(address, fields) {
  const reply = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
  // Redirected: to the page that asks to sign in.
  if (!reply.ok || reply.redirected) {
    // Refused in words.
    const said = reply.status === 422 && reply.headers.get("Content-Type")?.startsWith("text/plain");
    throw Object.assign(new Error(reply.statusText), { said: said ? await reply.text() : "" });
  }
  return reply;
}

// The text as its readers will see it, in place of the field; pressed again, the field comes back.
async function preview(button, field) {
  const area = field.querySelector("textarea");
  const shown = field.querySelector(".preview");
  const show = shown.hidden;
  if (show) {
    try {
      const reply = await send(button.dataset.mdPreview, { text: area.value });
      shown.innerHTML = await reply.text();
    } catch (error) {
      announce(error.said || text("offline"));
      return;
    }
  }
  shown.hidden = !show;
  area.hidden = show;
  button.setAttribute("aria-pressed", String(show));
  for (const tool of field.querySelectorAll("[data-md], [data-md-file]")) tool.disabled = show;
  (show ? shown : area).focus();
}

// What stands in the text while a file is on its way, so that it lands there whatever is typed or
// chosen meanwhile.
function hold(area, file) {
  const name = file.name.replace(/[[\]()\n\\]/g, "");
  const sign = `![${name} ${text("mdSending")} …]()`;
  area.setSelectionRange(area.selectionEnd, area.selectionEnd);
  put(area, `\n${sign}\n`);
  return sign;
}

// Puts `words` where `sign` stands. Whoever writes meanwhile keeps the focus and the caret; whoever
// waited finds it between the brackets of a picture that says nothing yet, so that the next words
// typed describe it.
function place(area, sign, words, alone) {
  const at = area.value.indexOf(sign);
  const [from, to] = at < 0 ? [area.value.length, area.value.length] : [at, at + sign.length];
  const waited = document.activeElement === area && area.selectionStart === to + 1
    && area.selectionEnd === to + 1;
  // Whoever took the sign away has the photo on a line of its own.
  const apart = at < 0 && words && area.value && !area.value.endsWith("\n") ? "\n\n" : "";
  area.setRangeText(apart + words, from, to, "preserve");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  if (waited && alone && words.startsWith("![]")) area.setSelectionRange(from + 2, from + 2);
}

async function upload(area, files, whole = false) {
  unsay();
  const signs = files.map((file) => hold(area, file));
  let went = true;
  for (const [at, chosen] of files.entries()) {
    const file = whole ? chosen : await smaller(chosen);
    const problem = isTooLarge(area, file)
      ? area.dataset.tooLarge
      : await added(area, file, signs[at], files.length === 1);
    if (problem) place(area, signs[at], "", false);
    if (problem) announce(problem.includes(file.name) ? problem : `${file.name}: ${problem}`);
    went &&= !problem;
  }
  return went;
}

// Nothing, or why it was not taken.
async function added(area, file, sign, alone) {
  const body = new FormData();
  body.append("file", file);
  const headers = { Accept: "text/plain" };
  try {
    const reply = await fetch(area.dataset.upload, { method: "POST", body, headers });
    const words = await reply.text();
    if (!reply.ok || reply.redirected) return words.length < 300 ? words : text("offline");
    place(area, sign, words.trim(), alone);
    announce(decodeURIComponent(reply.headers.get("x-said") ?? ""));
    return "";
  } catch {
    return text("offline");
  }
}
