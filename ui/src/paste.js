// Loaded at the first paste of rich text only.
import TurndownService from "turndown";
import { strikethrough, tables } from "@joplin/turndown-plugin-gfm";

// The page's policy forbids inline styles, in parsed text as well: read them under another name.
const unstyled = (html) =>
  html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));

export function toMarkdown(html) {
  const page = new DOMParser().parseFromString(unstyled(html), "text/html");
  page.querySelectorAll("style, script, meta, link, title").forEach((node) => node.remove());
  wordLists(page);
  // Google and Word wrap whole texts in a bold that says it is not bold.
  for (const bold of page.querySelectorAll("b, strong")) {
    const plain = /font-weight:\s*(normal|400)/.test(bold.dataset.style ?? "");
    if (plain) bold.replaceWith(...bold.childNodes);
  }
  const service = new TurndownService({
    headingStyle: "atx",
    bulletListMarker: "-",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
  });
  service.use([tables, strikethrough]);
  // A picture that lies on the writer's own disk or inside the clipboard cannot be shown here.
  service.addRule("lost pictures", {
    filter: (node) => node.nodeName === "IMG" && !/^https?:/.test(node.getAttribute("src") ?? ""),
    replacement: (_, node) => node.getAttribute("alt") ?? "",
  });
  return service.turndown(page.body).trim().replace(/^(\s*)-   /gm, "$1- ");
}

// Word sends lists as paragraphs whose bullet is text: <p class=MsoListParagraph style="mso-list:
// l0 level2 lfo1"><span style="mso-list:Ignore">·</span>
function wordLists(page) {
  let list = null;
  for (const item of page.querySelectorAll("p")) {
    const level = /mso-list:\s*l\d+\s+level(\d)/.exec(item.dataset.style ?? "")?.[1];
    if (!level) {
      list = null;
      continue;
    }
    const ignored = [...item.querySelectorAll("[data-style]")]
      .find((node) => /mso-list:\s*Ignore/.test(node.dataset.style));
    const kind = /^\s*[\da-z]{1,3}[.)]/i.test((ignored ?? item).textContent) ? "ol" : "ul";
    ignored?.remove();
    if (!list) {
      list = page.createElement(kind);
      item.before(list);
    }
    let home = list;
    for (let depth = 1; depth < Number(level); depth += 1) {
      const last = home.lastElementChild ?? home.appendChild(page.createElement("li"));
      home = [...last.children].find((node) => /^[OU]L$/.test(node.nodeName))
        ?? last.appendChild(page.createElement(kind));
    }
    const entry = page.createElement("li");
    entry.append(...item.childNodes);
    home.append(entry);
    item.remove();
  }
}
