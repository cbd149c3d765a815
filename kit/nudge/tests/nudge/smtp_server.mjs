// A real mail server for tests/nudge/smtp.rs: the npm package smtp-server.
// node smtp_server.mjs {plain|starttls|tls} KEY CERT: prints its port, then each mail as JSON.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The packages of the browser tests, which `cargo xtask test` installs.
const require = createRequire(new URL("../../../../e2e/package.json", import.meta.url));
const { SMTPServer } = require("smtp-server");

const [mode, key, cert] = process.argv.slice(2);
const no = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  secure: mode === "tls",
  key: readFileSync(key),
  cert: readFileSync(cert),
  authOptional: mode === "plain",
  disabledCommands: mode === "plain" ? ["STARTTLS", "AUTH"] : [],
  onAuth({ username, password }, session, done) {
    const known = username === "cairn@nordmark" && password === "p/å ss";
    done(known && session.secure ? null : no(535, "5.7.8 unknown"), known && { user: username });
  },
  onRcptTo({ address }, session, done) {
    if (address.startsWith("full@")) return done(no(452, "4.2.2 mailbox full"));
    if (address.startsWith("gone@")) return done(no(550, "5.1.1 no such user"));
    done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const { mailFrom, rcptTo } = session.envelope;
      const to = rcptTo.map((it) => it.address);
      const raw = Buffer.concat(parts).toString("utf8");
      console.log(JSON.stringify({ secure: session.secure, from: mailFrom.address, to, raw }));
      done();
    });
  },
});
// Whoever does not trust the certificate hangs up.
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
process.stdin.on("end", () => process.exit(0)).resume();
