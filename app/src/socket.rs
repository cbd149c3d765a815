//! The command line speaks to a running server through a Unix socket in the data folder (mode
//! 0600): one line of JSON there, one line back. The server runs the same command the command
//! line would have run.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result};
use cairn_feature::Assembled;
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{UnixListener, UnixStream},
    sync::Mutex,
};

use crate::{config::Config, task::Task};

/// In the data folder: the place of the `PostgreSQL` that `serve` opened there last.
const POSTGRES: &str = "postgresql.txt";

/// Removes the socket when the server stops.
#[derive(Debug)]
pub struct Socket(PathBuf);

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn path(data: &Path) -> PathBuf {
    data.join("socket")
}

/// How long a client may take to say what it wants: one that hangs must not hold a backup up.
const ASKS: Duration = Duration::from_secs(10);

/// Listens for commands; one at a time is run.
///
/// # Errors
/// Says why the socket cannot be made.
pub fn listen(data: &Path, house: Assembled) -> Result<Socket> {
    let (path, data) = (path(data), data.to_path_buf());
    let _ = std::fs::remove_file(&path);
    let listener = UnixListener::bind(&path).with_context(|| cannot_make(&path))?;
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    }
    let desk = Arc::new(Desk { house, data, turn: Mutex::new(()) });
    tokio::spawn(async move {
        loop {
            let stream = match listener.accept().await {
                Ok((stream, _)) => stream,
                Err(error) => {
                    // Out of files, or gone before it was accepted: others may still come.
                    tracing::debug!(%error, "not accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            };
            let desk = Arc::clone(&desk);
            tokio::spawn(async move {
                if let Err(error) = desk.answer(stream).await {
                    tracing::warn!(%error, "socket");
                }
            });
        }
    });
    Ok(Socket(path))
}

/// A socket's path is short on every system, a folder's is not.
fn cannot_make(path: &Path) -> String {
    let long = path.as_os_str().len();
    let next = if long > MOST {
        format!("its path is {long} bytes long and may be {MOST}; give --data a shorter one")
    } else {
        "give --data a folder on a local disk where the user who runs Cairn may write".to_owned()
    };
    format!("cannot make the socket {}: {next}", path.display())
}

/// Of `sun_path` on Linux, with the zero at its end.
const MOST: usize = 107;

/// Where commands are taken.
struct Desk {
    house: Assembled,
    data: PathBuf,
    /// Held by the command that runs.
    turn: Mutex<()>,
}

impl Desk {
    async fn answer(&self, stream: UnixStream) -> Result<()> {
        let (read, mut write) = stream.into_split();
        let mut line = String::new();
        let said = tokio::time::timeout(ASKS, BufReader::new(read).read_line(&mut line)).await;
        said.context("a client said nothing")??;
        let reply = match serde_json::from_str::<Task>(&line) {
            Ok(task) => {
                let _turn = self.turn.lock().await;
                match task.run(&self.house, &self.data).await {
                    Ok(value) => serde_json::json!({ "ok": value }),
                    Err(error) => serde_json::json!({ "error": format!("{error:#}") }),
                }
            }
            Err(error) => serde_json::json!({ "error": format!("unknown command: {error}") }),
        };
        write.write_all(format!("{reply}\n").as_bytes()).await?;
        Ok(())
    }
}

/// Asks the running server; `None` when none runs.
///
/// # Errors
/// When the server has another database than the one named, and what it says went wrong.
pub async fn ask(config: &Config, task: &Task) -> Result<Option<Value>> {
    let Ok(stream) = UnixStream::connect(path(&config.data)).await else { return Ok(None) };
    same_as_running(config)?;
    let (read, mut write) = stream.into_split();
    write.write_all(format!("{}\n", serde_json::to_string(task)?).as_bytes()).await?;
    let mut line = String::new();
    BufReader::new(read).read_line(&mut line).await?;
    let mut reply: Value = serde_json::from_str(&line).context("the server broke off")?;
    if let Some(error) = reply.get("error").and_then(Value::as_str) {
        anyhow::bail!("{error}");
    }
    Ok(Some(reply["ok"].take()))
}

/// Who names a database means that one: another must not be saved, filled or told in its place.
fn same_as_running(config: &Config) -> Result<()> {
    let Some(named) = &config.database else { return Ok(()) };
    let running = std::fs::read_to_string(config.data.join(POSTGRES)).ok();
    let running = running.as_deref().map(str::trim);
    if running.is_some_and(|running| is_at(named, running)) {
        return Ok(());
    }
    let running = running.map_or("SQLite".to_owned(), |place| format!("PostgreSQL, {place}"));
    anyhow::bail!(
        "the server that runs on {} uses another database than --database names: {running}. Leave \
         --database (CAIRN_DATABASE) out to ask that server, or name with --data the folder of \
         the database you mean",
        config.data.display()
    )
}

/// Whether a `postgres://…` leads to `place`, which names no user and no password.
fn is_at(url: &str, place: &str) -> bool {
    let url = url.split('?').next().unwrap_or(url);
    let place = place.rsplit("//").next().unwrap_or(place);
    url.strip_suffix(place).is_some_and(|before| before.ends_with(['@', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_known_by_its_place_whoever_signs_in_there() {
        let place = "db.example:5432/cairn";
        for url in [
            "postgres://cairn:secret@db.example:5432/cairn",
            "postgresql://eva@db.example:5432/cairn?sslmode=require",
            "postgres://db.example:5432/cairn",
        ] {
            assert!(is_at(url, place), "{url}");
        }
        assert!(is_at("postgres://db.example/cairn", "postgres://db.example/cairn"));
        for url in ["postgres://e@db.example:5432/cairn2", "postgres://e@x-db.example:5432/cairn"] {
            assert!(!is_at(url, place), "{url}");
        }
    }
}
