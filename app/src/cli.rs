//! The command line.

mod import;

use std::{
    ffi::{OsStr, OsString},
    io::ErrorKind,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use serde_json::{Value, json};
use tracing_subscriber::{
    Layer,
    filter::{LevelFilter, Targets},
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use crate::{
    backup,
    config::{Config, EXAMPLE, Options},
    demo,
    say::{complain, print, print_error, say},
    serve, socket,
    task::Task,
};

#[derive(Debug, Parser)]
#[command(name = "cairn", about, disable_help_subcommand = true, after_help = LOG)]
#[command(version = env!("VERSION"))]
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
    #[command(after_help = LOG)]
    Serve {
        #[command(flatten)]
        options: Options,
    },
    /// Print a file of settings with every key explained.
    Config,
    /// Write everything into one file, also while the server runs.
    Backup {
        /// Written by whoever runs this; only they can read it.
        file: PathBuf,
        #[command(flatten)]
        options: Options,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Read such a file into an empty folder or database; the server must not run.
    Restore {
        /// What `cairn backup` wrote.
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
    /// Read people or pages in from files, also while the server runs.
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

impl Command {
    fn format(&self) -> Format {
        match self {
            Self::Backup { format, .. }
            | Self::Restore { format, .. }
            | Self::Status { format, .. } => *format,
            _ => Format::Text,
        }
    }
}

/// What can be read in from a file.
#[derive(Debug, Subcommand)]
enum Import {
    /// A handbook of Markdown files: folders become sections; a second import updates. What is left
    /// out is named with its reason, the rest is in.
    #[command(after_help = import::ENDS)]
    Pages {
        folder: PathBuf,
        /// E-mail of the person who becomes the pages' owner; the administrator, if there is one.
        #[arg(long = "as", value_name = "EMAIL")]
        owner: Option<String>,
        /// What the handbook is called; the folder's name unless given.
        #[arg(long)]
        source: Option<String>,
        /// Say what would come, and change nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        options: Options,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// People and teams from a CSV file; the same file twice changes nothing. Rows left out are
    /// named with line and reason, the others are in.
    #[command(after_help = import::ENDS)]
    People {
        /// Its first line is headings, in any order: name (or first name and last name), email,
        /// team, unit, kind, manager, lead, title, language, key, left; only the name is needed.
        /// Whoever is in a project or community too has one more row for each, with the kind.
        file: PathBuf,
        /// Say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// People missing in the file have left: end their access. Administrators, managers named
        /// in the file, and everybody while a row is left out, stay.
        #[arg(long)]
        deactivate_missing: bool,
        /// So many lose access by this file: needed when they are more than five and more than a
        /// quarter of all.
        #[arg(long, value_name = "N")]
        allow_leavers: Option<usize>,
        #[command(flatten)]
        options: Options,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// What is no option: it holds before the command line is read.
const LOG: &str = "CAIRN_LOG in the environment: error, warn (the default), info, or debug, which \
                   adds a line for\neach page that was served, never who asked for it. An empty \
                   variable counts as not set.";

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// What came after a backup is not in it, nor that somebody was shut out.
const AFTER_RESTORE: [&str; 5] = [
    "before you start: add the lines of the newest erased.jsonl (of every node) to the one in this \
     folder, so that people who were erased stay so; put cairn.toml back, no backup holds it",
    "start cairn serve",
    "people whose access has ended since the backup can get in again: end it again",
    "devices that were signed out since the backup are signed in again: whoever lost one signs out \
     the other devices under Me",
    "codes on paper and links in mails from before open nothing any more: print new ones for those \
     who need them",
];

/// Reads the command line and does what it says.
///
/// # Errors
/// Says what to do next.
pub async fn run() -> Result<ExitCode> {
    let cli = match parse() {
        Ok(cli) => cli,
        // Not with 2, as is usual: with that an import says that part of it is in.
        Err(error) => {
            let _ = error.print();
            return Ok(if error.use_stderr() { ExitCode::FAILURE } else { ExitCode::SUCCESS });
        }
    };
    log_to_stderr()?;
    if let Command::Import { what } = cli.command {
        return import::import(what).await;
    }
    let format = cli.command.format();
    let done = perform_other(cli.command).await;
    if let (Err(error), Format::Json) = (&done, format) {
        print_error(error);
    }
    done.map(|()| ExitCode::SUCCESS)
}

fn parse() -> Result<Cli, clap::Error> {
    let mut command = without_empty(Cli::command(), |name| std::env::var_os(name));
    let matches = command.try_get_matches_from_mut(std::env::args_os())?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// Service managers and containers pass on variables that nobody filled in.
fn without_empty(
    command: clap::Command,
    read: impl Fn(&OsStr) -> Option<OsString> + Copy,
) -> clap::Command {
    let command = command.mut_subcommands(|below| without_empty(below, read));
    command.mut_args(|arg| {
        let empty = arg.get_env().and_then(read).is_some_and(|value| value.is_empty());
        if empty { arg.env(None::<&'static str>) } else { arg }
    })
}

fn log_to_stderr() -> Result<()> {
    let wanted = std::env::var("CAIRN_LOG").unwrap_or_default();
    let lines =
        tracing_subscriber::fmt::layer().with_writer(std::io::stderr).log_internal_errors(false);
    tracing_subscriber::registry().with(lines.with_filter(levels(&wanted)?)).init();
    Ok(())
}

/// Warnings and errors, or what `CAIRN_LOG` asks for: a level, or levels of parts beside it. The
/// statements to the database come only to who names them: they would drown everything else.
fn levels(wanted: &str) -> Result<Targets> {
    let wrong = || {
        format!(
            "CAIRN_LOG={wanted}: say error, warn, info or debug; for one part alone, \
             cairn_web=debug"
        )
    };
    let known = |part: &str| part.contains('=') || part.parse::<LevelFilter>().is_ok();
    if wanted.is_empty() {
        return levels("warn");
    }
    if !wanted.split(',').all(known) {
        bail!(wrong());
    }
    let levels: Targets = wanted.parse().with_context(wrong)?;
    let rest = levels.default_level().unwrap_or(LevelFilter::WARN);
    let levels = levels.with_default(rest);
    if wanted.contains("sqlx") {
        return Ok(levels);
    }
    Ok(levels.with_target("sqlx", rest.min(LevelFilter::WARN)))
}

async fn perform_other(command: Command) -> Result<()> {
    match command {
        Command::Demo { options } => {
            let config = Config { outbox: true, ..settings(options, "cairn-demo")? };
            let open = serve::open(&config).await?;
            let listener = serve::listen(&config).await?;
            let greeting = demo::prepare(&open.house).await?;
            let greeting = demo::with_address(&config.listen, &greeting);
            serve::serve(&config, open, listener, &greeting).await
        }
        Command::Serve { options } => {
            let config = settings(options, "cairn-data")?;
            let open = serve::open(&config).await?;
            let listener = serve::listen(&config).await?;
            serve::serve(&config, open, listener, "Stop with Ctrl-C.").await
        }
        Command::Backup { file, options, format } => {
            let config = settings(options, "cairn-data")?;
            let file = std::path::absolute(file)?;
            if file.is_dir() {
                bail!("{0} is a folder; name the file too, like {0}/cairn.zip", file.display());
            }
            let value = perform(&config, &Task::Backup(file)).await?;
            print(&value, format);
            tell_of_damage(&value);
            Ok(())
        }
        Command::Restore { file, options, format } => {
            restore(&settings(options, "cairn-data")?, &file, format).await
        }
        #[cfg(feature = "bench")]
        Command::BenchFill { options, scale } => {
            let open = serve::open(&options.resolve("cairn-bench")?).await?;
            say!("{}", crate::bench_fill::fill(&open.house, scale).await?);
            open.house.house.store.close().await;
            Ok(())
        }
        Command::Config => {
            say!("{}", EXAMPLE.trim_end());
            Ok(())
        }
        Command::Import { .. } => Ok(()),
        Command::Status { options, format } => {
            let config = settings(options, "cairn-data")?;
            let value = perform(&config, &Task::Status).await?;
            print(&value, format);
            Ok(())
        }
    }
}

async fn restore(config: &Config, file: &Path, format: Format) -> Result<()> {
    there_to_read(file)?;
    backup::check(file)?;
    let open = serve::open(config).await?;
    let read = backup::read(&open.house, &config.data, file).await;
    open.house.house.store.close().await;
    let read = read?;
    let mut restored = json!({
        "restored": file,
        "rows": read.rows,
        "files": read.files,
        "next": AFTER_RESTORE,
    });
    if read.missing > 0 {
        restored["files_missing"] = read.missing.into();
    }
    print(&restored, format);
    if read.missing > 0 {
        complain!(
            "cairn: {} of the files that people added are not in the backup, and open no more",
            read.missing
        );
    }
    Ok(())
}

/// Nobody reads what a nightly backup prints; what it complains of, cron sends by mail.
fn tell_of_damage(backup: &Value) {
    let damaged = backup["damaged"].as_array().map_or(&[][..], Vec::as_slice);
    if !damaged.is_empty() {
        complain!(
            "cairn: {} of the files that people added are not what they were: see to the disk, and \
             bring them back from an earlier backup (docs/running.md says how)",
            damaged.len()
        );
    }
    for name in damaged.iter().filter_map(Value::as_str) {
        complain!("  {name}");
    }
}

/// Before the folder is made and locked.
fn there_to_read(file: &Path) -> Result<()> {
    match file.metadata() {
        Ok(found) if found.is_dir() => {
            bail!("{} is a folder; name the file in it", file.display())
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            bail!("you may not read {}. {OWN_USER}", file.display())
        }
        Err(_) => bail!("there is no file {}; check the name", file.display()),
    }
}

/// Whoever may not read or write what Cairn keeps is seldom the user it runs as.
pub const OWN_USER: &str = "Run this as the user who runs Cairn: sudo -u USER cairn …";

/// What is in force, of a folder that can be there: its own file of settings is read first.
fn settings(options: Options, default_data: &str) -> Result<Config> {
    may_look_into(options.data.as_deref().unwrap_or(Path::new(default_data)))?;
    options.resolve(default_data)
}

/// What may not be read is not missing.
fn may_look_into(data: &Path) -> Result<()> {
    match data.join("cairn.db").metadata().map_err(|error| error.kind()) {
        Err(ErrorKind::PermissionDenied) => {
            bail!("you may not read {}. {OWN_USER}", data.display())
        }
        Err(ErrorKind::NotADirectory) => {
            bail!("{} is no folder; say another with --data", data.display())
        }
        _ => Ok(()),
    }
}

/// Asks the running server, or opens the folder and does it here.
async fn perform(config: &Config, task: &Task) -> Result<Value> {
    if let Some(value) = socket::ask(config, task).await? {
        return Ok(value);
    }
    existing(config)?;
    let open = serve::open(config).await?;
    let value = task.run(&open.house, &config.data).await?;
    open.house.house.store.close().await;
    Ok(value)
}

/// A mistyped folder must not become a new, empty house that is backed up every night.
fn existing(config: &Config) -> Result<()> {
    may_look_into(&config.data)?;
    serve::same_database(config)?;
    if config.database.is_none() && !config.data.join("cairn.db").exists() {
        bail!(
            "there is no Cairn in {}. Say with --data which folder `cairn serve` uses, or begin \
             there with `cairn serve`",
            std::path::absolute(&config.data).unwrap_or_else(|_| config.data.clone()).display()
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    use super::*;

    #[test]
    fn a_level_is_followed_and_nonsense_is_refused_with_what_to_say() {
        for nonsense in ["loud", "warn,loud", "a=b=c", "cairn_web=loud"] {
            let said = format!("{:#}", levels(nonsense).unwrap_err());
            assert!(said.contains("say error, warn, info or debug"), "{said}");
        }
        let shown = |wanted: &str, part: &str, level: Level| {
            levels(wanted).unwrap().would_enable(part, &level)
        };
        assert!(shown("", "cairn_web", Level::WARN) && !shown("", "cairn_web", Level::INFO));
        assert!(shown("debug", "cairn_web::dispatch", Level::DEBUG));
        assert!(shown("cairn_web=debug", "cairn_store", Level::WARN), "the others go on");
        assert!(!shown("debug", "sqlx::query", Level::DEBUG));
        assert!(shown("debug", "sqlx::query", Level::WARN));
        assert!(!shown("error", "sqlx::query", Level::WARN));
        assert!(shown("sqlx=debug", "sqlx::query", Level::DEBUG));
    }

    #[test]
    fn an_empty_variable_counts_as_not_set() {
        let environment = |name: &OsStr| match name.to_str() {
            Some("CAIRN_LISTEN") => Some(OsString::from("127.0.0.1:1")),
            Some("CAIRN_DATABASE") => None,
            _ => Some(OsString::new()),
        };
        let command = without_empty(Cli::command(), environment);
        let serve = command.find_subcommand("serve").unwrap();
        let looked_at: Vec<&str> =
            serve.get_arguments().filter_map(|arg| arg.get_env()?.to_str()).collect();
        assert_eq!(looked_at, ["CAIRN_LISTEN", "CAIRN_DATABASE"]);
        let people = command.find_subcommand("import").unwrap().find_subcommand("people").unwrap();
        assert!(people.get_arguments().all(|arg| arg.get_env() != Some(OsStr::new("CAIRN_DATA"))));
    }
}
