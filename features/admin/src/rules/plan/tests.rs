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
        active: true,
        teams: home.into_iter().collect(),
        home,
    }
}

fn id(n: u8) -> Id {
    format!("00000000-0000-0000-0000-0000000000{n:02x}").parse().unwrap()
}

fn team(n: u8, name: &str, lasting: bool) -> KnownTeam {
    let (id, sort_name) = (TeamId(id(n)), order(name));
    KnownTeam { id, name: name.into(), sort_name, lasting, manager: None }
}

fn planned(standing: &Standing, file: &str, leave: bool) -> Plan {
    plan(standing, &table::read(file.as_bytes()).unwrap(), leave)
}

#[test]
fn two_of_one_name_are_told_apart_by_more_than_the_name() {
    let people = vec![person(1, "Anna Berg", None, None), person(2, "Anna Berg", None, None)];
    let standing = Standing { people, teams: Vec::new() };
    let plan = planned(&standing, "name,email\nAnna Berg,anna@x.se\n", true);
    assert_eq!(plan.problems[0].code, "name-ambiguous");
    assert!(plan.left.is_empty() && plan.added.is_empty());
}

#[test]
fn joining_a_project_leaves_no_team() {
    let home = TeamId(id(9));
    let standing = Standing {
        people: vec![person(1, "Anna Berg", Some("anna@x.se"), Some(home))],
        teams: vec![team(9, "Nord", true), team(8, "Kör", false), team(7, "Syd", true)],
    };
    let left = |file: &str| planned(&standing, file, false).changed[0].team.clone().unwrap().1;
    assert_eq!(left("email,name,team\nanna@x.se,Anna Berg,KÖR\n"), None);
    assert_eq!(left("email,name,team\nanna@x.se,Anna Berg,Syd\n"), Some(home));
}

#[test]
fn the_manager_most_rows_name_manages_and_is_never_missing() {
    let people = vec![person(1, "Karin", Some("k@x.se"), None), person(2, "Out", None, None)];
    let standing = Standing { people, teams: Vec::new() };
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
    let standing = Standing { people, teams: Vec::new() };
    let plan = planned(&standing, "key,name,email\n7,Anna,N@x.se\n", false);
    assert_eq!(plan.problems[0].code, "email-taken");
}
