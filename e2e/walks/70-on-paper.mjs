import { ask, comeIn, pathOf, raise, setUp, toSwedish } from "../steps.mjs";

export const name =
  "the page of a team and of the organisation are printed on one sheet each, full as they are, " +
  "whatever words are in them, and say how many rows are left out";
export const minutes = 5;

const many = 6;
const long =
  "Fjärrvärmeundercentralernas underhållsplaneringsansvariga delar på två nycklar, så varje " +
  "morgon väntar någon en halvtimme medan upphandlingsavdelningens ramavtalsförvaltare söker " +
  "entreprenadbesiktningsprotokollen, nummer ";

export async function run(t) {
  await t.cairn({ now: "2026-09-07T07:00:00Z" });
  const elin = await t.desk();
  const codes = await setUp(t, elin, {
    organisation: "Nordkyla", team: "Kusten", admin: "Elin Dahl", several: true,
    names: ["Sara Nordin", "Emil Berg"],
  });
  const sara = await comeIn(t, codes.get("Sara Nordin"));
  const emil = await comeIn(t, codes.get("Emil Berg"));
  await elin.goto("/");
  const team = await elin.locator("nav.places a[href^='/teams/']").first().getAttribute("href");
  await aim(elin, team);
  for (let n = 1; n <= many; n += 1) {
    await raise(emil, long + n);
    const asked = `${long}${n}?`;
    await ask(sara, asked, undefined, { everyone: true });
    await take(sara, `${long}${n}, och jag ringer kunden dagen före.`);
  }
  await lookBack(t, sara);
  for (const page of [sara, emil]) await timeKept(page);
  await t.time.advance({ days: 6 });

  await elin.goto("/organisation");
  await elin.locator("tbody tr").nth(many - 1).waitFor();
  await prints(t, elin);
  await t.until(async () => {
    await elin.goto(team);
    return elin.locator(".story").count();
  }, "the story is told");
  await elin.locator(".bars").waitFor();
  await prints(t, elin);
  await toSwedish(elin);
  await elin.goto("/organisation");
  await prints(t, elin, ["och 3 till", "och minst 4 till"]);
  await elin.goto(team);
  await prints(t, elin, ["och minst 4 till", "och minst 3 till", "och minst 4 till", "och en till"]);
}

/** Three lines of direction and a time to learn, today. */
async function aim(page, team) {
  await page.goto(`${team}/direction`);
  for (const n of [1, 2, 3]) {
    if (n === 2) await page.locator("summary", { hasText: "One or two more" }).click();
    await page.locator(`[name=line${n}]`).fill(`${long}${n}`);
    await page.locator(`[name=why${n}]`).fill(`${long}${n}`);
  }
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.goto(`${team}/time`);
  await page.locator("[name=weekday]").selectOption({ label: "Tuesday" });
  await page.locator("[name=starts]").fill("14:00");
  await page.locator("[name=ends]").fill("16:00");
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.waitForURL((url) => url.pathname === team);
}

async function take(page, text) {
  await page.goto("/steps/new?scope=ours");
  await page.getByLabel("Your next step").fill(text);
  await page.getByLabel("By when?").fill("2026-09-11");
  await page.getByRole("button", { name: "Take this step" }).click();
  await page.waitForURL(/\/steps\/[0-9a-f-]{20,}/);
  return pathOf(page);
}

/** One question goes all the way, two weeks later. */
async function lookBack(t, page) {
  const question = await ask(page, `${long}0?`);
  await page.goto(question);
  await page.getByRole("link", { name: "Take a next step" }).click();
  await page.getByLabel("Your next step").fill(`${long}0, och efter varje fläns.`);
  await page.getByLabel("By when?").fill("2026-09-11");
  await page.getByLabel(/^Mine, and/).check();
  await page.getByRole("button", { name: "Take this step" }).click();
  await page.waitForURL(/\/steps\/[0-9a-f-]{20,}/);
  const step = pathOf(page);
  const done = page.getByRole("button", { name: "Done", exact: true });
  await done.click();
  await done.waitFor({ state: "detached" });
  await page.goto(step);
  await page.getByLabel("What did you learn?").fill(`${long}0. Det gav ett kvarts varv.`);
  await page.getByLabel("14 days").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await t.sees(page, "You look back on it");
  await t.time.advance({ days: 16 });
  await page.goto(step);
  await page.getByLabel("What do you see?").fill(`${long}0. Ingen fläns läcker.`);
  await page.getByRole("button", { name: "Clearly", exact: true }).click();
  await t.sees(page, "Thank you for looking back");
}

/** The day after the time to learn. */
async function timeKept(page) {
  await page.goto("/");
  const yes = page.getByRole("button", { name: "Yes", exact: true });
  await yes.click();
  await yes.waitFor({ state: "detached" });
}

/** On one sheet, with these lines below what is cut. */
async function prints(t, page, left) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  t.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, `sheets of ${page.url()}`);
  await page.emulateMedia({ media: "print" });
  const cut = await page.locator(".off-paper").filter({ visible: true }).allInnerTexts();
  if (left) t.equal(cut, left, page.url());
  await page.emulateMedia({ media: null });
}
