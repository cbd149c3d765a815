//! Every page and section from made-up values.

use askama::Template;
use cairn_feature::{About, Sample};
use cairn_ground::{Audience, Error, Id, Instant, ObjectId, PersonId, Result, dates};
use cairn_links::{Linked, Panel};
use cairn_objects::Object;
use cairn_web::{Form, View};

use super::{Row, ask, edit, list, proposal, slots, thanks};
use crate::{
    rules::Kind,
    store::{Proposal, Station, Thanks},
};

pub const SAMPLES: &[Sample] = &[
    Sample { name: "voice-ask", render: ask_form },
    Sample { name: "voice-ask-nobody", render: |v| ask_page(v, Form::new(), Vec::new()) },
    Sample { name: "voice-ask-again", render: ask_again },
    Sample { name: "voice-asked-of-me", render: |v| page(v, 4, false, KARIN) },
    Sample { name: "voice-late", render: |v| page(v, 19, false, ALVA) },
    Sample { name: "voice-answered", render: |v| page(v, 4, true, ALVA) },
    Sample { name: "voice-to-be-done", render: |v| page(v, 4, true, KARIN) },
    Sample { name: "voice-list", render: |v| list_of(v, 3) },
    Sample { name: "voice-list-empty", render: |v| list_of(v, 0) },
    Sample { name: "voice-thank", render: thank_form },
    Sample { name: "voice-thanks", render: thanks_one },
    Sample { name: "voice-edit", render: |v| edit_form(v, "obstacle", false) },
    Sample { name: "voice-edit-thanks", render: |v| edit_form(v, "thanks", false) },
    Sample { name: "voice-edit-thanks-seen", render: |v| edit_form(v, "thanks", true) },
    Sample { name: "voice-thanks-list", render: |v| thanks_of(v, true) },
    Sample { name: "voice-thanks-list-empty", render: |v| thanks_of(v, false) },
    Sample { name: "voice-slot-team", render: |v| table(v, false) },
    Sample { name: "voice-slot-organisation", render: |v| table(v, true) },
    Sample { name: "voice-slot-mine", render: mine },
    Sample { name: "voice-slot-thanks", render: thanked },
];

fn written(template: &impl Template) -> Result<String> {
    template.render().map_err(Error::internal)
}

const ALVA: PersonId = PersonId(Id::from_u128(1));
const KARIN: PersonId = PersonId(Id::from_u128(2));

fn id(n: u128) -> ObjectId {
    ObjectId(Id::from_u128(n))
}

/// Asked `days` days ago at noon.
fn asked(v: &View, days: i32) -> Instant {
    dates::at(
        dates::plus_days(v.today(), -days),
        jiff::civil::time(12, 0, 0, 0),
        &jiff::tz::TimeZone::UTC,
    )
}

fn proposal_of(v: &View, days: i32, answered: bool) -> Proposal {
    let due_on = dates::plus_days(v.today(), 14 - days);
    Proposal {
        id: id(7),
        kind: "obstacle".into(),
        text: "Vi är nio som delar på två momentnycklar, så någon får vänta varje morgon.".into(),
        href: "/obstacles/7".into(),
        audience: Audience::Team,
        asked_at: asked(v, days),
        asker: Some(ALVA),
        asker_name: Some("Alva Lindqvist".into()),
        team_name: Some("Service Nord".into()),
        lies_with: Some(KARIN),
        holder_name: Some("Karin Holm".into()),
        holder_title: Some("servicechef".into()),
        due_on,
        moves_after: dates::plus_days(due_on, if days > 14 { 15 } else { 0 }),
        moved_on: (days > 14).then(|| dates::plus_days(due_on, 1)),
        alone_on: None,
        word: answered.then(|| "we-try-it".into()),
        reason: answered.then(|| "Vi hyr två nycklar i oktober och ser vad det ger.".into()),
        answered_by: answered.then_some(KARIN),
        answerer_name: answered.then(|| "Karin Holm".into()),
        answered_at: answered.then(|| asked(v, 0)),
        read_at: None,
    }
}

fn stations(v: &View, days: i32) -> Vec<Station> {
    let station = |how: &str, by: Option<&str>, to: &str, ago: i32| Station {
        how: how.into(),
        person_name: Some(to.into()),
        by_name: by.map(str::to_owned),
        reason: by.filter(|_| how == "passed-on").map(|_| "Inköp ligger hos Eva.".into()),
        came_at: asked(v, ago),
    };
    let mut all = vec![
        station("asked", Some("Alva Lindqvist"), "Omar Haddad", days),
        station("passed-on", Some("Omar Haddad"), "Eva Berg", days - 2),
    ];
    if days > 14 {
        all.push(station("moved-up", None, "Karin Holm", days - 15));
    }
    all
}

fn link(n: u128, kind: &str, title: &str, v: &View, forward: bool) -> Linked {
    Linked {
        id: id(n),
        kind: kind.into(),
        title: title.into(),
        href: format!("/links/{n}"),
        forward,
        linked_at: asked(v, 1),
        goes_on: n == 3,
    }
}

