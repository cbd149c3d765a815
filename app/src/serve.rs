//! Starting, serving, stopping.

use std::{net::SocketAddr, path::Path, sync::Arc};

use anyhow::{Context, Result, bail};
use axum::{Router, routing::get};
use cairn_feature::{Assembled, Parts, assemble, keep_running};
use cairn_ground::{Chance, Clock};
use cairn_nudge::{Smtp, Transport};
use cairn_store::{Engine, Store, Target};
use tokio::net::TcpListener;

use crate::{
    config::Config,
    features, lock, net,
    say::{say, unopened},
    socket,
};

/// An open house and the lock of its folder.
pub struct Open {
    pub house: Assembled,
    _lock: lock::Lock,
}

/// Where the data lies.
fn target(config: &Config) -> Target {
    match &config.database {
        Some(url) => Target::Postgres(url.clone()),
        None => Target::Sqlite(config.data.join("cairn.db")),
    }
}

/// In the data folder: which `PostgreSQL` it belongs to, for whoever starts Cairn without saying.
const POSTGRES: &str = "postgresql.txt";

/// A forgotten setting must not open an empty house beside the real one.
pub fn same_database(config: &Config) -> Result<()> {
    let note = config.data.join(POSTGRES);
    if config.database.is_none()
        && let Ok(known) = std::fs::read_to_string(&note)
    {
        bail!(
            "this folder belongs to PostgreSQL, {}. Name it with --database; or, if it is not \
             used any more, delete {} and start again on SQLite",
            known.trim(),
            note.display()
        );
    }
    Ok(())
}

/// The other way round: a database that is named must not hide what lies in the folder.
async fn no_other_house(config: &Config) -> Result<()> {
    let Some(url) = &config.database else { return Ok(()) };
    let (note, file) = (config.data.join(POSTGRES), config.data.join("cairn.db"));
    if let Ok(known) = std::fs::read_to_string(&note) {
        if known.trim() != place(url) {
            bail!(
                "this folder belongs to PostgreSQL, {}, and --database names {}. Give that \
                 database another folder with --data; or, if it is the same one at a new place, \
                 delete {} and start again",
                known.trim(),
                place(url),
                note.display()
            );
        }
    } else if holds_a_house(&file).await {
        bail!(
            "this folder holds an organisation on SQLite, {}. Start without --database; or give \
             PostgreSQL another folder with --data, which begins empty: Cairn cannot move one to \
             the other",
            file.display()
        );
    }
    Ok(())
}

async fn holds_a_house(file: &Path) -> bool {
    if !file.exists() {
        return false;
    }
    let target = Target::Sqlite(file.to_owned());
    let clock = Arc::new(cairn_ground::SystemClock);
    let Ok(store) = Store::open(&target, clock, Chance::system()).await else { return true };
    let ready = match store.read().await {
        Ok(mut db) => cairn_store::Settings::load(&mut db).await.is_ok_and(|known| known.ready),
        Err(_) => true,
    };
    store.close().await;
    ready
}

/// Takes the folder, opens the database, brings the schema up to date.
///
/// # Errors
/// Says what is in the way and what to do about it.
pub async fn open(config: &Config) -> Result<Open> {
    let Some(lock) = lock::take(&config.data)? else {
        bail!(
            "another Cairn already runs on {}. Stop it first, or give --data another folder",
            config.data.display()
        );
    };
    same_database(config)?;
    no_other_house(config).await?;
    let (clock, test_clock) = clock();
    let store =
        Store::open(&target(config), clock, Chance::system()).await.map_err(
            |error| match &config.database {
                Some(_) => anyhow::anyhow!(
                    "PostgreSQL cannot be used: {}. Cairn does not fall back to SQLite",
                    unopened(error)
                ),
                None => anyhow::anyhow!("the database cannot be opened: {error}"),
            },
        )?;
    let house = assemble(Parts {
        store,
        blobs: config.data.join("files"),
        journal: config.data.join("erased.jsonl"),
        features: features::all(),
        public_url: config.public_url.clone(),
        measure: std::env::var_os("CAIRN_MEASURE").is_some(),
        test_clock,
    })
    .await
    .map_err(|error| anyhow::anyhow!("{error}"))?;
    if let Some(url) = &config.database {
        std::fs::write(config.data.join(POSTGRES), place(url) + "\n")
            .context("cannot write to the data folder")?;
    }
    // An older backup may have brought somebody back who was erased since.
    cairn_lrs::replay(&house.house).await.map_err(|error| {
        anyhow::anyhow!("the list of erased people cannot be followed: {error}")
    })?;
    Ok(Open { house, _lock: lock })
}

#[cfg(not(feature = "test-clock"))]
fn clock() -> (Arc<dyn Clock>, Option<Arc<cairn_ground::TestClock>>) {
    (Arc::new(cairn_ground::SystemClock), None)
}

#[cfg(feature = "test-clock")]
fn clock() -> (Arc<dyn Clock>, Option<Arc<cairn_ground::TestClock>>) {
    crate::test_clock::clock()
}

/// Takes the address, before anything that takes long.
///
/// # Errors
/// Says why it cannot be used.
pub async fn listen(config: &Config) -> Result<TcpListener> {
    TcpListener::bind(&config.listen).await.with_context(|| {
        format!(
            "cannot listen on {}. Is it free, and written like 127.0.0.1:8080? Say another with \
             --listen",
            config.listen
        )
    })
}

