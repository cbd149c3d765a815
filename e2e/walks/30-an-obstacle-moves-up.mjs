import { comeIn, pathOf, setUp } from "../steps.mjs";

export const name =
  "an obstacle nobody answers moves up, all three see it, and the answer comes back";
export const databases = ["sqlite", "postgres"];

const stops = "Nine of us share two torque keys, so somebody waits each morning.";
const because = "I order four more keys this week.";

export async function run(t) {
  await t.cairn({ args: ["serve"], now: "2026-09-14T07:00:00Z" });
  const elin = await t.phone();
  const codes = await setUp(t, elin, {
    organisation: "Nordkyla", team: "Coast", admin: "Elin Dahl",
    names: ["Sara Nordin", "Emil Berg"],
  });
  const sara = await comeIn(t, codes.get("Sara Nordin"));
  const emil = await comeIn(t, codes.get("Emil Berg"));

  const obstacle = await raise(t, sara);
  await t.sees(sara, "Emil Berg answers by");
  await emil.goto("/");
  await t.sees(emil, stops);
  await elin.goto("/waiting");
  await t.seesNot(elin, stops);

  await t.time.advance({ days: 13 });
  await elin.goto("/waiting");
  await t.seesNot(elin, stops);

  await t.time.advance({ days: 2 });
  await elin.goto("/");
  await t.sees(elin, stops);
  for (const page of [sara, emil, elin]) {
    await page.goto(obstacle);
    await t.sees(page, "No answer in time, so it went on to Elin Dahl.");
  }
  for (const page of [sara, emil]) {
    await page.goto("/");
    await t.sees(page, stops);
  }
  await emil.goto(obstacle);
  t.equal(await emil.getByLabel("Why?").count(), 0, "it no longer lies with Emil");
  await t.shot(sara, "today-moved-up");

  await decide(t, elin, obstacle);
  await sara.goto("/");
  await t.sees(sara, "Elin Dahl answered");
  await sara.goto(obstacle);
  await t.sees(sara, because);
  await t.shot(sara, "answered");
  await sara.getByRole("button", { name: "I have read it" }).click();
  await t.sees(sara, "It is off your list");
  await sara.goto("/waiting");
  await t.seesNot(sara, stops);
}

/** To a colleague, whose manager is the team's. */
async function raise(t, page) {
  await page.goto("/obstacles/new");
  await t.shot(page, "form");
  await page.getByLabel("What stops you, in one line?").fill(stops);
  await page.getByLabel("Who can do something about it?").fill("Emil Berg");
  await page.getByRole("button", { name: "Ask for an answer" }).click();
  await page.waitForURL(/\/obstacles\/[0-9a-f-]{20,}/);
  return pathOf(page);
}

/** "We do it" is the next step of whoever says it, in the first line of why. */
async function decide(t, page, obstacle) {
  await page.goto(obstacle);
  await page.getByLabel("Why?").fill(because);
  await page.getByLabel("By when?").fill("2026-10-09");
  await page.getByRole("button", { name: "We do it" }).click();
  await t.sees(page, "It is now your next step");
  await page.goto("/steps");
  await t.sees(page, because);
}
