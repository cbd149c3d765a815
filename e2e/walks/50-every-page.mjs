import {
  answer, ask, comeIn, pathOf, raise, setUp, tapAndConfirm, toSwedish, writeCard,
} from "../steps.mjs";

export const name =
  "axe finds nothing on any main page in either language, light and dark, on phone and desk; " +
  "reads need no JavaScript";
export const minutes = 12;

const anywhere = [
  "/", "/new", "/waiting", "/search", "/search?q=flange", "/me", "/me/settings", "/help", "/trust",
  "/questions", "/questions/new", "/pages", "/pages/new", "/material", "/steps", "/steps/new",
  "/learned/new", "/obstacles", "/obstacles/new", "/thanks", "/thanks/new", "/reviews/new",
  "/learned", "/me/history", "/me/takeout", "/organisation", "/organisation/noticed", "/nowhere",
];
const outside = ["/login", "/code", "/reset", "/trust"];

export async function run(t) {
  await t.cairn({ now: "2026-09-07T07:00:00Z" });
  const elin = await t.phone();
  const codes = await setUp(t, elin, {
    organisation: "Nordkyla", team: "Coast", admin: "Elin Dahl", several: true,
    names: ["Sara Nordin", "Emil Berg"],
  });
  const emil = await comeIn(t, codes.get("Emil Berg"));
  const places = [...(await fill(t, elin, emil)), ...anywhere];

  const found = [];
  for (const place of places) await judged(t, elin, place, found);
  await toSwedish(elin);
  for (const place of places) await judged(t, elin, place, found);
  for (const locale of ["en-GB", "sv-SE"]) {
    const stranger = await t.phone({ locale });
    for (const place of outside) await judged(t, stranger, place, found);
  }
  await readsWithoutJavaScript(t, elin, places, found);
  await elin.goto("/organisation");
  await t.shot(elin, "organisation");
  if (found.length) throw new Error(`${found.length} places:\n${found.join("\n")}`);
}

/** All places are judged before the walk fails, so that one run tells everything. */
async function judged(t, page, place, found) {
  try {
    const status = (await page.goto(place)).status();
    if (status !== (place === "/nowhere" ? 404 : 200)) found.push(`${place} answered ${status}`);
    await t.axeInEveryLook(page);
  } catch (error) {
    found.push(error.message);
  }
}

/** One of each thing, seen by everyone in the team. */
async function fill(t, elin, emil) {
  const question = await ask(elin, "Which torque do the new flanges take?");
  await answer(emil, question, "Forty newton metres, crosswise.");
  await emil.locator("#answers").getByRole("link", { name: "Make it a page" }).click();
  await emil.getByLabel("Title").fill("Flanges: the torque");
  await emil.getByRole("button", { name: "Share", exact: true }).click();
  await emil.waitForURL(/\/pages\/[0-9a-f-]{20,}/);
  const tip = pathOf(emil);
  const step = await takeStep(elin, question);
  const obstacle = await raise(emil, "Nine of us share two torque keys.");
  const team = await elin.locator("nav.bar a[href^='/teams/']").getAttribute("href");
  const open = await review(t, elin, emil, true);
  const written = await review(t, elin, emil, false);
  const lists = [`/reviews?team=${team.split("/").pop()}`, `/steps?team=${team.split("/").pop()}`];
  return [question, tip, `${tip}/edit`, `${tip}/history`, step, `${step}/change`, obstacle, team,
    `${team}/invitations`, `${team}/direction`, `${team}/time`,
    `${team}/loop/noticed`, open, written, `${written}/write`, ...lists];
}

async function takeStep(page, question) {
  await page.goto(question);
  await page.getByRole("link", { name: "Take a next step" }).click();
  await page.getByLabel("Your next step").fill("I tighten each flange again after an hour.");
  await page.getByLabel("By when?").fill("2026-09-11");
  await page.getByLabel(/^Mine, and/).check();
  await page.getByRole("button", { name: "Take this step" }).click();
  await page.waitForURL(/\/steps\/[0-9a-f-]{20,}/);
  return pathOf(page);
}

async function review(t, elin, emil, opened) {
  await elin.goto("/reviews/new");
  await elin.getByRole("button", { name: "Start", exact: true }).click();
  await elin.waitForURL(/\/reviews\/[0-9a-f-]{20,}/);
  const place = pathOf(elin);
  await writeCard(emil, place, "The customer knew us.");
  await elin.goto(place);
  if (opened) {
    await tapAndConfirm(elin, "Open the cards");
    await t.sees(elin, "Read them together");
  }
  return place;
}

/** The same words stand there with scripts off. */
async function readsWithoutJavaScript(t, page, places, found) {
  const storageState = await page.context().storageState();
  const plain = await t.phone({ storageState, javaScriptEnabled: false });
  for (const place of places) {
    await page.goto(place);
    await plain.goto(place);
    const heading = (it) => it.getByRole("heading", { level: 1 }).first().innerText();
    const [with_, without] = [await heading(page), await heading(plain)];
    if (with_ !== without) found.push(`${place}: ${with_} became ${without} without scripts`);
    if (!(await plain.locator("#main").isVisible())) found.push(`${place} is empty then`);
  }
}
