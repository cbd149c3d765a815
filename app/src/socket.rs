//! The command line speaks to a running server through a Unix socket in the data folder (mode
//! 0600): one line of JSON there, one line back. The server runs the same command the command
//! line would have run.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use cairn_feature::Assembled;
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{UnixListener, UnixStream},
};

use crate::task::Task;

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

/// Listens for commands; one at a time.
///
/// # Errors
/// Says why the socket cannot be made.
pub fn listen(data: &Path, house: Assembled) -> Result<Socket> {
    let (path, data) = (path(data), data.to_path_buf());
    let _ = std::fs::remove_file(&path);
    let listener = UnixListener::bind(&path)
        .with_context(|| format!("cannot make the socket {}", path.display()))?;
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    }
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Err(error) = answer(stream, &house, &data).await {
                tracing::warn!(%error, "socket");
            }
        }
    });
    Ok(Socket(path))
}

async fn answer(stream: UnixStream, house: &Assembled, data: &Path) -> Result<()> {
    let (read, mut write) = stream.into_split();
    let mut line = String::new();
    BufReader::new(read).read_line(&mut line).await?;
    let reply = match serde_json::from_str::<Task>(&line) {
        Ok(task) => match task.run(house, data).await {
            Ok(value) => serde_json::json!({ "ok": value }),
            Err(error) => serde_json::json!({ "error": format!("{error:#}") }),
        },
        Err(error) => serde_json::json!({ "error": format!("unknown command: {error}") }),
    };
    write.write_all(format!("{reply}\n").as_bytes()).await?;
    Ok(())
}

/// Asks the running server; `None` when none runs.
///
/// # Errors
/// What the server says went wrong.
pub async fn ask(data: &Path, task: &Task) -> Result<Option<Value>> {
    let Ok(stream) = UnixStream::connect(path(data)).await else { return Ok(None) };
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
