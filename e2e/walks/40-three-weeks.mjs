import { openMailbox } from "../harness/mailbox.mjs";
import { answer, ask, comeIn, pathOf, setUp, tapAndConfirm, writeCard } from "../steps.mjs";

export const name =
  "in three weeks of twelve people every message has a colleague's name, and a review begins " +
  "with the steps of the one before";
export const databases = ["sqlite", "postgres"];
export const minutes = 5;

const writing = [
  "Åsa Lindqvist", "Björn Öhman", "Sara Nordin", "Emil Berg", "Noor Haddad", "Karin Ek",
  "Per Ström",
];
const silent = ["Leila Amini", "Maja Falk", "Tomas Lund", "Ida Holm"];
const everyone = ["Elin Dahl", ...writing, ...silent];
const rings = "We ring the customer the evening before.";
const reads = "On Fridays we read one another's test reports.";

export async function run(t) {
  const mailbox = await openMailbox();
  try {
    const env = { CAIRN_SMTP: mailbox.url, CAIRN_MAIL_FROM: "Cairn <cairn@example.org>" };
    await t.cairn({ now: "2026-09-07T07:00:00Z", env });
    const at = await team(t);
    const elin = at.get("Elin Dahl");
    await firstReview(t, at);
    await weekOne(at);

    await secondMonday(t, at, mailbox.mails);
    await t.time.set("2026-09-18T07:00:00Z");
    const emil = at.get("Emil Berg");
    await emil.goto("/");
    await t.sees(emil, reads);
    await emil.getByRole("button", { name: "Done", exact: true }).click();

    await t.time.set("2026-09-21T07:00:00Z");
    const second = await startReview(elin);
    for (const page of [elin, at.get("Ida Holm")]) {
      await page.goto(second);
      await t.sees(page, "From the last review");
      await t.sees(page, rings);
      await t.sees(page, "not done yet");
    }
    await t.shot(elin, "second-review");
    for (const mail of mailbox.mails) hasReason(t, mail);
  } finally {
    await mailbox.close();
  }
}

/** Name → page; all have an address, so that a message could reach them. */
async function team(t) {
  const elin = await t.phone();
  const names = everyone.slice(1);
  const codes = await setUp(t, elin, {
    organisation: "Nordkyla", team: "Coast", admin: "Elin Dahl", email: "elin@example.org", names,
  });
  const at = new Map([["Elin Dahl", elin]]);
  for (const one of names) at.set(one, await comeIn(t, codes.get(one), { email: address(one) }));
  return at;
}

const address = (name) =>
  `${name.split(" ")[0].replace("Å", "A").replace("ö", "o")}@example.org`.toLowerCase();

async function firstReview(t, at) {
  const elin = at.get("Elin Dahl");
  const review = await startReview(elin);
  for (const one of writing) {
    await writeCard(at.get(one), review, `A card about ${one.length} doors`);
  }
  await t.shot(at.get("Sara Nordin"), "writing");
  await elin.goto(review);
  await tapAndConfirm(elin, "Open the cards");
  await t.sees(elin, "Read them together");
  await t.shot(elin, "opened-cards");
  for (const one of writing) await t.seesNot(elin.locator("main .card"), one);
  await stepFromCard(at.get("Sara Nordin"), review, rings, "2026-09-25");
  await stepFromCard(at.get("Emil Berg"), review, reads, "2026-09-18");
  await elin.goto(review);
  await elin.getByRole("button", { name: "Close the review" }).click();
  await t.sees(elin, "The review is closed");
  await t.sees(elin, rings);
}

async function startReview(page) {
  await page.goto("/reviews/new");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.waitForURL(/\/reviews\/[0-9a-f-]{20,}/);
  return pathOf(page);
}

async function stepFromCard(page, review, text, due) {
  await page.goto(review);
  await page.getByRole("button", { name: "Next step", exact: true }).first().click();
  await page.getByLabel("Your next step").fill(text);
  await page.getByLabel("By when?").fill(due);
  await page.getByLabel(/^Ours/).check();
  await page.getByRole("button", { name: "Take this step" }).click();
  await page.waitForURL(/\/reviews\/[0-9a-f-]{20,}/);
}

/** Something for three of the writing and one of the silent; nothing for anybody else. */
async function weekOne(at) {
  const asked = await ask(at.get("Sara Nordin"), "Which torque do the new flanges take?");
  await answer(at.get("Per Ström"), asked, "Forty newton metres, crosswise.");
  await ask(at.get("Elin Dahl"), "Could you show Björn the drawings?", "Noor Haddad");
  await ask(at.get("Emil Berg"), "Where does the spare key to the van hang?", "Ida Holm");
}

async function secondMonday(t, at, mails) {
  await t.time.set("2026-09-13T20:00:00Z");
  const before = mails.length;
  await t.time.set("2026-09-14T06:30:00Z");
  const monday = mails.slice(before);
  const got = (name) => monday.filter((mail) => mail.to === address(name));
  for (const mail of monday) hasReason(t, mail);
  for (const [name, colleague] of [
    ["Sara Nordin", "Per Ström"], ["Noor Haddad", "Elin Dahl"], ["Ida Holm", "Emil Berg"],
  ]) {
    t.ok(got(name).some((mail) => mail.text.includes(colleague)), `${name} reads of ${colleague}`);
  }
  for (const name of ["Leila Amini", "Maja Falk", "Tomas Lund"]) {
    t.equal(got(name), [], `nobody asks anything of ${name}, so no message`);
    const page = at.get(name);
    await page.goto("/");
    await t.sees(page, "Nothing waits for you right now.");
  }
  await at.get("Ida Holm").goto("/");
  await t.sees(at.get("Ida Holm"), "Emil Berg asks you");
}

/** A colleague by name or a step of one's own, and not a word of who wrote nothing. */
function hasReason(t, { to, subject, text }) {
  const all = `${subject}\n${text}`;
  const named = everyone.filter((name) => address(name) !== to && all.includes(name));
  t.ok(named.length || /your next step/i.test(all), `a reason in the message to ${to}:\n${all}`);
  t.equal(named.filter((name) => silent.includes(name)), [], `the silent in the message to ${to}`);
}
