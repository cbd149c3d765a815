import { setUp } from "../steps.mjs";

export const name =
  "an empty cairn comes to twelve printed invitations and a first review in forty taps";
export const databases = ["sqlite", "postgres"];

export const names = [
  "Åsa Lindqvist", "Björn Öhman", "Sara Nordin", "Emil Berg", "Noor Haddad", "Karin Ek",
  "Johan Sjö", "Leila Amini", "Per Ström", "Maja Falk", "Tomas Lund", "Ida Holm",
];

/** How many sheets of paper the page takes. */
async function sheets(page, options) {
  const pdf = (await page.pdf(options)).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g).length;
}

export async function run(t) {
  await t.cairn({ args: ["serve"], now: "2026-09-14T07:00:00Z" });
  const phone = await t.phone();
  t.taps = 0;
  const codes = await setUp(t, phone, {
    organisation: "Nordkyla", team: "Coast", admin: "Elin Dahl", names,
  });
  t.equal([...codes.keys()].sort(), [...names].sort(), "everybody has a strip");
  t.equal(new Set(codes.values()).size, 12, "no code is printed twice");
  t.equal(await phone.locator(".strip svg").count(), 12, "each strip has its square");
  await t.axeInEveryLook(phone);
  await t.shot(phone, "strips");
  for (const format of ["A4", "Letter"]) {
    t.equal(await sheets(phone, { format }), 1, `all twelve lie on one sheet of ${format}`);
  }

  await phone.getByRole("link", { name: "Continue" }).click();
  await phone.getByRole("link", { name: "Ask a first question" }).click();
  await t.type(phone.getByLabel("Your question"), "Where is the key to the meter cabinet?");
  await phone.getByRole("button", { name: "Ask", exact: true }).click();
  await phone.waitForURL(/\/setup\/review/);
  await t.sees(phone, "You hear of it as soon as somebody answers.");
  await t.axeInEveryLook(phone);
  await t.shot(phone, "first-question");

  await phone.getByRole("link", { name: "Start the first review" }).click();
  await t.axeInEveryLook(phone);
  await phone.getByRole("button", { name: "Start", exact: true }).click();
  await t.sees(phone, "The review is under way");
  await t.sees(phone, "Åsa Lindqvist");
  t.ok(t.taps <= 40, `forty taps at most, not ${t.taps}`);
  await t.shot(phone, "review");
}
