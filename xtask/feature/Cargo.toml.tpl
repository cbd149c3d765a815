[package]
name = "cairn-__name__"
description = "Floor 8: __name__."
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
publish.workspace = true

[dependencies]
cairn-ground.workspace = true
cairn-objects.workspace = true
cairn-record.workspace = true
cairn-store.workspace = true

[lints]
workspace = true
