//! The component sheet: every building block once, in both languages. With `CAIRN_SHEET=FOLDER`
//! the test leaves it there to be looked at (the assets it names lie beside it).

use std::{path::Path, sync::Arc};

use askama::Template;
use cairn_ground::{Instant, Locale, Messages};
use jiff::tz::TimeZone;

use crate::{Bar, Form, MESSAGES, Place, View, assets};

#[derive(Template)]
#[template(path = "components.html")]
struct Sheet {
    v: View,
    form: Form,
    options: Vec<(String, String)>,
    places: Vec<String>,
    weeks: Vec<Bar>,
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn sheet(locale: Locale) -> Outcome<Sheet> {
    let messages = Arc::new(Messages::build(&[MESSAGES])?);
    let now = Instant::parse("2026-11-27T08:00:00Z").ok_or("no moment")?;
    let mut v = View::sample(messages, locale, TimeZone::UTC, now);
    v.places =
        [("Idag", "today", true), ("Service Nord", "team", true), ("Kunskap", "knowledge", false)]
            .map(|(label, icon, bar)| Place {
                href: "#".to_owned(),
                label: label.to_owned(),
                icon,
                current: icon == "today",
                bar,
            })
            .to_vec();
    let pair = |(value, text): (&str, &str)| (value.to_owned(), text.to_owned());
    let mut form = Form::new().with("seen", "Nobody calls back about the display any more.");
    form.add_error("due", "Please give a date between the years 2000 and 2199.".to_owned());
    form.add_error("photo", "Too large.".to_owned());
    Ok(Sheet {
        v,
        form,
        options: [("north", "Service North"), ("coast", "Coast")].map(pair).to_vec(),
        places: vec!["Kiruna".to_owned(), "Gällivare".to_owned()],
        weeks: [(32, 61, Some(80)), (33, 64, Some(88)), (38, 20, Some(20)), (39, 0, None)]
            .map(|(week, n, kept)| Bar {
                what: format!("w. {week}"),
                of: format!("{n} answers"),
                promised: 96,
                known: if n < 60 { n } else { 96 },
                kept,
            })
            .to_vec(),
    })
}

#[test]
fn every_building_block_renders_in_each_language() -> Outcome<()> {
    for locale in [Locale::En, Locale::Sv] {
        let page = sheet(locale)?.render()?;
        for key in ["ui-", "kind-", "error-"] {
            assert!(!page.contains(&format!(">{key}")), "a word of {key}… is missing");
        }
        if let Ok(folder) = std::env::var("CAIRN_SHEET") {
            let folder = Path::new(&folder);
            std::fs::write(folder.join(format!("{}.html", locale.tag())), page)?;
            for asset in assets::all() {
                let path = folder.join(asset.path.trim_start_matches('/'));
                std::fs::create_dir_all(path.parent().ok_or("no folder")?)?;
                std::fs::write(path, asset.raw)?;
            }
        }
    }
    Ok(())
}
