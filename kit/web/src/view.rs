//! What every page knows: language, navigation, the reader; and how to write words and dates.

use std::sync::Arc;

use cairn_ground::{
    Arg, Audience, Instant, Locale, Messages, PersonId, TeamId, dates, limits, text,
};
use jiff::{civil::Date, tz::TimeZone};

use crate::{assets, kept};

/// A place of the navigation.
#[derive(Debug, Clone)]
pub struct Place {
    pub href: String,
    /// A message key until the view is made, then the words; team and organisation give names.
    pub label: String,
    pub icon: &'static str,
    pub current: bool,
    /// Stands in the bar of a phone.
    pub bar: bool,
}

/// The signed-in person, for the corner.
#[derive(Debug, Clone)]
pub struct Me {
    pub name: String,
    pub initials: String,
}

/// The page's view of the house.
#[derive(Debug, Clone)]
pub struct View {
    pub(crate) messages: Arc<Messages>,
    pub(crate) locale: Locale,
    pub(crate) zone: TimeZone,
    pub(crate) now: Instant,
    pub(crate) places: Vec<Place>,
    pub(crate) me: Option<Me>,
    pub(crate) form_of: Option<PersonId>,
    pub(crate) notice: Option<String>,
    pub(crate) org: String,
    pub(crate) theme: &'static str,
    pub(crate) search: String,
    pub(crate) public_body: bool,
    pub(crate) whole: Option<TeamId>,
}

impl View {
    /// A view outside a request: samples and mail.
    pub fn sample(messages: Arc<Messages>, locale: Locale, zone: TimeZone, now: Instant) -> Self {
        Self {
            messages,
            locale,
            zone,
            now,
            places: Vec::new(),
            me: None,
            form_of: None,
            notice: None,
            org: "Cairn".into(),
            theme: "auto",
            search: String::new(),
            public_body: false,
            whole: None,
        }
    }

    /// Whether `team` is all there is: in a house of one team nobody is offered *everyone* beside
    /// it, which would be the same people by another name.
    pub fn is_whole(&self, team: Option<TeamId>) -> bool {
        team.is_some() && team == self.whole
    }

    /// The rungs of the ladder that make a difference, of those asked for.
    pub fn rungs(&self, team: Option<TeamId>, rungs: &[Audience]) -> Vec<Audience> {
        let makes_sense = |rung: Audience| match rung {
            Audience::Team => team.is_some(),
            Audience::Organisation => !self.is_whole(team),
            _ => true,
        };
        rungs.iter().copied().filter(|rung| makes_sense(*rung)).collect()
    }

    /// The same in a public body, for samples.
    #[must_use]
    pub fn of_public_body(mut self) -> Self {
        self.public_body = true;
        self
    }

    /// Whether the law may make the organisation hand out stored text.
    pub fn public_body(&self) -> bool {
        self.public_body
    }

    /// The largest file that is taken.
    pub fn megabytes(&self) -> usize {
        limits::UPLOAD_BYTES / 1_000_000
    }

    /// The message `key`.
    pub fn t(&self, key: &str) -> String {
        self.messages.format(self.locale, key, &[])
    }

    /// The message `key` where a feature has one, else `usual`.
    pub fn t_or(&self, key: &str, usual: &str) -> String {
        self.t(if self.messages.has(key) { key } else { usual })
    }

    /// With one argument.
    pub fn t1(&self, key: &str, name: &str, value: impl Into<Arg>) -> String {
        self.messages.format(self.locale, key, &[(name, value.into())])
    }

    /// With two.
    pub fn t2(
        &self,
        key: &str,
        name: &str,
        value: impl Into<Arg>,
        name2: &str,
        value2: impl Into<Arg>,
    ) -> String {
        self.messages.format(self.locale, key, &[(name, value.into()), (name2, value2.into())])
    }

    /// With any number.
    pub fn tn(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.messages.format(self.locale, key, args)
    }

    /// How many of `rows` are not on paper, where the first `kept` are; nothing if all are. `more`:
    /// there are others that the page does not show either.
    pub fn off_paper(&self, rows: usize, kept: usize, more: bool) -> String {
        match (rows.saturating_sub(kept), more) {
            (0, false) => String::new(),
            (rest, false) => self.t1("ui-off-paper", "n", rest),
            (rest, true) => self.t1("ui-off-paper-more", "n", rest + 1),
        }
    }

    pub fn locale(&self) -> Locale {
        self.locale
    }
    pub fn lang(&self) -> &'static str {
        self.locale.tag()
    }
    pub fn theme(&self) -> &'static str {
        self.theme
    }
    pub fn org(&self) -> &str {
        &self.org
    }
    pub fn places(&self) -> &[Place] {
        &self.places
    }
    pub fn me(&self) -> Option<&Me> {
        self.me.as_ref()
    }
    /// Where something went wrong nothing is greeted.
    pub(crate) fn without_greeting(self) -> Self {
        Self { notice: None, ..self }
    }

    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }
    pub fn search(&self) -> &str {
        &self.search
    }
    pub fn asset(&self, name: &str) -> &'static str {
        assets::url(name)
    }

    /// A new id for a form, so that it is done once however often it is sent.
    pub fn command_id(&self) -> String {
        kept::command_id(self.form_of)
    }

    pub fn today(&self) -> Date {
        self.now.date(&self.zone)
    }

    /// `28 Nov`.
    pub fn date(&self, date: &Date) -> String {
        dates::short(self.locale, *date, self.today())
    }

    /// `28 November 2026`.
    pub fn long_date(&self, date: &Date) -> String {
        dates::long(self.locale, *date)
    }

    /// The day of a moment: `today`, `yesterday`, a weekday within the last six days, else a date.
    pub fn day(&self, at: &Instant) -> String {
        self.near(&at.date(&self.zone))
    }

    /// A date as one says it: today, tomorrow, yesterday, a weekday within six days, else `28 Nov`.
    pub fn near(&self, date: &Date) -> String {
        let days = self.days_until(date);
        match days {
            0 => self.t("ui-today"),
            1 => self.t("ui-tomorrow"),
            -1 => self.t("ui-yesterday"),
            -6..=6 => dates::weekday(self.locale, date.weekday()).to_owned(),
            _ => self.date(date),
        }
    }

    /// Whole days from today to `date`; negative when it is past.
    pub fn days_until(&self, date: &Date) -> i32 {
        self.today().until(*date).map_or(0, |span| span.get_days())
    }

    /// `14:05` in the reader's zone.
    pub fn clock_time(&self, at: &Instant) -> String {
        dates::clock_time(*at, &self.zone)
    }

    /// `1,234` or `1 234`.
    pub fn number(&self, n: &i64) -> String {
        self.locale.number(*n)
    }

    pub fn initials(&self, name: &str) -> String {
        text::initials(name)
    }

    /// A name, or "former colleague" for one who was erased.
    pub fn name_or_former(&self, name: &Option<String>) -> String {
        name.clone().unwrap_or_else(|| self.t("people-former"))
    }
}

/// A row of the building block `bars`: what was promised against what was kept of it.
#[derive(Debug, Clone)]
pub struct Bar {
    pub what: String,
    /// How many it comes from, in words.
    pub of: String,
    pub promised: u32,
    /// Of how much of it anything is known.
    pub known: u32,
    /// Nothing when nothing is known.
    pub kept: Option<u32>,
}

impl Bar {
    pub fn length(&self) -> u32 {
        self.kept.unwrap_or(0)
    }
}
