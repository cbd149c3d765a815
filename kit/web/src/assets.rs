//! Styles, script and fonts, bundled by `build.rs` and carried in the binary.

/// One file under `/assets/`. Its path holds a hash of its content, so it may be cached for ever.
#[derive(Debug)]
pub struct Asset {
    /// The name templates use, without the hash.
    pub name: &'static str,
    pub path: &'static str,
    pub content_type: &'static str,
    pub raw: &'static [u8],
    pub br: Option<&'static [u8]>,
    pub gz: Option<&'static [u8]>,
}

static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of `app.css` and its like; empty if the binary was built without the interface
/// (`CAIRN_UI=skip`), which the layouts take as "leave it out".
pub fn url(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| asset.path)
}

/// The asset that a request's path names.
pub fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path == path)
}

/// All of them, for the budget of a first view and for tests.
pub fn all() -> &'static [Asset] {
    ASSETS
}

#[cfg(test)]
mod tests {
    use super::{all, find, url};

    #[test]
    fn every_asset_is_found_by_the_address_its_name_gives() {
        for asset in all() {
            assert_eq!(find(url(asset.name)).map(|found| found.path), Some(asset.path));
            assert!(!asset.raw.is_empty(), "{} is empty", asset.path);
        }
    }

    #[test]
    fn an_unknown_name_or_path_gives_nothing() {
        assert_eq!(url("app.exe"), "");
        assert!(find("/assets/app.css").is_none(), "an address without a hash would go stale");
        assert!(find("/assets/../Cargo.toml").is_none());
        assert!(find("").is_none());
    }

    /// The first view is the page (30 kB) and these; 250 kB is the promise for all of it.
    #[test]
    fn a_first_view_stays_within_its_budget() {
        const FIRST_VIEW: [&str; 5] = [
            "app.css",
            "app.js",
            "icon.svg",
            "schibsted-grotesk-latin-wght-normal.woff2",
            "source-serif-4-latin-wght-normal.woff2",
        ];
        if all().is_empty() {
            return; // built with CAIRN_UI=skip: nothing is sent at all
        }
        let sent: usize = FIRST_VIEW
            .iter()
            .filter_map(|name| find(url(name)))
            .map(|asset| asset.br.map_or(asset.raw.len(), <[u8]>::len))
            .sum();
        assert!(sent > 0 && sent <= 220_000, "{sent} bytes");
        assert!(FIRST_VIEW.iter().all(|name| !url(name).is_empty()), "a name has changed");
    }
}
