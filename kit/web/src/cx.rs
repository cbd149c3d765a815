//! One request: who asks, for what, and the ways to answer.

use std::{
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use cairn_ground::{Actor, Arg, Error, Instant, Locale, Refusal, Result, text};
use cairn_store::{Outcome, Read, Settings, Tx, done_before, remember};
use futures_util::future::BoxFuture;
use http::HeaderMap;
use jiff::{civil::Date, tz::TimeZone};

use crate::{Form, House, Me, Upload, View, guard, upload};

/// A request on its way through a handler.
#[derive(Debug, Clone)]
pub struct Cx {
    pub house: Arc<House>,
    pub actor: Actor,
    pub settings: Settings,
    pub locale: Locale,
    pub zone: TimeZone,
    pub now: Instant,
    /// The path asked for, without the query.
    pub path: String,
    pub params: Vec<(String, String)>,
    pub query: Form,
    pub form: Form,
    pub(crate) files: Vec<Upload>,
    /// A digest of what was sent, before a handler adds to it.
    pub(crate) sent: String,
    /// The sign-in token the browser came with.
    pub token: Option<String>,
    /// The part of a file asked for (`Range`), or nothing.
    pub range: String,
    /// The network address, for rate limits only; never stored.
    pub address: String,
    /// Whether nothing says that it came from beyond this machine, by a proxy or straight.
    pub from_this_machine: bool,
    /// Whether a page of ours sent the request. Always true in the handler of a POST, except of
    /// a route that is [`crate::Route::from_elsewhere`].
    pub same_origin: bool,
    pub(crate) cookies: HeaderMap,
    pub(crate) anonymous: bool,
    /// The form was sent only to be shown again, after its person signed in anew; and whether a
    /// file has to be chosen again.
    pub(crate) again: Option<bool>,
    pub(crate) queries: Arc<AtomicU32>,
}

impl Cx {
    /// A connection to read from.
    pub async fn read(&self) -> Result<Read> {
        self.house.store.read_counting(Arc::clone(&self.queries)).await
    }

    /// How many statements the request has sent so far.
    pub fn queries(&self) -> u32 {
        self.queries.load(Ordering::Relaxed)
    }

    /// The part of the path named `name`, as an id.
    ///
    /// # Errors
    /// `NotFound` when it is none: a wrong address, not a wrong input.
    pub fn param<T: FromStr>(&self, name: &str) -> Result<T> {
        let found = self.params.iter().find(|(n, _)| n == name);
        found.and_then(|(_, value)| value.parse().ok()).ok_or(Error::NotFound)
    }

    /// The file sent as `field`, where the route takes one; nothing if none was chosen.
    ///
    /// # Errors
    /// Refuses with `file-too-large`. The form beside it is whole: show it again.
    pub fn file(&self, field: &'static str) -> Result<Option<&Upload>> {
        match self.files.iter().find(|file| file.field == field) {
            Some(file) if file.too_large => Err(upload::file_too_large(field)),
            found => Ok(found),
        }
    }

    /// The value of a cookie of a feature's own.
    pub fn cookie(&self, name: &str) -> Option<String> {
        guard::cookie(&self.cookies, name)
    }

    /// Today where the reader is. For what a reader is shown: the zone is theirs to choose, so
    /// nothing goes by it that others rely on.
    pub fn today(&self) -> Date {
        self.now.date(&self.zone)
    }

    /// The organisation's day, the same for everybody: by it people belong to teams, and it decides
    /// what may still be said and what is shown of it.
    pub fn house_day(&self) -> Date {
        self.now.date(&self.settings.zone)
    }

    /// Runs a command: in a transaction, once per command id of the form.
    ///
    /// # Errors
    /// What the command refuses.
    pub async fn run<I, T, F>(&self, input: I, command: F) -> Result<T>
    where
        I: Send + Sync + 'static,
        T: Outcome,
        F: for<'t> Fn(&'t mut Tx, &'t Actor, &'t I) -> BoxFuture<'t, Result<T>>
            + Send
            + Sync
            + 'static,
    {
        self.meant()?;
        let id = self.form.value("command_id").to_owned();
        if id.len() > 100 {
            return Err(Refusal::new("body-unreadable").into());
        }
        // With all that was sent: an id that comes again with another form, or with other words
        // after going back, is another command.
        let id = if id.is_empty() { id } else { format!("{id} {} {}", self.path, self.sent) };
        let shared = Arc::new((self.actor.clone(), input, command, id, self.anonymous));
        let queries = Arc::clone(&self.queries);
        let store = &self.house.store;
        store.write_counting(queries, move |tx| boxed(tx, Arc::clone(&shared))).await
    }

    /// Whether the form was sent to be done. [`Cx::run`] asks; so does a handler that writes
    /// without it.
    ///
    /// # Errors
    /// Refuses with `kept` a form that is to be shown again, filled in.
    pub fn meant(&self) -> Result<()> {
        if self.again.is_some() { Err(Refusal::new("kept").into()) } else { Ok(()) }
    }

    /// The words of `key` in the reader's language.
    pub fn t(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.house.messages.format(self.locale, key, args)
    }

    /// What the page knows of the house. `?said=…` names the sentence to greet with after a
    /// redirect; only keys made for that are heard.
    pub fn view(&self) -> View {
        let said = self.query.value("said");
        let heard = said.contains("-said-") && self.house.messages.has(said);
        View {
            messages: Arc::clone(&self.house.messages),
            locale: self.locale,
            zone: self.zone.clone(),
            now: self.now,
            places: self.places(),
            me: self.actor.person().ok().map(|person| Me {
                name: person.name.clone(),
                initials: text::initials(&person.name),
            }),
            form_of: self.actor.person_id(),
            notice: self.again_words().or_else(|| heard.then(|| self.t(said, &[]))),
            org: self.organisation(),
            theme: self.actor.person().map_or("auto", |person| person.theme),
            search: self.query.value("q").to_owned(),
            public_body: self.settings.public_body,
            whole: self
                .actor
                .person()
                .ok()
                .filter(|_| self.settings.one_team)
                .and_then(|me| me.home_team),
        }
    }

    fn again_words(&self) -> Option<String> {
        let file = self.again?;
        Some(self.t(if file { "ui-kept-again-file" } else { "ui-kept-again" }, &[]))
    }

    fn organisation(&self) -> String {
        let short = &self.settings.short_name;
        if short.is_empty() { "Cairn".to_owned() } else { short.clone() }
    }

    fn places(&self) -> Vec<crate::Place> {
        if self.actor.person().is_err() {
            return Vec::new();
        }
        let mut places = self.house.arrive.places(&self.actor, &self.settings);
        let mut best: Option<(usize, usize)> = None;
        for (i, place) in places.iter_mut().enumerate() {
            if self.house.messages.has(&place.label) {
                place.label = self.house.messages.format(self.locale, &place.label, &[]);
            }
            let here = if place.href == "/" {
                self.path == "/"
            } else {
                self.path == place.href || self.path.starts_with(&format!("{}/", place.href))
            };
            if here && best.is_none_or(|(_, length)| place.href.len() > length) {
                best = Some((i, place.href.len()));
            }
        }
        if let Some((i, _)) = best {
            places[i].current = true;
        }
        places
    }

    /// The sent form with what was refused, to be shown again filled in.
    pub fn refill(&self, refusal: &Refusal) -> Form {
        let mut form = self.form.clone();
        if refusal.code == "kept" {
            return form;
        }
        for one in refusal.each() {
            form.add_error(one.field.unwrap_or_default(), self.words(one));
        }
        form
    }

    /// A refusal in the reader's words.
    pub fn words(&self, refusal: &Refusal) -> String {
        let args: Vec<(&str, Arg)> =
            refusal.args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.t(&refusal.message, &args)
    }

    /// Takes one of `most` tries per `minutes` for `key`, on top of the address.
    ///
    /// # Errors
    /// Refuses with `too-many`.
    pub fn limit(&self, name: &'static str, key: &str, most: u32, minutes: i64) -> Result<()> {
        self.house.limiter.take(name, key, most, minutes * Instant::MINUTE, self.now)
    }
}

type Shared<I, F> = Arc<(Actor, I, F, String, bool)>;

fn boxed<'t, I, T, F>(tx: &'t mut Tx, shared: Shared<I, F>) -> BoxFuture<'t, Result<T>>
where
    I: Send + Sync + 'static,
    T: Outcome,
    F: for<'a> Fn(&'a mut Tx, &'a Actor, &'a I) -> BoxFuture<'a, Result<T>> + Send + Sync + 'static,
{
    Box::pin(async move {
        let (actor, input, command, id, anonymous) = &*shared;
        match actor.person_id() {
            Some(person) if !anonymous && !id.is_empty() => {
                if let Some(before) = done_before(tx, person.0, id).await? {
                    return Ok(before);
                }
                let result = command(tx, actor, input).await?;
                remember(tx, person.0, id, result.to_text()).await?;
                Ok(result)
            }
            _ => command(tx, actor, input).await,
        }
    })
}
