//! As much of HTTP/1.1 as measuring needs: one connection, one request after another.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

pub struct Client {
    stream: BufReader<TcpStream>,
    address: String,
    cookie: Option<String>,
}

pub struct Answer {
    pub status: u16,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    /// As sent, hence compressed where that was asked for.
    pub body: Vec<u8>,
    pub took: Duration,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Database queries, from `Server-Timing: db;desc=N`.
    pub fn queries(&self) -> Option<u32> {
        self.header("server-timing")?.rsplit('=').next()?.parse().ok()
    }
}

impl Client {
    pub fn connect(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        Ok(Self { stream: BufReader::new(stream), address: address.to_owned(), cookie: None })
    }

    /// A page or asset that must be there.
    pub fn get(&mut self, path: &str, encoding: &str) -> Result<Answer> {
        let accept = format!("accept-encoding: {encoding}\r\n");
        let answer = self.send("GET", path, &accept, "")?;
        if answer.status != 200 {
            bail!("GET {path} gave {}", answer.status);
        }
        Ok(answer)
    }

    pub fn sign_in(&mut self, email: &str, password: &str) -> Result<()> {
        let body = format!("email={}&password={}", form(email), form(password));
        let headers = format!(
            "origin: http://{}\r\ncontent-type: application/x-www-form-urlencoded\r\n",
            self.address
        );
        let answer = self.send("POST", "/login", &headers, &body)?;
        let cookie = answer.header("set-cookie").and_then(|all| all.split(';').next());
        self.cookie = Some(cookie.context("signing in gave no cookie")?.to_owned());
        Ok(())
    }

    #[allow(clippy::disallowed_methods, reason = "a benchmark measures real time")]
    fn send(&mut self, method: &str, path: &str, headers: &str, body: &str) -> Result<Answer> {
        let cookie = self.cookie.as_ref().map_or_else(String::new, |c| format!("cookie: {c}\r\n"));
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\naccept: text/html\r\n{cookie}{headers}\
             content-length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        );
        let began = Instant::now();
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut answer = self.receive().with_context(|| format!("{method} {path}"))?;
        answer.took = began.elapsed();
        Ok(answer)
    }

    fn receive(&mut self) -> Result<Answer> {
        let status = self.line()?;
        let status = status.split(' ').nth(1).and_then(|word| word.parse().ok());
        let status = status.context("this is not HTTP")?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            headers.push((name.to_lowercase(), value.trim().to_owned()));
        }
        let mut answer = Answer { status, headers, body: Vec::new(), took: Duration::ZERO };
        let length = answer.header("content-length").and_then(|n| n.parse().ok());
        answer.body = match length {
            Some(length) => self.exactly(length)?,
            None if answer.header("transfer-encoding") == Some("chunked") => self.chunks()?,
            None => Vec::new(),
        };
        Ok(answer)
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let size = usize::from_str_radix(self.line()?.trim(), 16)?;
            body.extend(self.exactly(size)?);
            self.line()?;
            if size == 0 {
                return Ok(body);
            }
        }
    }

    fn exactly(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line.trim_end().to_owned())
    }
}

/// Encoded for a form or a query.
pub fn form(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
