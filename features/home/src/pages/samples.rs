//! Every page once with made-up values, for tests in all languages.

use askama::Template;
use cairn_feature::Sample;
use cairn_ground::{Error, Id, Instant, ObjectId, Result, TeamId};
use cairn_links::Panel;
use cairn_people::{
    store::TeamLine,
    turns::{Before, Told, Turn},
};
use cairn_search::Hit;
use cairn_web::View;
use jiff::civil::date;

use super::{
    Column, Columns, FigureList, HelpPage, Line, LinksPage, NewPage, OrganisationPage, SearchPage,
    StoryTold, TeamPage, TeamsPage, Today, Turns, WaitingPage, Way,
};
use cairn_people::Team;

pub const SAMPLES: &[Sample] = &[
    Sample { name: "home/today", render: today },
    Sample { name: "home/waiting", render: waiting },
    Sample { name: "home/team", render: team },
    Sample { name: "home/organisation", render: organisation },
    Sample { name: "home/teams", render: teams },
    Sample { name: "home/figure", render: figure },
    Sample { name: "home/search", render: search },
    Sample { name: "home/search-found", render: search_found },
    Sample { name: "home/new", render: new },
    Sample { name: "home/links", render: links },
    Sample { name: "home/links-one-way", render: links_one_way },
    Sample { name: "home/links-end", render: links_end },
    Sample { name: "home/help", render: help },
];

fn rendered(page: &impl Template) -> Result<String> {
    page.render().map_err(Error::internal)
}

fn today(v: View) -> Result<String> {
    rendered(&Today {
        v,
        head: String::new(),
        first: None,
        more: 0,
        blocks: Vec::new(),
        name: "1".into(),
        begin: vec![("/new".into(), "2".into(), "3".into())],
    })
}

fn waiting(v: View) -> Result<String> {
    let waits = vec![("/1".to_owned(), "1".to_owned(), "2".to_owned())];
    rendered(&WaitingPage { v, waits })
}

fn columns(v: &View) -> Columns {
    let column = |figure: &str, parts: &[&str]| Column {
        href: "/organisation/noticed".into(),
        label: v.t(&format!("home-figure-{figure}")),
        figure: 34,
        parts: parts
            .iter()
            .map(|word| v.t1(&format!("home-part-{figure}-{word}"), "n", 2))
            .collect::<Vec<_>>()
            .join(", "),
    };
    Columns {
        label: v.t1("home-loop-label", "period", "1"),
        each: vec![
            column("noticed", &["question", "obstacle", "idea", "insight"]),
            column("decided", &["step", "answered", "we-do-it", "we-try-it", "no-because"]),
            column("did", &["partly", "changed", "did-not-happen"]),
            column("changed", &["a-little", "no", "worse", "too-early"]),
        ],
        period: "1".into(),
        earlier: "/1".into(),
        later: "/2".into(),
    }
}

fn told(v: &View) -> Vec<StoryTold> {
    let words = ["clearly", "a-little", "no", "worse", "too-early"];
    words
        .iter()
        .map(|word| StoryTold {
            steps: vec![
                (v.t1("home-when-noticed", "date", "1"), "1".into(), "2".into(), "/1".into()),
                (v.t1("home-when-decided", "date", "1"), "1".into(), String::new(), "/1".into()),
                (
                    v.t1("home-when-did", "date", "1"),
                    v.t("home-word-did-done"),
                    String::new(),
                    String::new(),
                ),
                (
                    v.t1(&format!("home-when-changed-{word}"), "date", "1"),
                    v.t(&format!("home-word-changed-{word}")),
                    String::new(),
                    String::new(),
                ),
            ],
        })
        .collect()
}

fn made_team() -> Team {
    Team {
        id: TeamId(Id::nil()),
        name: "1".into(),
        short_name: "1".into(),
        kind: "team".into(),
        closed_at: None,
    }
}

/// Each kind of turn, within a day and over several, after somebody and after nobody.
fn turns(v: &View) -> Turns {
    use Turn::{Came, CameAndLeft, Leads, LeadsNoMore, Left, Managed, Manages, ManagesNoMore};
    let day = date(2026, 9, 16);
    let told = |turn, from, before| Told { turn, name: Some("1".into()), day, from, before };
    let earlier = date(2026, 9, 14);
    let mut all: Vec<Told> =
        [Came, Left, CameAndLeft, Manages, ManagesNoMore, Managed, Leads, LeadsNoMore]
            .map(|turn| told(turn, day, None))
            .into();
    all.extend([CameAndLeft, Managed].map(|turn| told(turn, earlier, None)));
    all.push(told(Manages, day, Some(Before { name: None })));
    Turns::new(v, &all, true)
}

