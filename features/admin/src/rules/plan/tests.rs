//! What a file would change, case by case.

use super::*;
use crate::rules::table;
use cairn_ground::Id;

fn person(n: u8, name: &str, email: Option<&str>, home: Option<TeamId>) -> Known {
    Known {
        id: PersonId(id(n)),
        name: name.into(),
        email: email.map(str::to_owned),
        key: None,
        title: String::new(),
        lang: "sv".into(),
        administrator: false,
        curator: false,
        active: true,
        teams: home.into_iter().collect(),
        home,
        leads: Vec::new(),
        unmanaged: Vec::new(),
    }
}

fn id(n: u8) -> Id {
    format!("00000000-0000-0000-0000-0000000000{n:02x}").parse().unwrap()
}

fn team(n: u8, name: &str, kind: TeamKind) -> KnownTeam {
    let (id, sort_name) = (TeamId(id(n)), order(name));
    KnownTeam { id, name: name.into(), sort_name, kind, parent: None, manager: None }
}

fn house(people: Vec<Known>, teams: Vec<KnownTeam>) -> Standing {
    Standing { today: jiff::civil::date(2026, 3, 2), people, teams }
}

fn planned(standing: &Standing, file: &str, leave: bool) -> Plan {
    plan(standing, &table::read(file.as_bytes()).unwrap(), leave)
}

#[test]
fn two_of_one_name_are_told_apart_by_more_than_the_name() {
    let people = vec![person(1, "Anna Berg", None, None), person(2, "Anna Berg", None, None)];
    let standing = house(people, Vec::new());
    let plan = planned(&standing, "name,email\nAnna Berg,anna@x.se\n", true);
    assert_eq!(plan.problems[0].code, "name-ambiguous");
    assert!(plan.left.is_empty() && plan.added.is_empty());
}

#[test]
fn joining_a_project_leaves_no_team() {
    let home = TeamId(id(9));
    let (nord, syd) = (team(9, "Nord", TeamKind::Team), team(7, "Syd", TeamKind::Team));
    let standing = house(
        vec![person(1, "Anna Berg", Some("anna@x.se"), Some(home))],
        vec![nord, team(8, "Kör", TeamKind::Project), syd],
    );
    let moves = |file: &str| {
        let changed = planned(&standing, file, false).changed.remove(0);
        (changed.team, changed.beside)
    };
    let known = |n| TeamRef::Known(TeamId(id(n)));
    assert_eq!(moves("email,name,team\nanna@x.se,Anna Berg,KÖR\n"), (None, vec![known(8)]));
    let left = (Some((known(7), Some(home))), Vec::new());
    assert_eq!(moves("email,name,team\nanna@x.se,Anna Berg,Syd\n"), left);
}

#[test]
fn the_manager_most_rows_name_manages_and_is_never_missing() {
    let people = vec![person(1, "Karin", Some("k@x.se"), None), person(2, "Out", None, None)];
    let standing = house(people, Vec::new());
    let file = "name,team,chef\nA,Nord,b@x.se\nB,Nord,k@x.se\nC,Nord,K@x.se\n";
    let plan = planned(&standing, file, true);
    let codes: Vec<_> = plan.remarks.iter().map(|remark| remark.code).collect();
    assert_eq!(codes, ["manager-unknown"]);
    assert_eq!(plan.managers, [(TeamRef::New(0), PersonRef::Known(PersonId(id(1))))]);
    let left: Vec<_> = plan.left.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(left, ["Out"]);
}

#[test]
fn a_key_and_an_address_of_two_people_are_not_guessed() {
    let mut keyed = person(1, "Anna", None, None);
    keyed.key = Some("7".into());
    let people = vec![keyed, person(2, "Noor", Some("n@x.se"), None)];
    let standing = house(people, Vec::new());
    let plan = planned(&standing, "key,name,email\n7,Anna,N@x.se\n", false);
    assert_eq!(plan.problems[0].code, "email-taken");
}

