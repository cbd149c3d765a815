import { answer, ask, comeIn, pathOf, setUp } from "../steps.mjs";

export const name = "three people go round the loop, and each column moves by exactly one";
export const databases = ["sqlite", "postgres"];

// All within one quarter: the columns show what was noticed in it.
const wondered = "Which torque do the new flanges take?";
const told = "Forty newton metres, crosswise, and once more after an hour.";
const step = "If I mount a flange, then I will tighten it again after an hour.";

export async function run(t) {
  await t.cairn({ args: ["serve"], now: "2026-08-31T07:00:00Z" });
  const elin = await t.phone();
  const codes = await setUp(t, elin, {
    organisation: "Nordkyla", team: "Coast", admin: "Elin Dahl",
    names: ["Sara Nordin", "Emil Berg"],
  });
  const sara = await comeIn(t, codes.get("Sara Nordin"));
  const emil = await comeIn(t, codes.get("Emil Berg"));
  await columnsAre(t, elin, [0, 0, 0, 0]);

  const question = await ask(sara, wondered);
  await columnsAre(t, elin, [1, 0, 0, 0]);

  await emil.goto("/");
  await t.sees(emil, wondered);
  await answer(emil, question, told);
  await t.shot(emil, "question-answered");
  await columnsAre(t, elin, [1, 1, 0, 0]);

  await emil.locator("#answers").getByRole("link", { name: "Make it a page" }).click();
  await emil.getByLabel("Title").fill("Flanges: the torque");
  await emil.getByRole("button", { name: "Share", exact: true }).click();
  await emil.waitForURL(/\/pages\/[0-9a-f-]{20,}/);
  await t.sees(emil, "A tip from Emil Berg");
  await t.sees(emil, /From Emil Berg’s answer to Sara Nordin’s question/);
  await t.shot(emil, "page");
  await columnsAre(t, elin, [1, 1, 0, 0]);

  await sara.goto("/");
  await t.sees(sara, /Emil Berg/);
  await t.shot(sara, "today-answered");
  await sara.goto(question);
  await t.sees(sara, told);
  await sara.getByRole("button", { name: "Thanks, I have read it" }).click();
  await t.sees(sara, "It no longer waits for you");
  await t.shot(sara, "question-with-answer");
  const taken = await takeStep(t, sara);
  await columnsAre(t, elin, [1, 1, 0, 0]);

  await t.time.advance({ days: 4 });
  await sara.goto("/");
  await t.sees(sara, step);
  await t.shot(sara, "today-step");
  await sara.getByRole("button", { name: "Done", exact: true }).click();
  await columnsAre(t, elin, [1, 1, 1, 0]);

  await sara.goto(taken);
  await sara.getByLabel("What did you learn?").fill("After an hour it gave a quarter turn.");
  await sara.getByLabel("14 days").check();
  await t.shot(sara, "step-learned");
  await sara.getByRole("button", { name: "Save", exact: true }).click();
  await t.sees(sara, "You look back on it");
  await columnsAre(t, elin, [1, 1, 1, 0]);

  await t.time.advance({ days: 14 });
  await sara.goto("/");
  await t.sees(sara, step);
  await sara.goto(taken);
  await sara.getByLabel("What do you see?").fill("No flange has come back since.");
  await t.shot(sara, "step-look-back");
  await sara.getByRole("button", { name: "Clearly", exact: true }).click();
  await t.sees(sara, "Thank you for looking back");
  await columnsAre(t, elin, [1, 1, 1, 1]);
  await t.sees(elin, wondered);
  await t.shot(elin, "team-story");
}

async function takeStep(t, page) {
  await page.getByRole("link", { name: "Take a next step" }).click();
  await t.sees(page, wondered);
  await page.getByLabel("Your next step").fill(step);
  await page.getByLabel("By when?").fill("2026-09-04");
  await page.getByLabel(/^Mine, and/).check();
  await page.getByRole("button", { name: "Take this step" }).click();
  await page.waitForURL(/\/steps\/[0-9a-f-]{20,}/);
  await t.shot(page, "step");
  return pathOf(page);
}

/** On the team's page of somebody who took no part; the record is read within seconds. */
async function columnsAre(t, page, expected) {
  let shown = [];
  const same = async () => {
    await page.goto("/");
    await page.locator("nav.bar a[href^='/teams/']").click();
    await page.waitForURL(/\/teams\//);
    shown = await page.locator(".loop b").allInnerTexts();
    // While there is nothing in any of them the page has no columns.
    return (shown.length ? shown : [0, 0, 0, 0]).join() === expected.join();
  };
  await t.until(same, `the columns are ${expected}`).catch((error) => {
    throw new Error(`${error.message}; they are ${shown}`);
  });
}
