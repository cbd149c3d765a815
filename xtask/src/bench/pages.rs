//! `cargo xtask bench pages`: what pages cost with ten thousand people, beside the goals of
//! issue 2. Prints; never asserts, since a busy machine would make a liar of it.

use super::http::{Client, form};
use super::process::{Server, children_cpu_ms, cpu_ms};
use super::table::{Cost, Figures, print};
use crate::postgres::Cluster;
use crate::{provision, shell};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;

const USAGE: &str = "\
cargo xtask bench pages [--scale 1] [--only sqlite|postgres] [--binary FILE]
FILE is a cairn built with --features bench; without it a release build is made";
/// CPU time is counted in hundredths of a second: each sample is many requests.
const SAMPLES: usize = 9;
const REQUESTS: usize = 30;
/// Time for sweeps and subscriptions after the start, before anything is measured.
const SETTLE: Duration = Duration::from_secs(8);
const SEARCHES: usize = 200;
/// What browsers say they can unpack.
const BROWSER: &str = "gzip, deflate, br, zstd";

struct Options {
    scale: f64,
    only: Option<String>,
    binary: Option<PathBuf>,
}

pub fn run(args: &[String]) -> Result<ExitCode> {
    let options = parse(args)?;
    let binary = match &options.binary {
        Some(binary) => std::path::absolute(binary)?,
        None => build()?,
    };
    let wanted = |name: &str| options.only.as_ref().is_none_or(|only| only == name);
    if wanted("sqlite") {
        measure(&binary, options.scale, None)?;
    }
    if wanted("postgres") {
        let cluster = Cluster::start(&provision::postgres()?)?;
        measure(&binary, options.scale, Some(&cluster))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(args: &[String]) -> Result<Options> {
    let mut options = Options { scale: 1.0, only: None, binary: None };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match (arg.as_str(), args.as_slice().first()) {
            ("--binary", Some(value)) => {
                options.binary = Some(value.into());
                args.next();
            }
            ("--scale", Some(value)) => {
                options.scale = value.parse().context(USAGE)?;
                args.next();
            }
            ("--only", Some(value)) if ["sqlite", "postgres"].contains(&value.as_str()) => {
                options.only = Some(value.clone());
                args.next();
            }
            _ => bail!("{USAGE}"),
        }
    }
    Ok(options)
}

fn build() -> Result<PathBuf> {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--release", "--package", "cairn", "--features", "bench"]);
    if !shell::stream(&mut cargo, |_| {})?.success() {
        bail!("cairn did not build");
    }
    Ok(shell::target().join("release/cairn"))
}

/// Fills an empty database, starts the server on it twice and asks for pages.
fn measure(binary: &Path, scale: f64, cluster: Option<&Cluster>) -> Result<()> {
    let name = if cluster.is_some() { "PostgreSQL" } else { "SQLite" };
    let url = cluster.map(Cluster::url);
    let data = shell::target().join("bench").join(name.to_lowercase());
    let _ = fs::remove_dir_all(&data);
    fs::create_dir_all(&data)?;
    println!("{name}: filling at scale {scale} …");
    let login = fill(binary, scale, &data, url)?;
    // The first start does what recurring tasks find to do in new data; the second is measured.
    drop_after(Server::start(binary, &data, url)?, SETTLE);
    let server = Server::start(binary, &data, url)?;
    sleep(SETTLE);
    let idle = server.memory()?;
    let postmaster = cluster.map(Cluster::postmaster).transpose()?;
    let mut browser = Client::connect(&server.address)?;
    let (email, password) = login.split_once(' ').context("bench-fill names no login")?;
    browser.sign_in(email, password)?;
    let pages = paths(&mut browser)?;
    let mut costs = Vec::new();
    for (label, path) in pages {
        costs.push(cost(&mut browser, label, &path, server.pid(), postmaster)?);
    }
    let (first_requests, first_kb) = first_view(&mut browser)?;
    let searches = searches(&mut browser)?;
    let figures = Figures {
        costs,
        first_requests,
        first_kb,
        searches,
        idle,
        busy: server.memory()?,
        start_ms: server.started_in.as_secs_f64() * 1e3,
    };
    print(&format!("{name}, scale {scale}"), &figures);
    Ok(())
}

fn drop_after(server: Server, pause: Duration) {
    sleep(pause);
    drop(server);
}

/// The last line of the filler says who can sign in.
fn fill(binary: &Path, scale: f64, data: &Path, url: Option<&str>) -> Result<String> {
    let mut command = shell::command(binary);
    command.args(["bench-fill", "--scale", &scale.to_string(), "--data"]).arg(data);
    if let Some(url) = url {
        command.args(["--database", url]);
    }
    let mut last = String::new();
    if !shell::stream(&mut command, |line| line.clone_into(&mut last))?.success() {
        bail!("the database could not be filled");
    }
    Ok(last)
}

/// Where the five pages lie: the team from Today's own links, a page out of a search.
fn paths(browser: &mut Client) -> Result<Vec<(&'static str, String)>> {
    let today = browser.get("/", "identity")?.text();
    let team = link(&today, "/teams/").context("Today has no link to the team")?;
    let search = format!("/search?q={}", form(&words(browser)?[0]));
    let pages = browser.get("/pages", "identity")?.text();
    let page = link(&pages, "/pages/").context("there are no pages")?;
    Ok(vec![
        ("Today", "/".to_owned()),
        ("team", team),
        ("organisation", "/organisation".to_owned()),
        ("page", page),
        ("search", search),
    ])
}

/// The first link to an object of a kind: an id follows.
fn link(html: &str, start: &str) -> Option<String> {
    let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let is_object = |l: &&str| l.strip_prefix(start).is_some_and(|id| id.len() == 36);
    links.filter(|l| l.starts_with(start)).find(is_object).map(str::to_owned)
}

fn cost(
    browser: &mut Client,
    label: &'static str,
    path: &str,
    pid: u32,
    postmaster: Option<u32>,
) -> Result<Cost> {
    let first = browser.get(path, BROWSER)?;
    let database = || postmaster.map_or(0.0, children_cpu_ms);
    let mut times = Vec::new();
    let (mut cpu, mut database_cpu) = (Vec::new(), Vec::new());
    for _ in 0..SAMPLES {
        let (before, database_before) = (cpu_ms(pid), database());
        for _ in 0..REQUESTS {
            times.push(browser.get(path, BROWSER)?.took.as_secs_f64() * 1e3);
        }
        #[expect(clippy::cast_precision_loss)]
        let requests = REQUESTS as f64;
        cpu.push((cpu_ms(pid) - before) / requests);
        database_cpu.push((database() - database_before) / requests);
    }
    Ok(Cost {
        label,
        times,
        cpu,
        database_cpu,
        queries: first.queries().context("no Server-Timing: was CAIRN_MEASURE set?")?,
        sent: first.body.len(),
    })
}

/// Today with an empty cache: the page, what its head and body name, and what style names.
fn first_view(browser: &mut Client) -> Result<(usize, usize)> {
    let mut bytes = browser.get("/", BROWSER)?.body.len();
    let mut wanted = assets(&browser.get("/", "identity")?.text());
    let mut seen = 0;
    while let Some(path) = wanted.get(seen).cloned() {
        seen += 1;
        bytes += browser.get(&path, BROWSER)?.body.len();
        if path.split('?').next().is_some_and(|p| p.rsplit('.').next() == Some("css")) {
            for found in assets(&browser.get(&path, "identity")?.text()) {
                if !wanted.contains(&found) {
                    wanted.push(found);
                }
            }
        }
    }
    Ok((wanted.len() + 1, bytes))
}

/// Every address below `/assets/`, whether in an attribute or in `url(…)`.
fn assets(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, _) in text.match_indices("/assets/") {
        let ends = ['"', '\'', ')', '#', '<', ' ', '?'];
        let path = text[at..].split(ends).next().unwrap_or_default().to_owned();
        if !found.contains(&path) {
            found.push(path);
        }
    }
    found
}