fn team(v: View) -> Result<String> {
    let (columns, stories, turns) = (Some(columns(&v)), told(&v), turns(&v));
    let sub = v.t1("home-team-sub", "n", 12);
    rendered(&TeamPage {
        v,
        team: made_team(),
        sub,
        may_invite: true,
        blocks: Vec::new(),
        columns,
        stories,
        members: Vec::new(),
        manager: Some("1".into()),
        turns,
    })
}

fn organisation(v: View) -> Result<String> {
    let (columns, stories) = (columns(&v), told(&v));
    rendered(&OrganisationPage {
        title: v.t1("home-organisation-title", "name", "1"),
        sub: v.t2("home-organisation-sub", "period", "1", "n", 200),
        v,
        blocks: Vec::new(),
        columns,
        stories,
        teams: 25,
    })
}

fn teams(v: View) -> Result<String> {
    let kinds = ["unit", "team", "project", "community"];
    let team = |kind: &&str| TeamLine {
        id: TeamId(Id::nil()),
        name: "1".into(),
        kind: (*kind).to_owned(),
        parent: (*kind == "team").then(|| "2".into()),
    };
    let teams = kinds.iter().map(team).collect();
    rendered(&TeamsPage { v, teams, previous: "/1".into(), next: "/2".into() })
}

fn figure(v: View) -> Result<String> {
    let words = ["step", "answered", "we-do-it", "we-try-it", "no-because"];
    let lines = words
        .iter()
        .map(|word| Line {
            href: "/1".into(),
            title: "1".into(),
            sub: v.t(&format!("home-word-decided-{word}")),
        })
        .collect();
    rendered(&FigureList {
        title: v.t("home-figure-decided"),
        sub: "1".into(),
        back: "/".into(),
        back_label: "1".into(),
        lines,
        hidden: 3,
        older: "/1".into(),
        newer: "/2".into(),
        v,
    })
}

fn search(v: View) -> Result<String> {
    let browse = vec![("/1".to_owned(), "1".to_owned())];
    let (q, ask_href) = (String::new(), "/1".into());
    rendered(&SearchPage { v, q, hits: vec![], left: vec![], more: false, ask_href, browse })
}

fn search_found(v: View) -> Result<String> {
    let object = ObjectId(Id::nil());
    let hit = Hit {
        object,
        kind: "person".into(),
        title: "Åsa Öberg".into(),
        href: "/1".into(),
        team: None,
        excerpt: Some("1".into()),
        typo: Some("2".into()),
        all_words: true,
    };
    let (q, ask_href, left) = ("3".into(), "/1".into(), vec![object]);
    rendered(&SearchPage { v, q, hits: vec![hit], left, more: true, ask_href, browse: vec![] })
}

fn new(v: View) -> Result<String> {
    rendered(&NewPage { v, entries: Vec::new() })
}

fn links(v: View) -> Result<String> {
    linked(v, None, 1)
}

fn links_one_way(v: View) -> Result<String> {
    linked(v, Some(Way::Because), 1)
}

fn links_end(v: View) -> Result<String> {
    linked(v, Some(Way::Led), 0)
}

fn linked(v: View, way: Option<Way>, most: usize) -> Result<String> {
    let id = ObjectId(Id::nil());
    let linked = cairn_links::Linked {
        id,
        kind: "question".into(),
        title: "1".into(),
        href: "/1".into(),
        forward: true,
        linked_at: Instant(0),
        goes_on: true,
    };
    let led_to = if way.is_none() { vec![linked.clone()] } else { Vec::new() };
    let panel = Panel { because_of: vec![linked; most], led_to };
    let (title, href, kind) = ("1".into(), "/1".into(), "step".into());
    rendered(&LinksPage { v, title, href, kind, panel, way, past: vec![id] })
}

fn help(v: View) -> Result<String> {
    rendered(&HelpPage { v, html: String::new() })
}
