//! Embeds the demo's content, so that the binary needs no files beside it, and what `--version`
//! says: the version, and of which build it is where `CAIRN_BUILD` told.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo:rerun-if-env-changed=CAIRN_BUILD");
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    match std::env::var("CAIRN_BUILD") {
        Ok(build) if !build.is_empty() => println!("cargo:rustc-env=VERSION={version} ({build})"),
        _ => println!("cargo:rustc-env=VERSION={version}"),
    }
    let root =
        PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("demo");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let mut table = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let _ = writeln!(table, "    ({name:?}, include_str!({:?})),", file.display().to_string());
    }
    table.push_str("]\n");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join("demo.rs");
    if let Err(error) = std::fs::write(&out, table) {
        println!("cargo:warning=cannot write {}: {error}", out.display());
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
}