/// Words that pages are written in.
fn words(browser: &mut Client) -> Result<Vec<String>> {
    let html = browser.get("/pages", "identity")?.text();
    let main = html.split("<main").nth(1).unwrap_or_default();
    let texts = main.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    let is_word = |w: &&str| w.chars().count() > 3 && w.chars().all(char::is_alphabetic);
    let mut words: Vec<String> =
        texts.flat_map(str::split_whitespace).filter(is_word).map(str::to_lowercase).collect();
    words.sort();
    words.dedup();
    if words.is_empty() {
        bail!("the list of pages has no words to search for");
    }
    Ok(words)
}

/// Milliseconds of each of many searches: one word, two, a beginning, a slip of the finger.
fn searches(browser: &mut Client) -> Result<Vec<f64>> {
    let words = words(browser)?;
    let word = |i: usize| words[i % words.len()].as_str();
    let mut times = Vec::new();
    for i in 0..SEARCHES {
        let text = match i % 4 {
            0 => word(i).to_owned(),
            1 => format!("{} {}", word(i), word(i * 7 + 3)),
            2 => word(i).chars().take(3).collect(),
            _ => word(i).chars().skip(1).collect(),
        };
        let path = format!("/search?q={}", form(&text));
        times.push(browser.get(&path, BROWSER)?.took.as_secs_f64() * 1e3);
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_an_object_is_told_from_other_links() {
        let id = "0199aa00-0000-7000-8000-000000000001";
        let html = format!("<a href=\"/pages/new\"></a><a href=\"/pages/{id}\"></a>");
        assert_eq!(link(&html, "/pages/"), Some(format!("/pages/{id}")));
        assert_eq!(link(&html, "/teams/"), None);
    }

    #[test]
    fn assets_are_found_in_attributes_and_style_and_counted_once() {
        let text = "<link href=\"/assets/a.css\"><use href=\"/assets/i.svg#x\">\
                    url(/assets/f.woff2) url('/assets/f.woff2')";
        assert_eq!(assets(text), ["/assets/a.css", "/assets/i.svg", "/assets/f.woff2"]);
    }

    #[test]
    fn an_unknown_option_names_those_there_are() {
        let error = parse(&["--fast".to_owned()]).err().unwrap().to_string();
        assert!(error.contains("--scale"), "{error}");
    }
}