#[test]
fn units_kinds_and_learning_leads_come_with_the_file() {
    let file = "namn,enhet,team,typ,lärombud\nÅsa,Drift,Nord,,ja\nNoor,Drift,Nord,,nej\n\
        Jonas,,Kör,projekt,\nEva,Nord,Nord,,\n";
    let plan = planned(&house(Vec::new(), Vec::new()), file, false);
    assert_eq!(plan.teams, ["Nord", "Kör", "Drift"]);
    let (nord, kor, drift) = (TeamRef::New(0), TeamRef::New(1), TeamRef::New(2));
    assert_eq!(plan.kinds, [(kor, TeamKind::Project), (drift.clone(), TeamKind::Unit)]);
    assert_eq!(plan.parents, [(nord.clone(), drift)]);
    assert_eq!(plan.leads, [(nord, PersonRef::New(0), true)]);
    let codes: Vec<_> = plan.remarks.iter().map(|remark| remark.code).collect();
    assert_eq!(codes, ["unit-other"]);
}

#[test]
fn a_unit_never_lies_below_itself() {
    let mut drift = team(9, "Drift", TeamKind::Unit);
    drift.parent = Some(TeamId(id(8)));
    let standing = house(Vec::new(), vec![drift, team(8, "Nord", TeamKind::Unit)]);
    let plan = planned(&standing, "namn,enhet,team\nÅsa,Drift,Nord\n", false);
    assert_eq!(plan.remarks[0].code, "unit-circle");
    assert!(plan.parents.is_empty() && plan.kinds.is_empty());
}

#[test]
fn a_manager_is_known_by_name_too_where_one_is_called_so() {
    let people = vec![
        person(1, "Karin Boström", None, None),
        person(2, "Eva Ek", None, None),
        person(3, "Eva Ek", Some("e@x.se"), None),
    ];
    let file = "name,team,manager\nA,Nord,karin boström\nB,Syd,Eva Ek\nC,Syd,Nobody\n";
    let plan = planned(&house(people, Vec::new()), file, false);
    assert_eq!(plan.managers, [(TeamRef::New(0), PersonRef::Known(PersonId(id(1))))]);
    let codes: Vec<_> = plan.remarks.iter().map(|remark| remark.code).collect();
    assert_eq!(codes, ["manager-ambiguous", "manager-unknown-name"]);
}

#[test]
fn a_row_can_say_that_somebody_has_left() {
    let mut people: Vec<_> = (1..=5).map(|n| person(n, &format!("P{n}"), None, None)).collect();
    people[3].administrator = true;
    people[4].active = false;
    let standing = house(people, Vec::new());
    let left = |file: &str| {
        let plan = planned(&standing, file, false);
        let left: Vec<_> = plan.left.iter().map(|(_, name)| name.clone()).collect();
        (left.join(" "), plan.changed.len(), plan.remarks.len(), plan.problems.len())
    };
    let dates = "namn,slutdatum\nP1,2026-03-01\nP2,2026-03-02\nP3,\nP4,ja\nP6,ja\n";
    assert_eq!(left(dates), ("P1".into(), 0, 2, 0));
    assert_eq!(left("namn,aktiv\nP1,nej\nP2,ja\nP3,-\n"), ("P1".into(), 0, 0, 0));
    assert_eq!(left("namn,slutat\nP1,kanske\n"), (String::new(), 0, 0, 1));
}

#[test]
fn a_file_that_would_end_the_access_of_many_waits_for_their_number() {
    let people: Vec<_> = (1..=12).map(|n| person(n, &format!("P{n}"), None, None)).collect();
    let standing = house(people, Vec::new());
    let table = table::read(b"name\nP1\n").unwrap();
    let held = |allowed| plan(&standing, &table, Leavers { missing: true, allowed }).held;
    assert!(held(None) && held(Some(10)) && !held(Some(11)));
    let most = table::read(b"name\nP1\nP2\nP3\nP4\nP5\nP6\nP7\n").unwrap();
    assert!(!plan(&standing, &most, true).held, "five are few");
}
