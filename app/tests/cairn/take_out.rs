//! The take-out of the whole house speaks one language: that of whoever takes out.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
    sync::Arc,
};

use cairn_ground::{PersonId, TeamId};
use cairn_testkit::{App, Client, apps};
use zip::ZipArchive;

use crate::features;

/// Every file to read, with its heading in English and Swedish. A word that begins with Zq is
/// somebody's own.
const HEADINGS: &[(&str, &str, &str)] = &[
    ("README.md", "What Cairn keeps of Zqnoor Zqkarim", "Det Cairn har om Zqnoor Zqkarim"),
    (
        "answers.md",
        "Answers you gave, and what they gave others",
        "Svar du har gett, och vad de gav andra",
    ),
    ("everything-of-mine.md", "Everything of yours", "Allt som är ditt"),
    ("files.md", "Photos and files you added", "Foton och filer du har lagt till"),
    ("learned.md", "What I learned", "Vad jag har lärt mig"),
    (
        "looks-for-colleagues.md",
        "What a colleague sees when asked",
        "Vad en tillfrågad kollega ser",
    ),
    ("marks.md", "This helped me, this is wrong", "Det hjälpte mig, det här är fel"),
    ("material.md", "Material, photos and files", "Material, foton och filer"),
    ("next-steps.md", "My next steps", "Mina nästa steg"),
    ("obstacles.md", "Obstacles and ideas", "Hinder och förslag"),
    ("page-1-zqpage.md", "Zqpage", "Zqpage"),
    ("profile.md", "Zqnoor Zqkarim", "Zqnoor Zqkarim"),
    ("questions.md", "Questions you asked", "Frågor du har ställt"),
    ("reported-texts.md", "Reported texts", "Anmälda texter"),
    ("reviews.md", "Reviews", "Återblickar"),
    ("thanks.md", "Thanks", "Tack"),
    ("time-kept.md", "Was the time kept?", "Hölls tiden?"),
    ("what-waits.md", "What waits for you", "Det som väntar på dig"),
    ("who-has-looked.md", "Who has looked", "Vem som har tittat"),
];

/// Names, and words that are both English and Swedish.
const SAME: &[&str] = &[
    "cairn",
    "europe/stockholm",
    "everything-of-mine",
    "files.md",
    "files/",
    "https",
    "json",
    "material",
    "md",
    "text",
    "xapi",
    "xapi/statements.json",
];

#[tokio::test]
async fn everything_to_read_is_in_the_language_of_whoever_takes_it_out() {
    apps(features::all, |app| async move {
        let team = app.team("Zqnord").await;
        let noor = app.person("Zqnoor Zqkarim", team).await;
        let browser = app.sign_in(noor).await;
        live(&app, team, noor, &browser).await;
        let english = take_out(&browser).await;
        let swedish = [("locale", "sv"), ("zone", "Europe/Stockholm"), ("theme", "auto")];
        browser.done("/me/settings/preferences", &swedish).await;
        let swedish = take_out(&browser).await;
        for (name, en, sv) in HEADINGS {
            let headings = [&english, &swedish].map(|files| heading(files, name));
            assert_eq!(headings, [*en, *sv], "{}: {name}", app.name);
        }
        let known: Vec<&str> = HEADINGS.iter().map(|(name, ..)| *name).collect();
        for files in [&english, &swedish] {
            assert_eq!(files.keys().collect::<Vec<_>>(), known, "{}: no other file", app.name);
        }
        for (name, text) in &english {
            let other = words(&swedish[name]);
            let same: Vec<String> = words(text).intersection(&other).cloned().collect();
            assert!(same.is_empty(), "{}: {name} says in both languages {same:?}", app.name);
            assert!(!text.contains("2026-"), "{}: a date for machines in {text}", app.name);
        }
    })
    .await;
}

fn heading<'a>(files: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    let text = files.get(name).unwrap_or_else(|| panic!("{name} in {:?}", files.keys()));
    text.lines().next().and_then(|line| line.strip_prefix("# ")).expect("a heading")
}

/// The words of the house in a text, without numbers and what reads the same in both languages.
fn words(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| c.is_whitespace() || "()“”:;,*".contains(c));
    let words = words.map(|word| word.trim_matches('.')).filter(|word| {
        !word.contains(|c: char| c.is_ascii_digit())
            && word.contains(char::is_alphabetic)
            && !word.contains("zq")
            && !SAME.contains(word)
    });
    words.map(str::to_owned).collect()
}

