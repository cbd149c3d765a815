// A fresh PostgreSQL database per walk, in the cluster that TEST_PG_URL names.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
let count = 0;

export async function createDatabase(walk) {
  const server = process.env.TEST_PG_URL;
  if (!server) {
    throw new Error(
      "TEST_PG_URL is not set: run `cargo xtask pg -- node e2e/run.mjs`, or E2E_DATABASES=sqlite",
    );
  }
  const words = walk.toLowerCase().replace(/[^a-z0-9]+/g, "_");
  const name = `walk_${words}_${process.pid}_${(count += 1)}`.slice(-63);
  await psql(server, `CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => psql(server, `DROP DATABASE "${name}" WITH (FORCE)`) };
}

async function psql(server, sql) {
  await run("psql", [server, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "-c", sql]);
}
