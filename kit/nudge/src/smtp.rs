//! Mail by SMTP, through lettre.

use std::time::{Duration, UNIX_EPOCH};

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error as SmtpError,
        client::{Certificate, Tls, TlsParameters},
    },
};
use url::Url;

use crate::Mail;

/// A server that does not answer by then is away.
const PATIENCE: Duration = Duration::from_secs(10);
/// One mail takes no longer, so that a batch is done before its claim runs out.
const WHOLE: Duration = Duration::from_secs(25);
const SUBMISSION: u16 = 587;
const SUBMISSIONS: u16 = 465;

/// Why a mail did not go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It never will: the address is refused.
    Refused(String),
    /// This mail may go out later: the mailbox is full, the server asks to come back.
    Later(String),
    /// No mail goes out now: the server is away or does not accept us.
    Away(String),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (Self::Refused(why) | Self::Later(why) | Self::Away(why)) = self;
        f.write_str(why)
    }
}

/// A mail server and the address we write from.
#[derive(Debug, Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// From `smtp://user:password@host:587` (STARTTLS) or `smtps://user:password@host` (TLS), with
    /// `%`-encoding for special characters; and `Name <address>` or a bare address to write from.
    /// `root` is a PEM certificate of the organisation's own authority, trusted besides the usual
    /// ones.
    ///
    /// Without TLS only to this very machine (`smtp://localhost:25`), or where `?tls=none` asks
    /// for it and no password would be shown to the network.
    ///
    /// # Errors
    /// Says what to write instead.
    pub fn new(address: &str, from: &str, root: Option<&[u8]>) -> Result<Self, String> {
        const SHAPE: &str =
            "write it as smtp://user:password@host:587 or smtps://user:password@host";
        let parsed = Url::parse(address).map_err(|e| format!("the mail server ({e}): {SHAPE}"))?;
        let host = parsed.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or_else(|| format!("the mail server has no host: {SHAPE}"))?;
        let tls = tls(&parsed, host, root)?;
        let port = if parsed.scheme() == "smtps" { SUBMISSIONS } else { SUBMISSION };
        let mut plain = parsed.clone();
        plain.set_query(None);
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(plain.as_str())
            .map_err(|e| format!("the mail server ({e}): {SHAPE}"))?
            .port(parsed.port().unwrap_or(port))
            .tls(tls)
            .timeout(Some(PATIENCE));
        let from: Mailbox = from
            .parse()
            .map_err(|_| "the sender of mail: write it as Name <cairn@example.org>".to_owned())?;
        Ok(Self { transport: builder.build(), from })
    }

    /// Whether the server answers and accepts us: for the start-up log and the settings page.
    ///
    /// # Errors
    /// With what the server or the network said.
    pub async fn check(&self) -> Result<(), String> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("the mail server hung up".into()),
            Err(e) => Err(told(&e)),
        }
    }

    pub(crate) async fn send(&self, mail: &Mail, organisation: &str) -> Result<(), Failure> {
        let message = self.message(mail, organisation).map_err(Failure::Refused)?;
        match tokio::time::timeout(WHOLE, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(e)) => Err(failure(&e)),
            Err(_) => Err(Failure::Away("the mail server is too slow".into())),
        }
    }

    fn message(&self, mail: &Mail, organisation: &str) -> Result<Message, String> {
        let address: Address = mail.to_email.parse().map_err(|e| format!("the address: {e}"))?;
        let to = Mailbox::new(Some(mail.to_name.clone()).filter(|name| !name.is_empty()), address);
        let mut from = self.from.clone();
        from.name = from.name.or_else(|| Some(organisation.to_owned()).filter(|n| !n.is_empty()));
        let id = format!("<{}@{}>", mail.id, from.email.domain());
        let micros = u64::try_from(mail.at.micros()).unwrap_or(0);
        let at = UNIX_EPOCH + Duration::from_micros(micros);
        let mut builder = Message::builder()
            .from(from)
            .to(to)
            .subject(mail.subject.as_str())
            .message_id(Some(id))
            .date(at)
            // RFC 3834: no answers from those who are on holiday.
            .raw_header(header("Auto-Submitted", "auto-generated"));
        if let Some(url) = &mail.unsubscribe {
            builder = builder
                .raw_header(header("List-Unsubscribe", &format!("<{url}>")))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        let body = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
        builder.multipart(body).map_err(|e| e.to_string())
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn tls(address: &Url, host: &str, root: Option<&[u8]>) -> Result<Tls, String> {
    let mut parameters = TlsParameters::builder(host.to_owned());
    if let Some(pem) = root {
        // Anything else is read as no certificate at all, and every mail would wait.
        if !String::from_utf8_lossy(pem).contains("-----BEGIN CERTIFICATE-----") {
            return Err("the mail server's root is no certificate in PEM: it begins with \
                        -----BEGIN CERTIFICATE-----"
                .into());
        }
        let certificate =
            Certificate::from_pem(pem).map_err(|e| format!("the mail server's root: {e}"))?;
        parameters = parameters.add_root_certificate(certificate);
    }
    let parameters = parameters.build().map_err(|e| format!("TLS to the mail server: {e}"))?;
    let asked = address.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value);
    let here = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    match (address.scheme(), asked.as_deref()) {
        ("smtps", None) => Ok(Tls::Wrapper(parameters)),
        ("smtp", Some("required")) => Ok(Tls::Required(parameters)),
        ("smtp", None) => Ok(if here { Tls::None } else { Tls::Required(parameters) }),
        ("smtp", Some("none")) if here || address.password().is_none() => Ok(Tls::None),
        ("smtp", Some("none")) => {
            Err("tls=none would show the password to the network: leave it out".into())
        }
        (_, Some(other)) => Err(format!(
            "tls={other}: write required or none after smtp://, nothing after smtps://"
        )),
        (other, None) => Err(format!("{other}:// is no mail server: use smtp:// or smtps://")),
    }
}

fn failure(error: &SmtpError) -> Failure {
    let why = told(error);
    let code = error.status().map(u16::from);
    match code {
        // The server does not accept *us*: not this mail's fault, and an administrator mends it.
        Some(421 | 454 | 530 | 534 | 535 | 538) | None => Failure::Away(why),
        Some(_) if error.is_permanent() => Failure::Refused(why),
        Some(_) => Failure::Later(why),
    }
}

/// The whole chain of causes in one line, and what to write where the address is the cause.
fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    if text.contains("STARTTLS is not supported") {
        text.push_str(
            ". If it speaks TLS from the first byte, write smtps://; if it is a relay of your own \
             network and asks no password, put ?tls=none behind the address",
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

    use super::*;

    fn refused(address: &str) -> String {
        Smtp::new(address, "cairn@example.org", None).unwrap_err()
    }

    #[test]
    fn an_address_that_cannot_work_is_refused_with_what_to_write_instead() {
        assert!(refused("mail.example.org").contains("smtp://user:password@host:587"));
        assert!(refused("http://mail.example.org").contains("use smtp:// or smtps://"));
        assert!(refused("smtp://a:b@mail.example.org?tls=none").contains("password"));
        assert!(refused("smtp://mail.example.org?tls=maybe").contains("required or none"));
        let from = Smtp::new("smtps://mail.example.org", "nobody", None).unwrap_err();
        assert!(from.contains("Name <cairn@example.org>"), "{from}");
    }

    #[test]
    fn the_usual_addresses_are_taken() {
        for address in [
            "smtp://mail.example.org",
            "smtp://cairn%40example.org:p%2Fw@mail.example.org:587",
            "smtps://cairn:secret@mail.example.org",
            "smtp://localhost:1025",
            "smtp://relay.internal:25?tls=none",
        ] {
            assert!(Smtp::new(address, "Nordmark <cairn@example.org>", None).is_ok(), "{address}");
        }
    }

    #[test]
    fn an_own_authority_that_is_no_certificate_is_refused_at_start() {
        let address = "smtps://mail.example.org";
        let said = Smtp::new(address, "cairn@example.org", Some(b"\x30\x82")).unwrap_err();
        assert!(said.contains("BEGIN CERTIFICATE"), "{said}");
    }

    /// Answers as a relay without TLS does.
    async fn relay_without_tls(listener: tokio::net::TcpListener) {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        write.write_all(b"220 relay\r\n").await.unwrap();
        let mut lines = BufReader::new(read).lines();
        while let Ok(Some(_)) = lines.next_line().await {
            let _ = write.write_all(b"250 relay\r\n").await;
        }
    }

    #[tokio::test]
    async fn a_relay_without_starttls_is_told_with_what_to_write() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(relay_without_tls(listener));
        let address = format!("smtp://127.0.0.1:{port}?tls=required");
        let said = Smtp::new(&address, "cairn@example.org", None).unwrap().check().await;
        let said = said.unwrap_err();
        assert!(said.contains("STARTTLS is not") && said.contains("?tls=none"), "{said}");
    }
}