/// Serves until told to stop.
///
/// # Errors
/// Of the configuration and the files of the folder.
pub async fn serve(
    config: &Config,
    open: Open,
    listener: TcpListener,
    greeting: &str,
) -> Result<()> {
    let address = listener.local_addr()?;
    remember_address(config, &open.house).await?;
    open.house.send_by(transport(config)?);
    let mut beside = keep_running(&open.house);
    beside.spawn(clear_files(open.house.clone()));
    let _socket = socket::listen(&config.data, open.house.clone())?;
    say!("Cairn listens on http://{address}");
    say!("Database: {}", describe(config, &open));
    say!("{greeting}");
    if let Some(code) = setup_code(config, &open.house, address).await? {
        say!("Others can reach this address. To set Cairn up, type this code there: {code}");
    }
    net::serve(listener, router(&open), stopped()).await;
    beside.shutdown().await;
    open.house.house.store.close().await;
    Ok(())
}

/// An empty house that more than this machine reaches is set up by whoever reads this screen or
/// log, not by whoever comes first.
async fn setup_code(
    config: &Config,
    house: &Assembled,
    address: SocketAddr,
) -> Result<Option<String>> {
    let wanted = !address.ip().is_loopback() || config.public_url_said;
    let made = cairn_entry::make_code(&house.house.store, wanted).await;
    made.map_err(|error| anyhow::anyhow!("{error}"))
}

/// Links in messages follow the address people type today, not the one at setup.
async fn remember_address(config: &Config, house: &Assembled) -> Result<()> {
    let store = &house.house.store;
    let said = |error: cairn_ground::Error| anyhow::anyhow!("{error}");
    let mut db = store.read().await.map_err(said)?;
    let known = cairn_store::Settings::load(&mut db).await.map_err(said)?;
    drop(db);
    let stale = config.public_url_said && known.public_url != config.public_url;
    if !known.ready || !(stale || known.public_url.is_empty()) {
        return Ok(());
    }
    let url = config.public_url.clone();
    let written = store.write(move |tx| {
        let url = url.clone();
        Box::pin(async move { cairn_store::settings::set(tx, "public-url", &url).await })
    });
    written.await.map_err(said)
}

/// Files that nothing names any longer leave the disk: at once, as those of somebody who is erased
/// must, and hourly what another node has left.
async fn clear_files(house: Assembled) {
    loop {
        let (store, blobs) = (&house.house.store, &house.house.blobs);
        if let Err(error) = cairn_knowledge::clear_files(store, blobs).await {
            tracing::warn!(%error, "files");
        }
        let woken = store.waits(cairn_knowledge::FILE_GONE);
        drop(tokio::time::timeout(std::time::Duration::from_hours(1), woken).await);
    }
}

/// How mail leaves: by the configured server, into the readable outbox of a demo, or not at all.
fn transport(config: &Config) -> Result<Transport> {
    let Some(url) = &config.smtp else {
        return Ok(if config.outbox { Transport::Outbox } else { Transport::Nothing });
    };
    let from = config.mail_from.as_deref().context(
        "--smtp needs --mail-from, the sender of mail, like \"Cairn <cairn@example.org>\"",
    )?;
    let root = config.read_smtp_root()?;
    let smtp = Smtp::new(url, from, root.as_deref());
    let smtp = smtp.map_err(|why| anyhow::anyhow!("--smtp or --mail-from: {why}"))?;
    Ok(Transport::Smtp(Box::new(smtp)))
}

/// Which database is in use, without its password.
fn describe(config: &Config, open: &Open) -> String {
    match open.house.house.store.engine() {
        Engine::Sqlite => format!("SQLite, {}", config.data.join("cairn.db").display()),
        Engine::Postgres => {
            let place = place(config.database.as_deref().unwrap_or_default());
            // A socket's folder, as one reads it.
            format!("PostgreSQL, {}", place.replace("%2F", "/").replace("%2f", "/"))
        }
    }
}

/// Host and name of a `postgres://…`, without user and password.
fn place(url: &str) -> String {
    let host = url.rsplit('@').next().unwrap_or(url);
    host.split('?').next().unwrap_or(host).to_owned()
}

fn router(open: &Open) -> Router {
    let store = open.house.house.store.clone();
    let ready = move || {
        let store = store.clone();
        async move {
            if let Err(trouble) = store.writable().await {
                return (axum::http::StatusCode::SERVICE_UNAVAILABLE, trouble.words());
            }
            match store.read().await {
                Ok(mut db) => match cairn_store::Settings::load(&mut db).await {
                    Ok(_) => (axum::http::StatusCode::OK, "ready\n"),
                    Err(_) => (axum::http::StatusCode::SERVICE_UNAVAILABLE, "database\n"),
                },
                Err(_) => (axum::http::StatusCode::SERVICE_UNAVAILABLE, "database\n"),
            }
        }
    };
    let router = Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .merge(open.house.router.clone());
    #[cfg(feature = "test-clock")]
    let router = router.merge(crate::test_clock::router(&open.house));
    router
}

async fn stopped() {
    let ctrl_c = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = ctrl_c => {}
        () = terminate => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_folder_holds_a_house_once_it_is_set_up() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("cairn.db");
        assert!(!holds_a_house(&file).await);
        let clock = Arc::new(cairn_ground::SystemClock);
        let store =
            Store::open(&Target::Sqlite(file.clone()), clock, Chance::system()).await.unwrap();
        store.migrate(cairn_store::MIGRATIONS.to_vec()).await.unwrap();
        assert!(!holds_a_house(&file).await, "an empty one, as a restore elsewhere leaves it");
        let ready = store.write(|tx| Box::pin(cairn_store::settings::set(tx, "ready", "yes")));
        ready.await.unwrap();
        store.close().await;
        assert!(holds_a_house(&file).await);
    }
}
