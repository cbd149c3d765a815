// What people do in several walks: set up, come in with a printed code, ask, answer.

export const password = "a sentence is fine";

/** From the empty house to the page with the printed codes; returns name → code. */
export async function setUp(t, page, { organisation, team, admin, names, several = false }) {
  await page.goto("/");
  await t.type(page.getByLabel("What is your organisation called?"), organisation);
  await page.getByRole("radio", { name: "No", exact: true }).click();
  await page.getByLabel(several ? "Several teams" : "One team").click();
  await t.type(page.getByLabel("What is the team called?"), team);
  await t.type(page.getByLabel("Your name"), admin);
  await t.type(page.getByLabel("Password", { exact: true }), password);
  await page.getByLabel("I lead this team").check(); // already so, unless somebody changes that
  await page.getByRole("button", { name: "Set up" }).click();
  await page.waitForURL(/\/setup\/people/);
  return addPeople(t, page, names);
}

/** Names pasted on the setup's page, everybody ticked, codes made. */
export async function addPeople(t, page, names) {
  await t.type(page.getByLabel("Names, one on each line"), names.join("\n"));
  await page.getByRole("button", { name: "Add them" }).click();
  await page.getByRole("button", { name: "Make the codes" }).click();
  return printedCodes(page);
}

async function printedCodes(page) {
  await page.locator(".strip").first().waitFor();
  const strips = await page.locator(".strip").evaluateAll((all) =>
    all.map((it) => [it.querySelector("h2").textContent, it.querySelector(".code").textContent]),
  );
  return new Map(strips);
}

/** A colleague types the code from the strip on a phone of their own. */
export async function comeIn(t, code, options = {}) {
  const page = await t.phone(options);
  await page.goto("/code");
  await page.locator("[name=code]").fill(code);
  await page.locator("form[action='/code'] button.go").click();
  await page.waitForURL(/\/in\//);
  await page.locator("form[action^='/in/'] button.go").click();
  await page.waitForURL((url) => !/\/(in|code)/.test(url.pathname));
  await page.goto("/");
  return page;
}

/** Asks the team; returns the question's address. */
export async function ask(page, text) {
  await page.goto("/questions/new");
  await page.getByLabel("Your question").fill(text);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  const anyway = page.getByRole("button", { name: "Send anyway" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (await anyway.count()) await anyway.click();
  await page.waitForURL(/\/questions\/[0-9a-f-]{20,}/);
  return pathOf(page);
}

export async function answer(page, question, text) {
  await page.goto(question);
  await page.getByLabel("Your answer").fill(text);
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await page.getByText("Thank you. The asker hears of it.").waitFor();
}

export const pathOf = (page) => new URL(page.url()).pathname;
