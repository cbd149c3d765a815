// The binary under test: started on a free port with a data directory of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const binary =
  process.env.CAIRN_BIN ?? fileURLToPath(new URL("../../target/debug/cairn", import.meta.url));
// The demo's first start writes eighteen months of history, in a build that is not optimised.
const patience = 120_000;

export class Cairn {
  #args;
  #env;
  #child;
  #lines = [];
  #ownsData;

  constructor({ args, data, databaseUrl, env }) {
    this.#args = args;
    this.#env = env;
    this.data = data;
    this.databaseUrl = databaseUrl;
    this.running = false;
  }

  async start() {
    this.#ownsData = !this.data;
    this.data ??= await mkdtemp(join(tmpdir(), "cairn-walk-"));
    const listen = `127.0.0.1:${await freePort()}`;
    this.url = `http://${listen}`;
    this.#child = this.#spawn([...this.#args, "--listen", listen], "ignore");
    this.running = true;
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => this.#lines.push(text));
    }
    this.#child.on("error", (error) => this.#lines.push(`cannot start ${binary}: ${error.message}`));
    this.#child.on("close", () => (this.running = false));
    await this.#ready();
  }

  /** Another command on the same data, as in a second terminal: {code, stdout, stderr}. */
  async run(args, { input = "" } = {}) {
    const child = this.#spawn(args, "pipe");
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.stdin.on("error", () => {}); // it may end without reading
    child.stdin.end(input);
    const [code] = await once(child, "close");
    return { code, stdout, stderr };
  }

  /** The switch that only a test build has. */
  async setClock(iso) {
    const answer = await fetch(`${this.url}/_test/clock`, {
      method: "POST",
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
      body: JSON.stringify({ now: iso }),
    });
    if (!answer.ok) {
      throw new Error(
        `POST /_test/clock answered ${answer.status}: is ${binary} built with --features test-clock?`,
      );
    }
  }

  /** The last lines it printed; all of them without a number. */
  log(last = Infinity) {
    return this.#lines.join("").trimEnd().split("\n").slice(-last).join("\n");
  }

  /** As Ctrl-C does; the data stays. */
  async stop() {
    if (!this.running) return;
    const closed = once(this.#child, "close");
    this.#child.kill("SIGTERM");
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 10_000);
    await closed;
    clearTimeout(timer);
  }

  async discard() {
    await this.stop();
    if (this.#ownsData) await rm(this.data, { recursive: true, force: true });
  }

  #spawn(args, stdin) {
    const database = this.databaseUrl ? ["--database", this.databaseUrl] : [];
    return spawn(binary, [...args, "--data", this.data, ...database], {
      env: { ...withoutCairn(process.env), ...this.#env },
      stdio: [stdin, "pipe", "pipe"],
    });
  }

  async #ready() {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      // Asked first: an answer on the port may come from somebody else's server.
      if (!this.running) throw new Error(`cairn ended at once:\n${this.log()}`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok && this.running) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`cairn is not ready after ${patience / 1000} s:\n${this.log(30)}`);
  }
}

/** A developer's own CAIRN_* settings must not reach the server under test. */
function withoutCairn(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("CAIRN_")));
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
