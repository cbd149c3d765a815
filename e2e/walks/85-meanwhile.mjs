import { pathOf, setUp } from "../steps.mjs";

export const name =
  "what a colleague did meanwhile is said, and a photo on its way disturbs nobody who writes";

export async function run(t) {
  await t.cairn();
  const page = await t.phone();
  await setUp(t, page, {
    organisation: "Nordkyla", team: "Coast", admin: "Elin Dahl", names: ["Noor Berg"],
  });
  await somebodyWasFirst(t, page);
  await aPhotoOnItsWay(t, page);
}

/** The same step in two tabs. */
async function somebodyWasFirst(t, page) {
  await page.goto("/steps/new");
  await page.getByLabel("Your next step").fill("Order four keys");
  await page.getByRole("button", { name: "Take this step" }).click();
  await page.waitForURL(/\/steps\/[0-9a-f-]{20,}/);
  const step = pathOf(page);
  const other = await page.context().newPage();
  for (const tab of [page, other]) {
    await tab.goto(step);
    await tab.locator("summary", { hasText: "More" }).first().click();
  }
  await page.getByRole("button", { name: "Drop it", exact: true }).click();
  await page.getByRole("button", { name: "Drop it", exact: true }).waitFor({ state: "detached" });
  await other.getByRole("button", { name: "Pause", exact: true }).click();
  await other.locator("#problems").waitFor();
  t.ok((await other.locator("#problems").innerText()).length > 20, "it says why");
  t.equal(await other.getByRole("button", { name: "Pause", exact: true }).count(), 0, "as it is now");
  await other.close();
}

async function aPhotoOnItsWay(t, page) {
  let arrive;
  const held = new Promise((resolve) => { arrive = resolve; });
  await page.route("**/files", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/pages/new");
  const [title, body] = [page.locator("[name=title]"), page.locator("[name=body]")];
  await body.fill("Close the valve first.");
  await page.locator("label input[accept][data-md-file]").setInputFiles({
    name: "valve.png", mimeType: "image/png", buffer: await dot(page),
  });
  await t.until(async () => /valve\.png is being sent/.test(await body.inputValue()), "it is said");
  await body.evaluate((area) => area.setSelectionRange(10, 15));
  await title.focus();
  await title.pressSequentially("Step by ");
  arrive();
  await t.until(async () => /!\[\]\(\/files\//.test(await body.inputValue()), "it is there");
  await title.pressSequentially("step");
  t.equal(await title.inputValue(), "Step by step", "the caret stayed");
  t.match(await body.inputValue(), /^Close the valve first\.\n!\[\]\(\/files\/\S+\)\n$/, "no word lost");

  await page.locator("[data-md=bold]").focus();
  await body.evaluate((area) => area.setSelectionRange(0, 5));
  for (const expected of [/^\*\*Close\*\* the/, /^Close the/]) {
    await page.locator("[data-md=bold]").click();
    t.match(await body.inputValue(), expected, "bold and not");
  }
}

async function dot(page) {
  const drawn = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
    canvas.getContext("2d").fillRect(0, 0, 40, 30);
    return canvas.toDataURL("image/png").split(",")[1];
  });
  return Buffer.from(drawn, "base64");
}
