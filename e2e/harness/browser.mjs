// The browser: one Chromium per run, a context per person.

import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run " +
  "--disable-background-networking --disable-component-update --disable-sync";
const axeSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export function openBrowser() {
  const executablePath = process.env.CHROMIUM || onPath();
  if (!executablePath) {
    throw new Error(`no Chromium: install one of ${names.join(", ")}, or set CHROMIUM to its path`);
  }
  return chromium.launch({ executablePath, args: flags.split(" "), handleSIGINT: false });
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Every trusted pointer press counts, however the walk brings it about. */
export async function countTaps(context, count) {
  await context.exposeBinding("__pressed", count);
  await context.addInitScript(() => {
    const pressed = (event) => event.isTrusted && window.__pressed();
    document.addEventListener("pointerdown", pressed, { capture: true });
  });
}

export function listen(context, complain) {
  context.on("weberror", (it) => complain(`${it.page()?.url()} threw ${it.error().message}`));
  context.on("console", (message) => {
    // A refused form answers 4xx, which is right; Chromium logs that as an error too.
    const expected = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !expected) {
      complain(`${message.page()?.url()} console: ${message.text()}`);
    }
  });
  context.on("response", (response) => {
    if (response.status() >= 500) complain(`${response.url()} answered ${response.status()}`);
  });
}

export async function axe(page, look = "") {
  // Evaluated, not added as a script element, which the content security policy refuses.
  await page.evaluate(await readFile(axeSource, "utf8"));
  const { violations } = await page.evaluate(() => window.axe.run(document));
  if (!violations.length) return;
  const shown = violations.map(({ id, help, nodes }) => {
    const places = nodes.map((node) => `    ${node.target.join(" ")}  ${node.html.slice(0, 120)}`);
    return `  ${id}: ${help}\n${places.join("\n")}`;
  });
  throw new Error(`axe finds on ${page.url()} ${look}\n${shown.join("\n")}`);
}

export async function fits(page, look = "") {
  const [content, screen] = await page.evaluate(() => [
    document.scrollingElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  if (content > screen) {
    throw new Error(`${page.url()} is ${content} px wide on ${screen} px ${look}`);
  }
}

/** Light and dark, phone and desk; afterwards the page looks as before. */
export async function inEveryLook(page, judge) {
  const before = page.viewportSize();
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  for (const colorScheme of ["light", "dark"]) {
    for (const [width, height] of [[390, 844], [1360, 900]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await judge(`(${colorScheme}, ${width} px)`);
    }
  }
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
  await page.setViewportSize(before);
}

/** `{ days, hours, minutes, seconds }` after an instant. A day is 24 hours. */
export function later(iso, { days = 0, hours = 0, minutes = 0, seconds = 0 }) {
  const span = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  return new Date(Date.parse(iso) + span).toISOString();
}
