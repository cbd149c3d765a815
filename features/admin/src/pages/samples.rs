//! Pages of made-up values.

use askama::Template;
use cairn_feature::Sample;
use cairn_ground::{Error, Id, Instant, ObjectId, PersonId, Result, TeamId};
use cairn_people::store::{Curator, Place};
use cairn_web::{Form, View};
use jiff::civil::date;

use super::{home, imports, organisation, people, reports, teams};
use crate::store::{Listed, ListedTeam, Report};

pub const SAMPLES: &[Sample] = &[
    Sample { name: "admin/home", render: home },
    Sample { name: "admin/organisation", render: organisation },
    Sample { name: "admin/people", render: people },
    Sample { name: "admin/new_person", render: new_person },
    Sample { name: "admin/person", render: person },
    Sample { name: "admin/teams", render: teams },
    Sample { name: "admin/team", render: team },
    Sample { name: "admin/team-new", render: new_team },
    Sample { name: "admin/import", render: import },
    Sample { name: "admin/plan", render: plan },
    Sample { name: "admin/imported", render: imported },
    Sample { name: "admin/report", render: report },
    Sample { name: "admin/reported", render: reported },
    Sample { name: "admin/reports", render: reports },
    Sample { name: "admin/reports-empty", render: no_reports },
];

fn rendered(page: &impl Template) -> Result<String> {
    page.render().map_err(Error::internal)
}

fn home(v: View) -> Result<String> {
    let newest = home::Newest { id: "1".into(), name: "1".into(), at: Instant(0) };
    rendered(&home::HomePage {
        administers: true,
        people: 12,
        waiting: 3,
        reports: 1,
        database: "1",
        mail: v.t2("admin-mail-stuck", "since", "1", "why", "2"),
        newest: vec![newest],
        blocks: Vec::new(),
        v,
    })
}

fn organisation(v: View) -> Result<String> {
    let form = Form::new().with("organisation", "1").with("zone", "UTC");
    rendered(&organisation::Page::of(v, form))
}

fn listed() -> Listed {
    Listed {
        id: PersonId(Id::nil()),
        name: "1".into(),
        title: String::new(),
        curator: false,
        administrator: true,
        arrived_at: None,
        deactivated_at: None,
    }
}

fn people(v: View) -> Result<String> {
    let rows = vec![people::Row::of(&v, &listed(), &["2".to_owned()])];
    let (newer, older) = ("/1".to_owned(), "/2".to_owned());
    rendered(&people::ListPage { v, form: Form::new(), rows, newer, older })
}

fn new_person(v: View) -> Result<String> {
    let languages = people::languages(&v);
    let (form, command_id) = (Form::new(), "1".to_owned());
    rendered(&people::NewPage { v, command_id, form, languages, teams: Vec::new() })
}

fn person(v: View) -> Result<String> {
    let place = Place {
        team: TeamId(Id::nil()),
        name: "1".into(),
        short_name: "1".into(),
        kind: "team".into(),
        lead: false,
        manages: false,
    };
    let managed = Place { manages: true, ..place.clone() };
    rendered(&people::PersonPage {
        languages: people::languages(&v),
        id: PersonId(Id::nil()),
        name: "1".into(),
        arrived: false,
        left: None,
        places: vec![place, managed],
        former: people::Former {
            ended: v.t2("admin-person-former", "day", "1", "teams", "2"),
            missing: vec![("/1".into(), "1".into(), "2".into())],
        },
        held: people::roles(&v, true, true),
        others: vec![("1".into(), "1".into())],
        details: Form::new(),
        teams: Form::new(),
        roles: Form::new(),
        active: Form::new(),
        v,
    })
}

fn teams(v: View) -> Result<String> {
    let team = ListedTeam {
        id: TeamId(Id::nil()),
        name: "1".into(),
        kind: "project".into(),
        closed_at: Some(Instant(0)),
        members: 4,
        manager: Some("2".into()),
    };
    let rows = vec![teams::Row::of(&v, &team)];
    rendered(&teams::ListPage { v, rows })
}

fn team_page(v: View, id: &str) -> Result<String> {
    rendered(&teams::TeamPage {
        kinds: teams::kinds(&v),
        v,
        id: id.into(),
        name: "1".into(),
        closed: false,
        form: Form::new(),
        units: vec![("1".into(), "1".into())],
        people: vec![("1".into(), "1".into())],
        members: vec![("1".into(), "1".into())],
    })
}

fn team(v: View) -> Result<String> {
    team_page(v, "1")
}

fn new_team(v: View) -> Result<String> {
    team_page(v, "")
}

fn import(v: View) -> Result<String> {
    rendered(&imports::AskPage::new(v, Form::new()))
}

fn a_part(v: &View) -> imports::Part {
    let line = imports::Line { title: "1".into(), sub: "2".into(), said: vec!["3".into()] };
    imports::Part {
        title: v.t1("admin-plan-added", "n", 1),
        sub: String::new(),
        lines: vec![line],
        more: 3,
    }
}

fn imported(v: View) -> Result<String> {
    let parts = vec![a_part(&v)];
    rendered(&imports::DonePage { v, left_out: true, parts })
}

fn plan(v: View) -> Result<String> {
    let part = a_part(&v);
    rendered(&imports::PlanPage {
        read: v.t2("admin-plan-read", "set", "8", "separator", ";"),
        v,
        form: Form::new(),
        id: "1".into(),
        seen: "1".into(),
        ignored: "1".into(),
        unchanged: 7,
        parts: vec![part],
        empty: false,
        leaving: 7,
    })
}

fn report(v: View) -> Result<String> {
    let (action, title, href) = ("/1".to_owned(), "1".to_owned(), "/1".to_owned());
    let since = Some(v.today());
    let named = |curator, since| Curator { name: "1".into(), curator, since };
    let all = [named(true, None), named(true, since), named(false, since)];
    let curators = reports::curators(&v, &all);
    rendered(&reports::AskPage { v, form: Form::new(), action, title, href, curators })
}

fn reported(v: View) -> Result<String> {
    rendered(&reports::ThanksPage { v })
}

fn a_report() -> Report {
    Report {
        id: Id::nil(),
        object: ObjectId(Id::nil()),
        reason: "1".into(),
        reported_on: date(2026, 9, 16),
        decision: None,
        decided_on: None,
        kind: "question".into(),
        title: "2".into(),
        lang: "en".into(),
        owner: None,
        owner_name: None,
    }
}

fn reports(v: View) -> Result<String> {
    let decided = Report { decision: Some("shown".into()), ..a_report() };
    let hidden = Report { decision: Some("hidden".into()), ..a_report() };
    let (open, decided) = (vec![a_report()], vec![decided, hidden]);
    let words = open.iter().map(|report| (report.object, "3".into())).collect();
    rendered(&reports::ListPage { v, form: Form::new(), open, decided, reads: true, words })
}

fn no_reports(v: View) -> Result<String> {
    let (open, decided, words) = (Vec::new(), Vec::new(), Vec::new());
    rendered(&reports::ListPage { v, form: Form::new(), open, decided, reads: false, words })
}