/// The files to read, without the marks that keep the direction of names.
async fn take_out(browser: &Client) -> BTreeMap<String, String> {
    let answer = browser.post("/me/takeout", &[]).await;
    let mut archive = ZipArchive::new(Cursor::new(answer.body)).expect("an archive");
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let name = file.name().expect("a name").into_owned();
        if !name.contains(".json") && !name.starts_with("files/") {
            let mut text = String::new();
            file.read_to_string(&mut text).expect("text");
            files.insert(name, text.replace(['\u{2068}', '\u{2069}'], ""));
        }
    }
    files
}

/// Sends a form that has to get through; gives the address it leads to.
async fn sent(browser: &Client, path: &str, form: &[(&str, &str)]) -> String {
    let answer = browser.post(path, form).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.words());
    answer.location().split('?').next().unwrap_or_default().to_owned()
}

/// Noor does something of every kind, with Eva who runs the team and Ada who runs the house.
async fn live(app: &Arc<App>, team: TeamId, noor: PersonId, browser: &Client) {
    let eva = app.person("Zqeva Zqberg", team).await;
    app.manages(eva, team).await;
    let (noor_id, team) = (noor.to_string(), team.to_string());
    let (noor, eva) = (browser, app.sign_in(eva).await);
    let ada = app.sign_in(app.administrator("Zqada").await).await;
    ada.done(&format!("/manage/history/{noor_id}"), &[("reason", "Zqlong Zqreason")]).await;
    knowledge(noor, &eva, &team).await;
    let step = [("text", "Zqstep"), ("due", "2026-03-09"), ("scope", "ours")];
    let own = sent(noor, "/steps", &step).await;
    sent(noor, &format!("{own}/answer"), &[("outcome", "done")]).await;
    sent(noor, &format!("{own}/tell"), &[("learned", "Zqlearned")]).await;
    let hers = sent(&eva, "/steps", &step).await;
    sent(&eva, &format!("{hers}/answer"), &[("outcome", "done")]).await;
    sent(&eva, &format!("{hers}/ask"), &[("colleague", &noor_id)]).await;
    sent(noor, "/learned", &[("text", "Zqline"), ("audience", "team")]).await;
    let to_eva =
        [("kind", "obstacle"), ("text", "Zqstop"), ("to", "Zqeva"), ("audience", "participants")];
    let obstacle = sent(noor, "/obstacles", &to_eva).await;
    let no = [("word", "no-because"), ("reason", "Zqbecause")];
    sent(&eva, &format!("{obstacle}/answer"), &no).await;
    let thanks = [("to", "Zqnoor"), ("what_for", "Zqhelp"), ("audience", "participants")];
    sent(&eva, "/thanks", &thanks).await;
    sent(noor, "/reviews", &[("about", "Zqweek"), ("team", &team), ("day", "2026-03-05")]).await;
    let time = format!("/teams/{team}/time");
    sent(&eva, &time, &[("weekday", "4"), ("starts", "14:00"), ("ends", "16:00")]).await;
    app.days(4).await;
    sent(noor, &format!("{time}/2026-03-05"), &[("word", "taken")]).await;
}

async fn knowledge(noor: &Client, eva: &Client, team: &str) {
    let page = [("title", "Zqpage"), ("body", "Zqbody"), ("audience", "team")];
    let own = sent(noor, "/pages", &page).await;
    let id = own.rsplit('/').next().unwrap_or_default();
    sent(eva, &format!("/report/{id}"), &[]).await;
    let hers = sent(eva, "/pages", &page).await;
    sent(noor, &format!("{hers}/helped"), &[]).await;
    sent(noor, &format!("{hers}/wrong"), &[("wrong", "Zqwrong")]).await;
    let film = [("title", "Zqfilm"), ("url", "https://zq.example/"), ("audience", "team")];
    sent(noor, "/material", &film).await;
    noor.upload("/files", &[], ("file", "zqlist.txt", b"a list")).await;
    sent(noor, "/questions", &[("text", "Zqwhere?"), ("whom", team), ("anyway", "on")]).await;
    let asked = [("text", "Zqwhen?"), ("whom", team), ("anyway", "on")];
    let asked = sent(eva, "/questions", &asked).await;
    sent(noor, &format!("{asked}/answers"), &[("text", "Zqnow")]).await;
}
