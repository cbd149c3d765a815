//! `/trust`: what is kept, who sees it, who may do what; written from the house's own lists.

use std::collections::BTreeSet;

use cairn_feature::{DataKind, Kept, Readers, registry};
use cairn_ground::Result;
use cairn_web::{Cx, Response, View, html};

use crate::{
    pages,
    rules::{self, Area, WHO},
};

pub async fn show(cx: Cx) -> Result<Response> {
    let v = cx.view();
    let registry = registry(&cx);
    let has = |name: &str| cx.house.messages.has(&format!("lrs-area-{name}"));
    let areas = rules::areas(&registry.routes, has);
    let mut areas: Vec<pages::AreaLine> = areas.iter().map(|it| area(&v, it)).collect();
    areas.sort_by_key(|area| cairn_people::commands::order(&area.name));
    let groups = groups(&cx, &v, &registry.data);
    let page = pages::Trust {
        name: cx.settings.organisation.clone(),
        public_body: cx.settings.public_body,
        signed_in: cx.actor.person().is_ok(),
        groups,
        areas,
        v,
    };
    html(&page)
}

/// By the feature that keeps them, in the house's order; one without words is among the rest.
fn groups(cx: &Cx, v: &View, kinds: &[DataKind]) -> Vec<pages::DataGroup> {
    let mut groups: Vec<pages::DataGroup> = Vec::new();
    for kind in kinds {
        let feature = kind.key.split("-data").next().unwrap_or_default();
        let key = format!("lrs-kinds-{feature}");
        let known = cx.house.messages.has(&key);
        let name = v.t(if known { &key } else { "lrs-kinds-other" });
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.kinds.push(data(v, kind)),
            None => groups.push(pages::DataGroup { name, kinds: vec![data(v, kind)] }),
        }
    }
    groups
}

fn data(v: &View, kind: &DataKind) -> pages::DataLine {
    pages::DataLine {
        what: v.t(kind.key),
        why: v.t(&format!("{}-why", kind.key)),
        readers: v.t(readers(kind.readers)),
        kept: kept(v, kind.kept),
    }
}

fn readers(readers: Readers) -> &'static str {
    match readers {
        Readers::Self_ => "lrs-readers-self",
        Readers::Ladder => "lrs-readers-ladder",
        Readers::Everyone => "lrs-readers-everyone",
        Readers::Between => "lrs-readers-between",
        Readers::Curators => "lrs-readers-curators",
        Readers::Carers => "lrs-readers-carers",
        Readers::Participants => "lrs-readers-participants",
        Readers::Nobody => "lrs-readers-nobody",
        Readers::Administrators => "lrs-readers-administrators",
    }
}

fn kept(v: &View, kept: Kept) -> String {
    match kept {
        Kept::UntilErased => v.t("lrs-kept-until-erased"),
        Kept::WithoutName => v.t("lrs-kept-without-name"),
        Kept::Days(n) => v.t1("lrs-kept-days", "n", i64::from(n)),
        Kept::AtMostDays(n) => v.t1("lrs-kept-at-most-days", "n", i64::from(n)),
        Kept::WhileInUse => v.t("lrs-kept-while-in-use"),
    }
}

fn area(v: &View, area: &Area) -> pages::AreaLine {
    let who = |set: &BTreeSet<usize>| {
        let words = set.iter().map(|at| v.t(&format!("lrs-who-{}", WHO[*at])));
        words.collect::<Vec<_>>().join(", ")
    };
    let cell = |set: &BTreeSet<usize>| if set.is_empty() { v.t("lrs-none") } else { who(set) };
    pages::AreaLine {
        name: v.t(&format!("lrs-area-{}", area.name)),
        pages: cell(&area.pages_for),
        actions: cell(&area.actions_for),
    }
}
