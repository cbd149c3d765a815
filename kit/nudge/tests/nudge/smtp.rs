//! Against a real server: the npm package smtp-server, which `cargo xtask test` installs with the
//! browser tests' packages.

use std::{path::Path, process::Stdio};

use cairn_ground::PersonId;
use cairn_nudge::{Post, Smtp, Tally, Transport, send_due};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdin, ChildStdout, Command},
};

use crate::house::{House, STOCKHOLM, both, messages};

struct Server {
    port: u16,
    certificate: String,
    lines: Lines<BufReader<ChildStdout>>,
    /// The server ends when this closes.
    _stdin: ChildStdin,
    process: Child,
    _folder: tempfile::TempDir,
}

impl Server {
    async fn start(mode: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let (key, cert) = (folder.path().join("key.pem"), folder.path().join("cert.pem"));
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        std::fs::write(&cert, made.cert.pem()).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/nudge/smtp_server.mjs");
        let mut process = Command::new("node")
            .arg(script)
            .arg(mode)
            .args([&key, &cert])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("node 20 or newer is needed");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines.next_line().await.unwrap().expect("run `npm ci` in e2e/");
        Self {
            port: port.parse().unwrap(),
            certificate: made.cert.pem(),
            lines,
            _stdin: process.stdin.take().unwrap(),
            process,
            _folder: folder,
        }
    }

    /// The next mail, as one line of JSON.
    async fn mail(&mut self) -> String {
        self.lines.next_line().await.unwrap().unwrap()
    }

    fn post(&self, scheme: &str, login: &str, host: &str, root: bool) -> Post {
        let address = format!("{scheme}://{login}{host}:{}", self.port);
        let address = if scheme == "smtp" && !login.is_empty() {
            format!("{address}?tls=required")
        } else {
            address
        };
        let root = root.then_some(self.certificate.as_bytes());
        let smtp = Smtp::new(&address, "cairn@nordmark.example", root).unwrap();
        Post::new(Transport::Smtp(Box::new(smtp)), messages())
    }
}

const LOGIN: &str = "cairn%40nordmark:p%2F%C3%A5%20ss@";

/// Noor asks Åsa, whose id is given.
async fn one_message(house: &House) -> PersonId {
    let noor = house.person("Noor Karim", STOCKHOLM).await;
    let asa = house.invited("Åsa Öberg", STOCKHOLM, "asa@example.org".into()).await;
    let object = house.open_object("Vem vet?").await;
    house.tell(noor, asa, object).await;
    asa
}

#[tokio::test]
async fn a_message_arrives_over_starttls_and_over_tls_with_a_password() {
    for (mode, scheme) in [("starttls", "smtp"), ("tls", "smtps")] {
        both(|house| async move {
            let mut server = Server::start(mode).await;
            one_message(&house).await;
            let post = server.post(scheme, LOGIN, "localhost", true);
            let tally = send_due(&house.store, &post).await.unwrap();
            assert_eq!(tally, Tally { sent: 1, failed: 0 });
            let mail = server.mail().await;
            for part in [
                r#""secure":true"#,
                r#""from":"cairn@nordmark.example""#,
                r#""to":["asa@example.org"]"#,
                "From: Nordmark <cairn@nordmark.example>",
                "Auto-Submitted: auto-generated",
                "List-Unsubscribe: <https://cairn.example/m/",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                "Date: Tue, 24 Nov 2026 09:00:00 +0000",
                "@nordmark.example>",
                "multipart/alternative",
            ] {
                assert!(mail.contains(part), "{part} is missing in {mail}");
            }
            assert_eq!(send_due(&house.store, &post).await.unwrap(), Tally::default());
        })
        .await;
    }
}

#[tokio::test]
async fn a_server_we_cannot_trust_or_that_does_not_know_us_gets_nothing_and_loses_nothing() {
    both(|house| async move {
        let mut server = Server::start("starttls").await;
        one_message(&house).await;
        let stranger = server.post("smtp", LOGIN, "localhost", false);
        let tally = send_due(&house.store, &stranger).await.unwrap();
        assert_eq!(tally, Tally { sent: 0, failed: 1 }, "a certificate of nobody we know");
        let wrong = server.post("smtp", "cairn:wrong@", "localhost", true);
        let tally = send_due(&house.store, &wrong).await.unwrap();
        assert_eq!(tally, Tally { sent: 0, failed: 1 }, "a wrong password");
        assert_eq!(send_due(&house.store, &wrong).await.unwrap(), Tally::default(), "it rests");

        let right = server.post("smtp", LOGIN, "localhost", true);
        assert_eq!(send_due(&house.store, &right).await.unwrap(), Tally { sent: 1, failed: 0 });
        assert!(server.mail().await.contains("asa@example.org"));
    })
    .await;
}

#[tokio::test]
async fn a_full_mailbox_is_tried_again_later_and_an_unknown_one_given_up() {
    both(|house| async move {
        let server = Server::start("plain").await;
        let noor = house.person("Noor Karim", STOCKHOLM).await;
        let full = house.invited("Åsa Öberg", STOCKHOLM, "full@example.org".into()).await;
        let gone = house.invited("Bo Ek", STOCKHOLM, "gone@example.org".into()).await;
        let object = house.open_object("Vem vet?").await;
        house.tell(noor, full, object).await;
        house.tell(noor, gone, object).await;
        let post = server.post("smtp", "", "127.0.0.1", false);
        assert_eq!(send_due(&house.store, &post).await.unwrap(), Tally { sent: 0, failed: 2 });
        let given_up = house.messages_of(gone).await.remove(0);
        assert!(given_up.dropped_at.is_some());
        assert!(given_up.error.unwrap().contains("no such user"));
        let put_off = house.messages_of(full).await.remove(0);
        assert!(put_off.dropped_at.is_none());
        assert!(put_off.error.unwrap().contains("mailbox full"));

        assert_eq!(send_due(&house.store, &post).await.unwrap(), Tally::default(), "not at once");
        house.at("2026-11-24T09:06:00Z");
        assert_eq!(send_due(&house.store, &post).await.unwrap(), Tally { sent: 0, failed: 1 });
        assert_eq!(house.messages_of(full).await[0].attempts, 2);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_away_costs_no_attempt_and_is_left_alone_for_a_while() {
    both(|house| async move {
        let mut server = Server::start("plain").await;
        let asa = one_message(&house).await;
        let bo = house.person("Bo Ek", STOCKHOLM).await;
        let object = house.open_object("Vem har nyckeln?").await;
        house.tell(asa, bo, object).await;
        let post = server.post("smtp", "", "127.0.0.1", false);
        server.process.kill().await.unwrap();
        assert_eq!(send_due(&house.store, &post).await.unwrap(), Tally { sent: 0, failed: 1 });
        for person in [asa, bo] {
            assert_eq!(house.messages_of(person).await[0].attempts, 0);
        }
        let since = post.trouble().expect("administrators are told").since;
        assert_eq!(send_due(&house.store, &post).await.unwrap(), Tally::default());
        house.at("2026-11-24T09:06:00Z");
        assert_eq!(send_due(&house.store, &post).await.unwrap(), Tally { sent: 0, failed: 1 });
        assert_eq!(post.trouble().map(|it| it.since), Some(since), "since it began");
        assert_eq!(house.sweep().await, Tally { sent: 2, failed: 0 }, "nothing is lost");
    })
    .await;
}
