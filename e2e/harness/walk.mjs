// What a walk has in its hands. One Walk is one walk on one database, with servers, databases
// and browser contexts of its own, all gone at its end.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as browsing from "./browser.mjs";
import { checks } from "./checks.mjs";
import { createDatabase } from "./database.mjs";
import { Cairn } from "./cairn.mjs";

const out = fileURLToPath(new URL("../out/", import.meta.url));

export class Walk {
  #browser;
  #apps = [];
  #contexts = [];
  #pages = [];
  #databases = [];
  #noise = [];
  #now;

  constructor({ id, browser, database }) {
    this.id = id;
    this.database = database;
    /** Pointer presses in all phones and desks so far; `t.taps = 0` starts again. */
    this.taps = 0;
    this.#browser = browser;
    Object.assign(this, checks);
    this.time = { now: () => this.#now, set: (iso) => this.#setTime(iso) };
    this.time.advance = (span) => this.#setTime(browsing.later(this.#now, span));
  }

  /**
   * Starts cairn and waits until it is ready. `now` is an instant (ISO) for its clock;
   * `data` and `databaseUrl` of an earlier one start it on the same data.
   */
  async cairn({ args = ["serve"], now, database = this.database, data, databaseUrl, env } = {}) {
    if (database === "postgres" && !databaseUrl) {
      const created = await createDatabase(this.id);
      this.#databases.push(created);
      databaseUrl = created.url;
    }
    const app = new Cairn({ args, data, databaseUrl, env });
    this.#apps.push(app);
    await app.start();
    if (now) this.#now = new Date(now).toISOString();
    if (this.#now) await app.setClock(this.#now);
    this.#now ??= new Date().toISOString();
    return app;
  }

  /** A page at 390 × 844 with touch. Options go to Playwright: locale, colorScheme, … */
  phone(options = {}) {
    return this.#open({ viewport: { width: 390, height: 844 }, hasTouch: true, ...options });
  }

  /** A page at 1360 × 900. */
  desk(options = {}) {
    return this.#open({ viewport: { width: 1360, height: 900 }, ...options });
  }

  /** axe-core finds nothing on the page as it stands. */
  async axe(page) {
    await browsing.axe(page);
  }

  /** … nor in light and dark, at phone and desk width, and nothing is wider than the screen. */
  async axeInEveryLook(page) {
    await browsing.inEveryLook(page, async (look) => {
      await browsing.fits(page, look);
      await browsing.axe(page, look);
    });
  }

  /** The picture is e2e/out/<walk>-<database>-<name>.png. */
  async shot(page, name) {
    await mkdir(out, { recursive: true });
    const path = `${out}${this.id}-${name}.png`;
    await page.screenshot({ path, fullPage: true });
    return path;
  }

  /** Taps the field, then types: what a thumb does. `fill` alone would count no tap. */
  async type(locator, text) {
    await locator.click();
    await locator.fill(text);
  }

  /** Fails when a page threw, its console showed an error, or the server answered 5xx. */
  assertQuiet() {
    if (this.#noise.length) throw new Error(`pages complained:\n${this.#noise.join("\n")}`);
  }

  /** For a walk that provokes complaints on purpose: returns and forgets those so far. */
  takeNoise() {
    return this.#noise.splice(0);
  }

  /** What helps to understand a failure. */
  async evidence() {
    const lines = [];
    for (const [index, page] of this.#pages.entries()) {
      if (page.isClosed()) continue;
      const path = await this.shot(page, `failed-${index + 1}`).catch((error) => error.message);
      lines.push(`page ${index + 1}: ${page.url()} ${path}`);
    }
    for (const app of this.#apps) lines.push(`cairn ${app.url} said last:`, app.log(30));
    return lines.join("\n");
  }

  async end() {
    await Promise.allSettled(this.#contexts.splice(0).map((context) => context.close()));
    await Promise.allSettled(this.#apps.splice(0).map((app) => app.discard()));
    await Promise.allSettled(this.#databases.splice(0).map((database) => database.drop()));
  }

  async #open(options) {
    const context = await this.#browser.newContext({
      baseURL: this.#apps.at(-1)?.url,
      locale: "en-GB",
      timezoneId: "Europe/Stockholm",
      reducedMotion: "reduce",
      ...options,
    });
    this.#contexts.push(context);
    await browsing.countTaps(context, () => (this.taps += 1));
    browsing.listen(context, (complaint) => this.#noise.push(complaint));
    const page = await context.newPage();
    this.#pages.push(page);
    return page;
  }

  async #setTime(iso) {
    this.#now = new Date(iso).toISOString();
    for (const app of this.#apps.filter((it) => it.running)) await app.setClock(this.#now);
  }
}
