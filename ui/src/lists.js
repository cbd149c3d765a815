// In a list Enter begins the next item, and in an empty item it ends the list: people who press
// "List" know no signs. Heard as input and not as a key, which a phone's keyboard does not name.
const ITEM = /^([ \t]*)(?:([-*+] )\[[ xX]\] |([-*+>] )|(\d{1,3})([.)] ))/;

export function nextLine(put) {
  let shifted = false;
  document.addEventListener("keydown", (event) => { shifted = event.shiftKey; });
  document.addEventListener("beforeinput", (event) => {
    const area = event.target;
    if (!/^insert(LineBreak|Paragraph)$/.test(event.inputType) || !event.cancelable) return;
    if (shifted || event.isComposing || !area.matches?.("textarea[data-markdown]")) return;
    const { selectionStart: at, selectionEnd: end, value } = area;
    const start = at ? value.lastIndexOf("\n", at - 1) + 1 : 0;
    const item = ITEM.exec(value.slice(start, at));
    if (!item || at !== end) return;
    event.preventDefault();
    const after = value.indexOf("\n", at);
    const line = value.slice(start, after < 0 ? value.length : after);
    if (line.trim() === item[0].trim()) {
      area.setSelectionRange(start, start + line.length);
      put(area, "");
    } else {
      put(area, `\n${sign(item)}`);
    }
  });
}

function sign([, indent, task, plain, number, dot]) {
  if (task) return `${indent}${task}[ ] `;
  return indent + (plain ?? `${Number(number) + 1}${dot}`);
}
