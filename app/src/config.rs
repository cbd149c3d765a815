//! Settings of one process: the command line beats the environment, which beats the file.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Deserialize;

/// Where to listen, where the data lies, how people reach it.
#[derive(Debug, Clone, Args)]
pub struct Options {
    /// Address and port of the one TCP socket.
    #[arg(long, env = "CAIRN_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
    /// Folder of everything Cairn keeps: database, uploads, lock, socket, erasure journal.
    #[arg(long, env = "CAIRN_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// `postgres://user@host/name`; without it, SQLite in the data folder.
    #[arg(long, env = "CAIRN_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// The address people type, without a path, for links in messages and on paper.
    #[arg(long, env = "CAIRN_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// `smtps://user:password@host` (TLS), `smtp://user:password@host:587` (STARTTLS, required) or,
    /// for a relay of your own network without a password, `smtp://host:25?tls=none`; without it,
    /// no mail is sent.
    #[arg(long, env = "CAIRN_SMTP", value_name = "URL", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Certificate (PEM) of your own authority, if it signed the mail server's.
    #[arg(long, env = "CAIRN_SMTP_ROOT", value_name = "FILE")]
    pub smtp_root: Option<PathBuf>,
    /// Sender of mail.
    #[arg(long, env = "CAIRN_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// The file of settings; `cairn.toml` in the data folder if it is there.
    #[arg(long, env = "CAIRN_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The same in the file, all optional. `cairn config` prints one with comments.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<String>,
    data: Option<PathBuf>,
    database: Option<String>,
    public_url: Option<String>,
    smtp: Option<String>,
    smtp_root: Option<PathBuf>,
    mail_from: Option<String>,
}

/// What is in force.
#[derive(Debug, Clone)]
pub struct Config {
    pub listen: String,
    pub data: PathBuf,
    pub database: Option<String>,
    pub public_url: String,
    pub smtp: Option<String>,
    pub smtp_root: Option<PathBuf>,
    pub mail_from: Option<String>,
    /// Whether the address was said, not guessed from the socket.
    pub public_url_said: bool,
    /// Keep mail in a readable outbox instead of sending it: the demo.
    pub outbox: bool,
}

impl Options {
    /// Puts command line, environment and file together.
    ///
    /// # Errors
    /// Says which file or value is wrong and what it should be.
    pub fn resolve(self, default_data: &str) -> Result<Config> {
        let guess = self.data.clone().unwrap_or_else(|| PathBuf::from(default_data));
        let file = read(self.config.as_deref(), &guess)?;
        let listen = self.listen.or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".into());
        let database = self.database.or(file.database);
        if let Some(url) = &database
            && !(url.starts_with("postgres://") || url.starts_with("postgresql://"))
        {
            bail!("--database must be like postgres://user@host/name; leave it out for SQLite");
        }
        let public_url = self.public_url.or(file.public_url);
        if let Some(url) = &public_url {
            is_address(url)?;
        }
        let public_url_said = public_url.is_some();
        let public_url = public_url.unwrap_or_else(|| format!("http://{listen}"));
        Ok(Config {
            listen,
            data: self.data.or(file.data).unwrap_or(guess),
            database,
            public_url: public_url.trim_end_matches('/').to_owned(),
            smtp: self.smtp.or(file.smtp),
            smtp_root: self.smtp_root.or(file.smtp_root),
            mail_from: self.mail_from.or(file.mail_from),
            public_url_said,
            outbox: false,
        })
    }
}

impl Config {
    /// The certificate of the organisation's own authority.
    ///
    /// # Errors
    /// Names the file that cannot be read.
    pub fn read_smtp_root(&self) -> Result<Option<Vec<u8>>> {
        let Some(path) = &self.smtp_root else { return Ok(None) };
        let pem = std::fs::read(path).with_context(|| {
            format!(
                "cannot read the certificate {}. Check --smtp-root, and that the user who runs \
                 Cairn may read it",
                path.display()
            )
        })?;
        Ok(Some(pem))
    }
}

/// Links, forms and the sign-in cookie all begin at `/`: below a path of another site half of them
/// would lead out of Cairn.
fn is_address(url: &str) -> Result<()> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = host
        .context("--public-url must begin with https:// (or http:// on a closed network)")?
        .trim_end_matches('/');
    if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
        bail!(
            "--public-url must be like https://cairn.example.org, with nothing behind the name: \
             Cairn needs a name of its own and cannot lie in a folder of another site"
        );
    }
    Ok(())
}

