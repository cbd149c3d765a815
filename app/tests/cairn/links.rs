//! Whatever a page leads to is there: the pages of a small filled house are walked, and every
//! address and every form on them must answer to a route, with no part of it left empty.

use std::collections::{HashMap, HashSet, VecDeque};

use cairn_feature::Registry;
use cairn_testkit::{App, Client, apps};
use cairn_web::{Route, route::Verb};

use crate::features;

/// So many pages of one route are opened; of the rest only the address is looked at.
const OF_A_ROUTE: usize = 3;

#[tokio::test]
async fn every_link_and_every_form_of_a_page_leads_to_a_route() {
    apps(features::all, |app| async move {
        let browser = fill(&app).await;
        let registry = app.house.house.shelf.downcast_ref::<Registry>().expect("a registry");
        let mut walk = Walk { routes: &registry.routes, ..Walk::default() };
        for start in ["/", "/me", "/manage", "/search?q=meter", "/trust", "/help"] {
            walk.queue.push_back((start.to_owned(), "start".to_owned()));
        }
        while let Some((path, from)) = walk.queue.pop_front() {
            walk.open(&browser, &path, &from).await;
        }
        assert!(walk.seen.len() > 60, "{} addresses only", walk.seen.len());
        assert!(walk.wrong.is_empty(), "{}:\n{}", app.name, walk.wrong.join("\n"));
    })
    .await;
}

/// Somebody who may do everything, a colleague, and one of most things.
async fn fill(app: &App) -> Client {
    let (nord, coast) = (app.team("Service Nord").await, app.team("Coast").await);
    let alva = app.person("Alva Lindqvist", nord).await;
    app.person("Noor Karim", coast).await;
    let ada = app.add("Ada Holm", Some(nord), cairn_ground::Locale::En, true).await;
    app.manages(ada, nord).await;
    let (ada, alva) = (app.sign_in(ada).await, app.sign_in(alva).await);
    let team = nord.to_string();
    let rung = format!("team:{nord}");
    let shown = ("audience", rung.as_str());
    let meter = "Where is the key to the meter cabinet?";
    for (path, form) in [
        ("/questions", vec![("text", meter), ("whom", team.as_str()), ("sure", "on")]),
        ("/pages", vec![("title", "The meter"), ("body", "By the door"), ("audience", "team")]),
        (
            "/steps",
            vec![
                ("text", "Label the meter"),
                ("due", "2026-03-09"),
                ("scope", "ours"),
                ("team", team.as_str()),
            ],
        ),
        ("/obstacles", vec![("kind", "obstacle"), ("text", "No van"), ("to", "Ada Holm"), shown]),
        ("/thanks", vec![("to", "Ada Holm"), ("what_for", "For the key"), shown]),
        (
            "/material",
            vec![("url", "https://example.org/pump"), ("title", "Pump"), ("audience", "team")],
        ),
        ("/reviews", vec![("about", "February"), ("team", team.as_str()), ("when", "now")]),
    ] {
        let answer = alva.post(path, &form).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.words());
    }
    ada
}

#[derive(Default)]
struct Walk<'a> {
    routes: &'a [Route],
    /// Address and the page that leads there.
    queue: VecDeque<(String, String)>,
    seen: HashSet<String>,
    opened: HashMap<&'static str, usize>,
    wrong: Vec<String>,
}

impl Walk<'_> {
    async fn open(&mut self, browser: &Client, address: &str, from: &str) {
        let path = address.split(['?', '#']).next().unwrap_or(address);
        if !self.seen.insert(path.to_owned()) {
            return;
        }
        let Some(route) = self.route(Verb::Get, path) else {
            self.wrong.push(format!("{from} leads to {path}, which is no page"));
            return;
        };
        let opened = self.opened.entry(route).or_default();
        *opened += 1;
        if *opened > OF_A_ROUTE {
            return;
        }
        let answer = browser.get(address).await;
        let status = answer.status.as_u16();
        if status >= 400 {
            self.wrong.push(format!("{from} leads to {address}: {status}"));
        }
        let text = answer.text();
        for to in values(&text, "href") {
            self.queue.push_back((to, path.to_owned()));
        }
        if status == 303 {
            self.queue.push_back((answer.location(), path.to_owned()));
        }
        for (verb, action, id) in forms(&text) {
            let action = action.split('?').next().unwrap_or_default().to_owned();
            if self.route(verb, &action).is_none() {
                self.wrong.push(format!("a form of {path} sends to {action}, which is nothing"));
            }
            if let Some(id) = id
                && !is_ones_own(browser, &action, &id).await
            {
                self.wrong.push(format!("the form of {path} to {action} is not its reader's"));
            }
        }
    }

    fn route(&self, verb: Verb, path: &str) -> Option<&'static str> {
        let fits = |route: &&Route| route.method == verb && fits(route.path, path);
        self.routes.iter().find(fits).map(|route| route.path)
    }
}

fn fits(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut found) = (pattern.split('/').skip(1), path.split('/').skip(1));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(part), Some(rest)) if part.starts_with("{*") => return !rest.is_empty(),
            (Some(part), Some(word)) if part.starts_with('{') && !word.is_empty() => {}
            (Some(part), Some(word)) if part == word => {}
            _ => return false,
        }
    }
}

/// Addresses of our own in an attribute; styles and scripts are no pages.
fn values(text: &str, attribute: &str) -> Vec<String> {
    let start = format!(" {attribute}=\"");
    let parts = text.split(start.as_str()).skip(1);
    let values = parts.filter_map(|rest| rest.split('"').next());
    let values = values.map(|it| it.replace("&amp;", "&").replace("&#38;", "&"));
    values.filter(|it| it.starts_with('/') && !it.starts_with("/assets/")).collect()
}

/// What each form of a page sends to, and the id of its command.
fn forms(text: &str) -> Vec<(Verb, String, Option<String>)> {
    let forms = text.split("<form").skip(1).filter_map(|rest| rest.split("</form").next());
    forms
        .filter_map(|form| {
            let tag = form.split('>').next()?;
            let verb = if tag.contains("method=\"post\"") { Verb::Post } else { Verb::Get };
            let id = form.split_once("name=\"command_id\" value=\"").map(|(_, rest)| rest);
            let id = id.and_then(|rest| rest.split('"').next()).map(str::to_owned);
            values(tag, "action").pop().map(|action| (verb, action, id))
        })
        .collect()
}

/// Sent to be shown again, a form does nothing yet, but is refused to whom it was not made for.
async fn is_ones_own(browser: &Client, action: &str, id: &str) -> bool {
    let answer = browser.post(action, &[("command_id", id), ("kept-again", "on")]).await;
    !answer.shows("Somebody else opened this form")
}
