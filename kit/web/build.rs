//! Bundles `ui/` into the binary: styles, script and fonts become a table in `OUT_DIR/assets.rs`.
//! Node is needed here and never at run time. `CAIRN_UI=skip` builds without it: every page then
//! reads and works unstyled.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    if let Err(problem) = run() {
        eprintln!("\nerror: {problem}\n");
        std::process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let ui = manifest_dir()?.join("../../ui");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?);
    println!("cargo:rerun-if-env-changed=CAIRN_UI");
    for watched in ["src", "package-lock.json", "build.mjs"] {
        println!("cargo:rerun-if-changed={}", ui.join(watched).display());
    }
    let table = if env::var("CAIRN_UI").as_deref() == Ok("skip") {
        if env::var("PROFILE").as_deref() == Ok("release") {
            println!("cargo:warning=CAIRN_UI=skip: this release build has no styles and no script");
        }
        "&[]".to_owned()
    } else {
        let dist = out.join("ui");
        install_packages(&ui)?;
        bundle(&ui, &dist)?;
        table(&dist)?
    };
    write(&out.join("assets.rs"), &table)
}

fn manifest_dir() -> Result<PathBuf, String> {
    env::var("CARGO_MANIFEST_DIR").map(PathBuf::from).map_err(|e| e.to_string())
}

/// npm writes `node_modules/.package-lock.json` last, so its age tells whether the packages are
/// those of the lock file.
fn install_packages(ui: &Path) -> Result<(), String> {
    let installed = modified(&ui.join("node_modules/.package-lock.json"));
    let wanted = modified(&ui.join("package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    // Scripts of packages stay unrun: esbuild's binary is a package of its own.
    run_tool(ui, "npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
}

fn bundle(ui: &Path, dist: &Path) -> Result<(), String> {
    run_tool(ui, "node", &["build.mjs", &dist.to_string_lossy()])
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}

fn run_tool(dir: &Path, tool: &str, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(tool).args(arguments).current_dir(dir).output().map_err(|error| {
        format!(
            "building the interface needs Node 20 or newer, and `{tool}` could not be started \
             ({error}).\n  Debian: apt-get install nodejs npm\n  elsewhere: install Node.js \
             with npm and open a new shell\n  or build without styles and script: CAIRN_UI=skip"
        )
    })?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "`{tool} {}` failed in ui/ ({}):\n{}{}\n  If the packages are damaged, remove \
         ui/node_modules and build again.",
        arguments.join(" "),
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    ))
}

/// One Rust expression of type `&[Asset]` from the bundler's manifest.
fn table(dist: &Path) -> Result<String, String> {
    let manifest = fs::read_to_string(dist.join("manifest.tsv")).map_err(|e| e.to_string())?;
    let mut table = String::from("&[\n");
    for row in manifest.lines() {
        let [name, file, content_type, packed] = row.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("ui/build.mjs wrote a manifest line of another shape: {row}"));
        };
        let bytes = |suffix: &str| {
            let path = dist.join(format!("{file}{suffix}"));
            format!("include_bytes!({:?}).as_slice()", path.to_string_lossy())
        };
        let (br, gz) = if packed == "packed" {
            (format!("Some({})", bytes(".br")), format!("Some({})", bytes(".gz")))
        } else {
            ("None".to_owned(), "None".to_owned())
        };
        writeln!(
            table,
            "Asset {{ name: {name:?}, path: {:?}, content_type: {content_type:?}, raw: {}, \
             br: {br}, gz: {gz} }},",
            format!("/assets/{file}"),
            bytes(""),
        )
        .map_err(|e| e.to_string())?;
    }
    table.push_str("]\n");
    Ok(table)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
