// A mail server that keeps what it is given: { to, subject, text } in `mails`.

import { once } from "node:events";
import { SMTPServer } from "smtp-server";

export async function openMailbox() {
  const mails = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const pieces = [];
      stream.on("data", (piece) => pieces.push(piece));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map((it) => it.address).join();
        mails.push({ to, ...read(Buffer.concat(pieces).toString("latin1")) });
        done();
      });
    },
  });
  server.on("error", () => {}); // a client that went away
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const url = `smtp://127.0.0.1:${server.server.address().port}`;
  return { mails, url, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** The subject, and the plain text among the parts. */
function read(raw) {
  const { head, body } = split(raw);
  const boundary = /boundary="?([^";\r\n]+)/i.exec(head)?.[1];
  const parts = boundary ? body.split(`--${boundary}`).map(split) : [{ head, body }];
  const plain = parts.find((part) => /content-type: text\/plain/i.test(part.head));
  if (!plain) throw new Error(`a mail without plain text:\n${raw}`);
  const subject = /^subject: (.*(?:\r?\n[ \t].*)*)/im.exec(head)?.[1] ?? "";
  return { subject: words(subject), text: decoded(plain) };
}

function split(raw) {
  const [head, ...rest] = raw.trimStart().split(/\r?\n\r?\n/);
  return { head, body: rest.join("\n\n") };
}

function decoded({ head, body }) {
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  if (!/transfer-encoding: quoted-printable/i.test(head)) return utf8(body);
  return utf8(quoted(body.replace(/=\r?\n/g, "")));
}

/** Encoded words of a header: =?utf-8?b?…?= */
function words(text) {
  const joined = text.replace(/\?=\s+=\?/g, "?==?").replace(/\r?\n\s/g, " ");
  return joined.replace(/=\?utf-8\?(.)\?(.*?)\?=/gi, (_, kind, it) =>
    /b/i.test(kind) ? Buffer.from(it, "base64").toString() : utf8(quoted(it.replace(/_/g, " "))),
  );
}

const quoted = (text) =>
  text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
const utf8 = (latin1) => Buffer.from(latin1, "latin1").toString("utf8");
