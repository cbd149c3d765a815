//! The command line.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use cairn_feature::Assembled;
use clap::{Parser, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    backup,
    config::{Config, EXAMPLE, Options},
    demo, serve, socket,
};

#[derive(Debug, Parser)]
#[command(name = "cairn", version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open a living demo organisation of about 200 people.
    Demo {
        #[command(flatten)]
        options: Options,
    },
    /// Serve an organisation; on an empty folder it begins with a setup page.
    Serve {
        #[command(flatten)]
        options: Options,
    },
    /// Print a file of settings with every key explained.
    Config,
    /// Write everything into one file, also while the server runs.
    Backup {
        file: PathBuf,
        #[command(flatten)]
        options: Options,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Read such a file into an empty folder or database; the server must not run.
    Restore {
        file: PathBuf,
        #[command(flatten)]
        options: Options,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Fill an empty folder or database with what `cargo xtask bench pages` measures.
    #[cfg(feature = "bench")]
    BenchFill {
        #[command(flatten)]
        options: Options,
        /// 1 is 10,000 persons and 500,000 entries in the record.
        #[arg(long, default_value_t = 1.0)]
        scale: f64,
    },
    /// Read people in from a file, also while the server runs.
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Say what is in the database.
    Status {
        #[command(flatten)]
        options: Options,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// What can be read in from a file.
#[derive(Debug, Subcommand)]
enum Import {
    /// People and teams from a CSV file; the same file twice changes nothing.
    People {
        file: PathBuf,
        /// Say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// People missing in the file have left: end their access.
        #[arg(long)]
        deactivate_missing: bool,
        #[command(flatten)]
        options: Options,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// A command that works with and without a running server.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    Status,
    /// Absolute path of the file to write.
    Backup(PathBuf),
    ImportPeople {
        /// Absolute path of the file to read.
        file: PathBuf,
        apply: bool,
        deactivate_missing: bool,
    },
}

impl Task {
    /// Runs it on an open house.
    ///
    /// # Errors
    /// What the command refuses, with what to do.
    pub async fn run(&self, house: &Assembled, data: &Path) -> Result<Value> {
        match self {
            Self::Status => status(house).await,
            Self::Backup(file) => {
                let manifest = backup::write(house, data, file).await?;
                Ok(json!({ "file": file, "contents": manifest }))
            }
            Self::ImportPeople { file, apply, deactivate_missing } => {
                import_people(house, file, *apply, *deactivate_missing).await
            }
        }
    }
}

async fn import_people(
    house: &Assembled,
    file: &Path,
    apply: bool,
    deactivate_missing: bool,
) -> Result<Value> {
    let bytes = tokio::fs::read(file)
        .await
        .with_context(|| format!("cannot read {}", file.display()))?;
    let store = &house.house.store;
    let done = cairn_admin::import_people(store, &bytes, apply, deactivate_missing).await;
    let report = done.map_err(|error| anyhow::anyhow!("{}", cairn_admin::words_of(&error)))?;
    Ok(serde_json::to_value(report)?)
}

async fn status(house: &Assembled) -> Result<Value> {
    let mut db = house.house.store.read().await.map_err(|e| anyhow::anyhow!("{e}"))?;
    let settings =
        cairn_store::Settings::load(&mut db).await.map_err(|e| anyhow::anyhow!("{e}"))?;
    let people =
        cairn_people::store::count_active(&mut db).await.map_err(|e| anyhow::anyhow!("{e}"))?;
    Ok(json!({
        "organisation": settings.organisation,
        "ready": settings.ready,
        "people": people,
        "database": format!("{:?}", house.house.store.engine()),
    }))
}

/// Reads the command line and does what it says.
///
/// # Errors
/// Says what to do next.
pub async fn run() -> Result<()> {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("CAIRN_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn")),
        )
        .with_writer(std::io::stderr)
        .init();
    match cli.command {
        Command::Demo { options } => {
            let config = Config { outbox: true, ..options.resolve("cairn-demo")? };
            let open = serve::open(&config).await?;
            let greeting = demo::prepare(&open.house).await?;
            serve::serve(&config, open, &greeting).await
        }
        Command::Serve { options } => {
            let config = options.resolve("cairn-data")?;
            let open = serve::open(&config).await?;
            serve::serve(&config, open, "Stop with Ctrl-C.").await
        }
        Command::Backup { file, options, format } => {
            let config = options.resolve("cairn-data")?;
            let file = std::path::absolute(file)?;
            let value = perform(&config, &Task::Backup(file)).await?;
            print(&value, format);
            Ok(())
        }
        Command::Restore { file, options, format } => {
            let config = options.resolve("cairn-data")?;
            let open = serve::open(&config).await?;
            let manifest = backup::read(&open.house, &config.data, &file).await?;
            open.house.house.store.close().await;
            print(&json!({ "restored": file, "contents": manifest }), format);
            Ok(())
        }
        #[cfg(feature = "bench")]
        Command::BenchFill { options, scale } => {
            let open = serve::open(&options.resolve("cairn-bench")?).await?;
            println!("{}", crate::bench_fill::fill(&open.house, scale).await?);
            open.house.house.store.close().await;
            Ok(())
        }
        Command::Config => {
            print!("{EXAMPLE}");
            Ok(())
        }
        Command::Import { what } => {
            let Import::People { file, dry_run, deactivate_missing, options, format } = what;
            let config = options.resolve("cairn-data")?;
            let file = std::path::absolute(file)?;
            let task = Task::ImportPeople { file, apply: !dry_run, deactivate_missing };
            let value = perform(&config, &task).await?;
            print(&value, format);
            Ok(())
        }
        Command::Status { options, format } => {
            let config = options.resolve("cairn-data")?;
            let value = perform(&config, &Task::Status).await?;
            print(&value, format);
            Ok(())
        }
    }
}

/// Asks the running server, or opens the folder and does it here.
async fn perform(config: &Config, task: &Task) -> Result<Value> {
    if let Some(value) = socket::ask(&config.data, task).await? {
        return Ok(value);
    }
    let open = serve::open(config).await?;
    let value = task.run(&open.house, &config.data).await?;
    open.house.house.store.close().await;
    Ok(value)
}

fn print(value: &Value, format: Format) {
    match (format, value) {
        (Format::Text, Value::Object(fields)) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) => println!("{name}: {text}"),
                    other => println!("{name}: {other}"),
                }
            }
        }
        _ => println!("{value}"),
    }
}