fn read(given: Option<&Path>, data: &Path) -> Result<File> {
    let path = given.map_or_else(|| data.join("cairn.toml"), Path::to_path_buf);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if given.is_none() {
                return Ok(File::default());
            }
            bail!(
                "there is no file {}. Check --config (or CAIRN_CONFIG); `cairn config` prints one \
                 to begin with",
                path.display()
            );
        }
        Err(error) => {
            return Err(error).with_context(|| {
                format!(
                    "cannot read the settings in {}. The file must belong to the user who runs \
                     Cairn",
                    path.display()
                )
            });
        }
    };
    toml::from_str(&text).with_context(|| {
        format!("{} is not right; `cairn config` prints what can stand there", path.display())
    })
}

/// A file of settings with every key explained.
pub const EXAMPLE: &str = include_str!("../cairn.toml");

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Options {
        Options {
            listen: None,
            data: None,
            database: None,
            public_url: None,
            smtp: None,
            smtp_root: None,
            mail_from: None,
            config: None,
        }
    }

    #[test]
    fn the_commented_example_is_a_valid_file_once_uncommented() {
        let text: String = EXAMPLE
            .lines()
            .map(|line| line.strip_prefix("#: ").unwrap_or(line))
            .fold(String::new(), |all, line| all + line + "\n");
        let file: File = toml::from_str(&text).unwrap();
        assert!(file.listen.is_some() && file.database.is_some() && file.smtp.is_some());
        assert!(file.smtp_root.is_some() && file.mail_from.is_some());
    }

    #[test]
    fn the_command_line_beats_the_file() {
        let folder = std::env::temp_dir().join(format!("cairn-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("cairn.toml"), "listen = \"a:1\"\nsmtp = \"smtp://x\"\n")
            .unwrap();
        let given = Options { data: Some(folder.clone()), listen: Some("b:2".into()), ..options() };
        let config = given.resolve("x").unwrap();
        assert_eq!((config.listen.as_str(), config.smtp.as_deref()), ("b:2", Some("smtp://x")));
        std::fs::write(folder.join("cairn.toml"), "lisen = \"a:1\"\n").unwrap();
        assert!(Options { data: Some(folder.clone()), ..options() }.resolve("x").is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_database_that_is_not_postgres_is_refused_instead_of_ignored() {
        let given = Options { database: Some("mysql://x".into()), ..options() };
        assert!(given.resolve("nowhere").is_err());
    }

    #[test]
    fn a_public_address_with_a_path_is_refused_with_the_reason() {
        let said = |url: &str| {
            let given = Options { public_url: Some(url.into()), ..options() };
            given.resolve("nowhere").map_or_else(|e| format!("{e:#}"), |known| known.public_url)
        };
        assert_eq!(said("https://cairn.example.org/"), "https://cairn.example.org");
        assert_eq!(said("http://10.0.0.7:8080"), "http://10.0.0.7:8080");
        for wrong in ["https://example.org/cairn", "https://example.org?x", "https://"] {
            assert!(said(wrong).contains("a name of its own"), "{}", said(wrong));
        }
        assert!(said("cairn.example.org").contains("https://"));
    }

    #[test]
    fn settings_that_cannot_be_read_are_told_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let said = |name: &str| {
            let config = Some(folder.path().join(name));
            format!("{:#}", Options { config, ..options() }.resolve("x").unwrap_err())
        };
        assert!(said("nofile.toml").contains("Check --config"), "{}", said("nofile.toml"));
        std::fs::write(folder.path().join("wrong.toml"), "lisen = \"a:1\"\n").unwrap();
        let wrong = said("wrong.toml");
        assert!(wrong.contains("`cairn config` prints") && wrong.contains("lisen"), "{wrong}");
        std::fs::create_dir(folder.path().join("folder.toml")).unwrap();
        let folder = said("folder.toml");
        assert!(folder.contains("must belong to the user who runs Cairn"), "{folder}");
    }

    #[test]
    fn the_certificate_of_an_own_authority_is_named_in_the_file_and_missing_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let pem = folder.path().join("authority.pem");
        let line = format!("smtp_root = \"{}\"\n", pem.display());
        std::fs::write(folder.path().join("cairn.toml"), line).unwrap();
        let given = Options { data: Some(folder.path().to_owned()), ..options() };
        let config = given.resolve("x").unwrap();
        let missing = format!("{:#}", config.read_smtp_root().unwrap_err());
        assert!(missing.contains("Check --smtp-root"), "{missing}");
        std::fs::write(&pem, "PEM").unwrap();
        assert_eq!(config.read_smtp_root().unwrap().as_deref(), Some(&b"PEM"[..]));
    }
}
