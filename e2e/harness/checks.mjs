// Checks with messages that tell what was expected where.

import { isDeepStrictEqual } from "node:util";

const show = (value) => JSON.stringify(value, null, 1);

export const checks = {
  ok(value, what) {
    if (!value) throw new Error(`${what}: it is ${show(value)}`);
  },

  equal(actual, expected, what) {
    if (!isDeepStrictEqual(actual, expected)) {
      throw new Error(`${what}: expected ${show(expected)}, it is ${show(actual)}`);
    }
  },

  match(text, pattern, what) {
    if (!pattern.test(text)) throw new Error(`${what}: ${pattern} is not in ${show(text)}`);
  },

  /** Somebody looking at the page sees this text (a string or a pattern), soon. */
  async sees(page, text, { timeout = 5000 } = {}) {
    const locator = page.getByText(text).filter({ visible: true }).first();
    try {
      await locator.waitFor({ state: "visible", timeout });
    } catch {
      const body = (await page.locator("body").innerText()).slice(0, 2000);
      throw new Error(`${page.url()} does not show ${text}. It shows:\n${body}`);
    }
  },

  async seesNot(page, text) {
    const count = await page.getByText(text).filter({ visible: true }).count();
    if (count) throw new Error(`${page.url()} shows ${text}, which it should not`);
  },

  /** Asks again until the answer is truthy. */
  async until(question, what, { timeout = 10_000 } = {}) {
    const end = Date.now() + timeout;
    for (;;) {
      const answer = await question();
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`${what}: not within ${timeout / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  },
};
