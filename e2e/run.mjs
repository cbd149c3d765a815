// Runs the walks: `node e2e/run.mjs [part of a file name…]`, from `cargo xtask test` or, for one
// walk alone, `cargo xtask pg -- node e2e/run.mjs 00-health`.
//
// A walk is a file in walks/ that exports `name` (a sentence), `run(t)` and, where the database
// matters, `databases = ["sqlite", "postgres"]` (SQLite alone otherwise); `minutes` if it needs
// more than three. What `t` can do stands in harness/walk.mjs.

import { readdir } from "node:fs/promises";
import { openBrowser } from "./harness/browser.mjs";
import { Walk } from "./harness/walk.mjs";

const folder = new URL("./walks/", import.meta.url);
const onlyDatabases = process.env.E2E_DATABASES?.split(",");
let browser;
let current;

async function main() {
  const wanted = process.argv.slice(2);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".mjs")).sort();
  const chosen = files.filter((file) => !wanted.length || wanted.some((it) => file.includes(it)));
  const score = { passed: 0, failed: 0 };
  browser = await openBrowser();
  for (const file of chosen) {
    for (const outcome of await walkOnEach(file)) score[outcome] += 1;
  }
  await browser.close();
  console.log(`${score.passed} passed, ${score.failed} failed`);
  process.exitCode = score.failed || !chosen.length ? 1 : 0;
}

async function walkOnEach(file) {
  let walk;
  try {
    walk = await import(new URL(file, folder));
  } catch (error) {
    console.log(`FAILED ${file}: ${error.stack}`);
    return ["failed"];
  }
  const databases = (walk.databases ?? ["sqlite"]).filter(
    (it) => !onlyDatabases || onlyDatabases.includes(it),
  );
  const outcomes = [];
  for (const database of databases) outcomes.push(await once(file, walk, database));
  return outcomes;
}

async function once(file, walk, database) {
  const title = `${file.replace(/\.mjs$/, "")} [${database}] ${walk.name}`;
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  current = new Walk({ id: `${file.replace(/\.mjs$/, "")}-${database}`, browser, database });
  try {
    await within(walk.minutes ?? 3, walk.run(current));
    current.assertQuiet();
    console.log(`ok     ${title} (${seconds()})`);
    return "passed";
  } catch (error) {
    console.log(`FAILED ${title} (${seconds()})\n${indent(error.stack ?? String(error))}`);
    console.log(indent(await current.evidence()));
    return "failed";
  } finally {
    await current.end();
  }
}

async function within(minutes, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${minutes} min`)), minutes * 60_000);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

const indent = (text) => text.replace(/^/gm, "       ");

async function abandon() {
  await current?.end().catch(() => {});
  await browser?.close().catch(() => {});
  process.exit(130);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, abandon);
// Whoever started us is gone, and nobody else would stop the servers that we started.
process.stdout.on("error", abandon);
const { ppid } = process;
setInterval(() => process.ppid !== ppid && abandon(), 1000).unref();

try {
  await main();
} catch (error) {
  console.error(error.message);
  await browser?.close().catch(() => {});
  process.exitCode = 1;
}
