// What people do in several walks: set up, come in with a printed code, ask, answer.

export const password = "a sentence is fine";

/** From the empty house to the page with the printed codes; returns name → code. */
export async function setUp(t, page, { organisation, team, admin, email, names, several = false }) {
  await page.goto("/");
  await t.type(page.getByLabel("What is your organisation called?"), organisation);
  await page.getByRole("radio", { name: "No", exact: true }).click();
  await page.getByLabel(several ? "Several teams" : "One team").click();
  await t.type(page.getByLabel("What is the team called?"), team);
  await t.type(page.getByLabel("Your name"), admin);
  if (email) await t.type(page.getByLabel("Your e-mail address"), email);
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
export async function comeIn(t, code, { email, language, ...options } = {}) {
  const page = await t.phone(options);
  await page.goto("/code");
  await page.locator("[name=code]").fill(code);
  await page.locator("form[action='/code'] button.go").click();
  await page.waitForURL(/\/in\//);
  await page.locator("form[action^='/in/'] button.go").click();
  await page.waitForURL((url) => !/\/(in|code)/.test(url.pathname));
  if (email || language) {
    if (email) await page.locator("[name=email]").fill(email);
    if (language) await page.locator("[name=locale]").selectOption(language);
    await page.locator("form[action='/me/settings/welcome'] button.go").click();
    await page.waitForURL((url) => !url.pathname.includes("welcome"));
  }
  await page.goto("/");
  return page;
}

/** Asks the team, one colleague or everyone; returns the question's address. */
export async function ask(page, text, colleague, { everyone = false } = {}) {
  await page.goto("/questions/new");
  await page.getByLabel("Your question").fill(text);
  if (everyone) await page.getByLabel("Everyone", { exact: true }).check();
  if (colleague) {
    await page.getByLabel("One colleague").check();
    await page.getByLabel("Which colleague?").fill(colleague);
  }
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

/** Tells one's manager of an obstacle; returns its address. */
export async function raise(page, text) {
  await page.goto("/obstacles/new");
  await page.getByLabel("What stops you, in one line?").fill(text);
  await page.getByRole("button", { name: "Ask for an answer" }).click();
  await page.waitForURL(/\/obstacles\/[0-9a-f-]{20,}/);
  return pathOf(page);
}

/** From an English page on, in the settings. */
export async function toSwedish(page) {
  await page.goto("/me/settings");
  const form = page.locator("form", { has: page.locator("[name=locale]") });
  await form.locator("[name=locale]").selectOption("sv");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator("html[lang=sv]").waitFor();
}

/** A card for the first question of a review under way. */
export async function writeCard(page, review, text) {
  await page.goto(`${review}/write`);
  await page.getByLabel("What went well?").fill(text);
  await page.getByRole("button", { name: "Next question: why was that?" }).click();
  await page.getByRole("heading", { name: "Why was that?" }).waitFor();
}

/** Taps the button of a form that asks first, and says yes. */
export async function tapAndConfirm(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
}

export const pathOf = (page) => new URL(page.url()).pathname;
