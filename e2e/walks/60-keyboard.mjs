import { ask, comeIn, pathOf, setUp } from "../steps.mjs";

export const name = "everything on Today, on a question's form and on a step works by keyboard";

const wondered = "Which torque do the new flanges take?";
const will = "I tighten each flange again after an hour.";

export async function run(t) {
  await t.cairn({ now: "2026-09-07T07:00:00Z" });
  const elin = await t.desk();
  const codes = await setUp(t, elin, {
    organisation: "Nordkyla", team: "Coast", admin: "Elin Dahl",
    names: ["Sara Nordin", "Emil Berg"],
  });
  const viewport = { width: 1360, height: 900 };
  const sara = await comeIn(t, codes.get("Sara Nordin"), { viewport });
  await ask(elin, "Could you show Björn the drawings?", "Sara Nordin");
  t.taps = 0;

  await skipsToTheContent(t, sara);
  await press(t, sara, sara.locator("main").getByRole("link", { name: "Have a look" }));
  await write(t, sara, sara.getByLabel("Your answer"), "I did on Friday.");
  await press(t, sara, sara.getByRole("button", { name: "Answer", exact: true }));
  await t.sees(sara, "Thank you. The asker hears of it.");
  t.equal(new URL(sara.url()).search, "", "a copied address greets nobody");

  await sara.goto("/");
  await press(t, sara, sara.getByRole("link", { name: "New", exact: true }).first());
  await press(t, sara, sara.locator("main").getByRole("link", { name: /^Ask/ }));
  await write(t, sara, sara.getByLabel("Your question"), wondered);
  await press(t, sara, sara.getByRole("button", { name: "Ask", exact: true }));
  await sara.waitForURL(/\/questions\/[0-9a-f-]{20,}/);

  await press(t, sara, sara.getByRole("link", { name: "Take a next step" }));
  await write(t, sara, sara.getByLabel("Your next step"), will);
  await reach(t, sara, sara.getByLabel("By when?"));
  await sara.keyboard.type("09072026");
  await press(t, sara, sara.getByRole("button", { name: "Take this step" }));
  await t.sees(sara, "The step is taken");
  await press(t, sara, sara.locator("summary").filter({ hasText: "More" }).first());
  await t.sees(sara, "Pause");
  await sara.goto(`/obstacles/new?because_of=${pathOf(sara).split("/").pop()}`);
  await write(t, sara, sara.getByLabel("What stops you, in one line?"), "The wrench is always out.");
  await press(t, sara, sara.getByRole("button", { name: "Ask for an answer" }));
  await sara.waitForURL(/\/obstacles\/[0-9a-f-]{20,}/);
  await press(t, sara, sara.getByRole("link", { name: "One step further" }).first());
  await sara.locator("#chain li > .links").first().waitFor();
  const inside = () => document.activeElement.closest("#chain li > .links") !== null;
  await sara.waitForFunction(inside);
  t.ok(await focusIsSeen(sara), "what opened of the chain has the focus");

  await sara.goto("/");
  await t.sees(sara, will);
  await press(t, sara, sara.getByRole("button", { name: "Done", exact: true }));
  await t.sees(sara, "What did you learn?");
  t.ok(await focusIsSeen(sara), "after an answer in place the focus is still somewhere");
  await sara.goto("/");
  await sara.keyboard.press("/");
  const focused = await sara.evaluate(() => document.activeElement.type);
  t.equal(focused, "search", "/ leads to the search");
  await sara.keyboard.type("torque");
  await sara.keyboard.press("Enter");
  await t.sees(sara, wondered);
  const boxes = sara.locator("input[type=search]").filter({ visible: true });
  t.equal(await boxes.count(), 1, "one box to search in");
  await aListGoesOn(t, sara);
  t.equal(t.taps, 0, "nothing was tapped");
}

/** Who presses "List" and Enter gets a list, and leaves it with Enter once more. */
async function aListGoesOn(t, page) {
  await page.goto("/pages/new");
  const body = page.getByLabel("What you know");
  for (const [button, lines] of [["List", "- a\n- b\n"], ["Numbered list", "1. a\n2. b\n"]]) {
    await press(t, page, page.getByRole("button", { name: button, exact: true }));
    await page.keyboard.type("a\nb\n\nc");
    t.equal(await body.inputValue(), `${lines}c`, `${button} goes on and ends`);
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Shift+Tab");
  }
}

async function skipsToTheContent(t, page) {
  await page.goto("/");
  await page.keyboard.press("Tab");
  t.ok(await hasFocus(page.locator("a.skip")), "the way past the places comes first");
  await page.keyboard.press("Enter");
  t.equal(await page.evaluate(() => document.activeElement.id), "main", "it leads to the content");
}

async function press(t, page, target) {
  await reach(t, page, target);
  await page.keyboard.press("Enter");
}

async function write(t, page, target, text) {
  await reach(t, page, target);
  await page.keyboard.insertText(text);
}

/** By the Tab key alone, and one sees where one is. */
async function reach(t, page, target) {
  await target.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await hasFocus(target)) {
      t.ok(await focusIsSeen(page), `the focus shows on ${target}`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${page.url()}: the Tab key does not reach ${target}`);
}

const hasFocus = (target) => target.evaluate((it) => it === document.activeElement);

/** Something other than the whole page has the focus, with an outline or a shadow around it. */
function focusIsSeen(page) {
  return page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body) return false;
    const { outlineStyle, boxShadow } = getComputedStyle(it);
    const whole = it.id === "main" || it.id === "notice";
    return whole || outlineStyle !== "none" || boxShadow !== "none";
  });
}
