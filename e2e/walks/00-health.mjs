export const name = "an empty cairn says that it is well and opens its setup page";
export const databases = ["sqlite", "postgres"];

export async function run(t) {
  const app = await t.cairn({ args: ["serve"] });
  const health = await fetch(`${app.url}/healthz`);
  t.equal(health.status, 200, "GET /healthz");

  const page = await t.phone();
  const answer = await page.goto("/");
  t.equal(answer.status(), 200, "the first page");
  t.match(new URL(page.url()).pathname, /^\/setup/, "an empty cairn leads to its setup page");
  t.ok(await page.getByRole("heading", { level: 1 }).isVisible(), "the setup page has a heading");
  t.ok(await page.locator("form input:not([type=hidden])").first().isVisible(), "the setup page has fields");
  await t.axeInEveryLook(page);
  await t.shot(page, "setup");

  const swedish = await t.phone({ locale: "sv-SE" });
  await swedish.goto("/");
  t.equal(await swedish.locator("html").getAttribute("lang"), "sv", "the browser's language holds");
  await t.axeInEveryLook(swedish);
}
