//! Settings of one process: the command line beats the environment, which beats the file.

use std::path::{Path, PathBuf};

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
    /// The address people type, for links in messages and on paper.
    #[arg(long, env = "CAIRN_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// `smtp://user:password@host:587`; without it, no mail is sent.
    #[arg(long, env = "CAIRN_SMTP", value_name = "URL", hide_env_values = true)]
    pub smtp: Option<String>,
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
        if let Some(url) = &public_url
            && !(url.starts_with("http://") || url.starts_with("https://"))
        {
            bail!("--public-url must begin with https:// (or http:// on a closed network)");
        }
        let public_url_said = public_url.is_some();
        let public_url = public_url.unwrap_or_else(|| format!("http://{listen}"));
        Ok(Config {
            listen,
            data: self.data.or(file.data).unwrap_or(guess),
            database,
            public_url: public_url.trim_end_matches('/').to_owned(),
            smtp: self.smtp.or(file.smtp),
            mail_from: self.mail_from.or(file.mail_from),
            public_url_said,
            outbox: false,
        })
    }
}

fn read(given: Option<&Path>, data: &Path) -> Result<File> {
    let path = given.map_or_else(|| data.join("cairn.toml"), Path::to_path_buf);
    if given.is_none() && !path.exists() {
        return Ok(File::default());
    }
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read the settings in {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not right", path.display()))
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
}