fn about(v: &View) -> About {
    let because_of = vec![link(3, "insight", "Någon väntar alltid", v, true)];
    let led_to = vec![link(4, "page", "Så förvarar vi nycklarna", v, false)];
    let panel = Panel { because_of, led_to };
    About { audience: "team".into(), panel, ..About::default() }
}

fn page(v: View, days: i32, answered: bool, me: PersonId) -> Result<String> {
    let it = proposal_of(&v, days, answered);
    let (about, stations) = (about(&v), stations(&v, days));
    written(&proposal::sample(v, it, about, &stations, me))
}

fn rungs() -> Vec<(String, String)> {
    vec![("team:1".into(), "Service Nord".into()), ("organisation".into(), "Fjällvärme".into())]
}

fn ask_page(v: View, form: Form, candidates: Vec<(String, String)>) -> Result<String> {
    written(&ask::AskPage {
        kind: Kind::Obstacle,
        origin: Some(("Någon väntar alltid".into(), "/links/3".into())),
        people: vec!["Karin Holm".into(), "Omar Haddad".into()],
        to_hint: if form.value("to").is_empty() {
            "voice-field-to-hint-none"
        } else {
            "voice-field-to-hint"
        },
        helpful: if form.value("to").is_empty() { "Sven Moberg".into() } else { String::new() },
        candidates,
        audiences: rungs(),
        due: v.date(&dates::plus_days(v.today(), 14)),
        form,
        v,
    })
}

fn ask_form(v: View) -> Result<String> {
    ask_page(v, Form::new().with("to", "Karin Holm").with("audience", "team:1"), Vec::new())
}

fn ask_again(v: View) -> Result<String> {
    let mut form = Form::new().with("to", "Anna").with("audience", "team:1");
    form.add_error("to", v.t1("refused-voice-several", "name", "Anna"));
    let two = vec![("1".into(), "Anna Berg, Kust".into()), ("2".into(), "Anna Ek".into())];
    ask_page(v, form, two)
}

fn rows(v: &View, count: i32) -> Vec<Row> {
    (0..count).map(|n| Row::of(v, &proposal_of(v, 19 - 8 * n, n == 2))).collect()
}

fn list_of(v: View, count: i32) -> Result<String> {
    written(&list::ListPage {
        whose: list::whose_tabs("all", false),
        states: list::states("all", false),
        rows: rows(&v, count),
        newer: "/obstacles?page=1".into(),
        older: String::new(),
        v,
    })
}

fn thank_form(v: View) -> Result<String> {
    written(&thanks::ThankPage {
        form: Form::new().with("to", "Noor Karim").with("audience", "team:1"),
        origin: Some(("Lufta Thermian utan att tömma slingan".into(), "/pages/1".into())),
        people: vec!["Noor Karim".into()],
        candidates: Vec::new(),
        audiences: rungs(),
        v,
    })
}

fn thanks_of_noor(v: &View) -> Thanks {
    Thanks {
        id: id(9),
        what_for: "Knepet med luftventilen besparade mig en extra resa till Kiruna.".into(),
        href: "/thanks/9".into(),
        audience: Audience::Team,
        thanked_at: asked(v, 2),
        from: Some(KARIN),
        from_name: Some("Jonas Ek".into()),
        to: None,
        to_name: None,
    }
}

fn thanks_one(v: View) -> Result<String> {
    let it = thanks_of_noor(&v);
    written(&thanks::ThanksPage {
        about: about(&v),
        title: thanks::title(&v, &it, false),
        used: vec![link(5, "step", "Jag luftar Thermian på det nya sättet", &v, false)],
        wider: vec![("organisation", v.t("voice-widen-organisation"))],
        waits: true,
        mine: true,
        seen: false,
        it,
        v,
    })
}

fn edit_form(v: View, kind: &str, seen: bool) -> Result<String> {
    let it = proposal_of(&v, 2, false);
    let object = Object {
        id: it.id,
        kind: kind.into(),
        title: it.text,
        lang: "sv".into(),
        owner: it.asker,
        team: None,
        audience: it.audience,
        href: it.href,
        created_at: it.asked_at,
        changed_at: it.asked_at,
        hidden_at: None,
    };
    written(&edit::filled(v, None, object, seen))
}

fn thanks_of(v: View, some: bool) -> Result<String> {
    let rows = if some { vec![thanks::row(&v, &thanks_of_noor(&v), true)] } else { Vec::new() };
    let (newer, older) = (String::new(), String::new());
    written(&thanks::ThanksListPage { v, from_me: false, rows, newer, older })
}

fn table(v: View, by_team: bool) -> Result<String> {
    written(&slots::TableSlot { rows: rows(&v, 5), by_team, more: by_team, v })
}

fn mine(v: View) -> Result<String> {
    written(&slots::MineSlot { with_me: rows(&v, 1), asked: rows(&v, 3), v })
}

fn thanked(v: View) -> Result<String> {
    let rows = vec![thanks::row(&v, &thanks_of_noor(&v), true)];
    written(&slots::ThanksSlot { v, rows })
}
