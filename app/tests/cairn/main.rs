//! The binary from outside: serve, ask it through the socket, back up, restore.

mod backup;
mod begin;
mod cards;
mod commands;
mod data_list;
mod erased;
#[path = "../../src/features.rs"]
mod features;
mod forms;
mod imports;
mod links;
mod matrix;
mod offers;
mod one_team;
mod promise;
mod reports;
mod start;
mod take_out;
mod take_out_files;
mod time_kept;
mod today;
mod verbs;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

/// A running server; stopped when dropped.
pub struct Server {
    child: Child,
    pub address: String,
    pub greeting: Vec<String>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn cairn() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cairn"));
    for name in [
        "CAIRN_LISTEN",
        "CAIRN_DATA",
        "CAIRN_DATABASE",
        "CAIRN_PUBLIC_URL",
        "CAIRN_SMTP",
        "CAIRN_SMTP_ROOT",
        "CAIRN_MAIL_FROM",
        "CAIRN_CONFIG",
        "CAIRN_LOG",
    ] {
        command.env_remove(name);
    }
    command
}

/// Starts `cairn serve` on a free port and waits for its greeting.
pub fn serve(data: &Path, more: &[&str]) -> Server {
    let mut child = cairn()
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .args(more)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("starts");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut greeting = Vec::new();
    for line in lines.by_ref().take(3) {
        greeting.push(line.expect("a line"));
    }
    let address = greeting[0].rsplit("http://").next().expect("an address").to_owned();
    Server { child, address, greeting }
}

/// Runs a command to its end.
pub fn run(data: &Path, args: &[&str]) -> Output {
    cairn().args(args).arg("--data").arg(data).output().expect("runs")
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A request by hand; gives the status line and the rest.
pub fn request(server: &Server, method: &str, path: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(&server.address).expect("listens");
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: \
         same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: \
         {}\r\n\r\n{body}",
        server.address,
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("answered");
    text(&answer)
}

/// Sets up an organisation with one administrator and one team.
pub fn set_up(server: &Server) {
    let form = "organisation=Fj%C3%A4llv%C3%A4rme&public_body=no&teams=one&team=Nord&name=Eva+S\
                &email=eva%40cairn.test&password=en+hel+mening&locale=sv&zone=Europe%2FStockholm";
    let answer = request(server, "POST", "/setup", form);
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
}

/// Every database there is: options for the command line, each with a fresh place.
pub fn databases() -> Vec<(&'static str, Option<String>)> {
    let mut all = vec![("SQLite", None)];
    if let Ok(url) = std::env::var("TEST_PG_URL") {
        all.push(("PostgreSQL", Some(url)));
    }
    all
}
