//! A text reported by anybody, hidden at once, and looked at by a curator. Who reported it is not
//! kept: nobody should think twice.

use cairn_feature::Part;
use cairn_ground::{
    Actor, Audience, Error, Id, Locale, ObjectId, PersonId, Refusal, Result, dates, limits, text,
};
use cairn_nudge::{Rank, Waiting};
use cairn_objects::{New, Object};
use cairn_record::{Event, Verb};
use cairn_store::{Settings, Tx};

use crate::{events, store};

/// Verbs of what waits.
const LOOK: &str = "look-at-report";
const READ: &str = "read-report";
/// The owner sees for so many days what came of it.
const TOLD_DAYS: i32 = 14;

/// Nouns that are no texts.
pub fn is_text(kind: &str) -> bool {
    !matches!(kind, "person" | "team" | "look" | "report" | cairn_objects::STRUCK)
}

#[derive(Debug, Clone)]
pub struct ReportText {
    pub object: ObjectId,
    pub reason: String,
    /// How what waits for a curator is called, in each language they read.
    pub titles: Vec<(Locale, String)>,
    /// Of the house: what is found by another object's words.
    pub parts: Vec<Part>,
}

/// Hides a text the actor may see and asks the curators to look at it. Reported twice, it waits
/// once.
///
/// # Errors
/// `NotFound` for what is no text or may not be seen.
pub async fn report(tx: &mut Tx, actor: &Actor, input: &ReportText) -> Result<()> {
    actor.person()?;
    let reason = text::optional_line("reason", &input.reason, limits::LINE)?.unwrap_or_default();
    let object = cairn_objects::find_even_hidden(tx, actor, input.object).await?;
    if !is_text(&object.kind) {
        return Err(Error::NotFound);
    }
    if store::find_open(tx, object.id).await?.is_some() {
        return Ok(());
    }
    // Already looked at and kept hidden.
    if object.hidden_at.is_some() {
        return Err(Error::NotFound);
    }
    let today = tx.now().date(&Settings::load(tx).await?.zone);
    cairn_objects::hide(tx, object.id).await?;
    index(tx, &object, &input.parts).await?;
    let id = tx.anonymous_id();
    store::insert_report(tx, id, object.id, &reason, today).await?;
    tell_curators(tx, id, &input.titles).await?;
    let reason = "admin-waits-owner";
    tell_owner(tx, &object, reason, None).await
}

/// What stands in another object's page is found by that one: its words leave the search too.
async fn index(tx: &mut Tx, object: &Object, parts: &[Part]) -> Result<()> {
    for part in parts.iter().filter(|part| part.kind == object.kind) {
        (part.index)(tx, object.id).await?;
    }
    Ok(())
}

/// A hidden text is out of the curators' sight too, so what waits for them is a row of its own: one
/// for each language they read, since a row has one title.
async fn tell_curators(tx: &mut Tx, report: Id, titles: &[(Locale, String)]) -> Result<()> {
    let curators = store::list_curators(tx).await?;
    for (locale, title) in titles {
        let of_locale =
            |(_, lang): &&(PersonId, String)| Locale::parse(lang).unwrap_or(Locale::En) == *locale;
        let readers: Vec<PersonId> = curators.iter().filter(of_locale).map(|(id, _)| *id).collect();
        if readers.is_empty() {
            continue;
        }
        let new = New {
            id: tx.anonymous_id(),
            kind: "report",
            title,
            lang: locale.tag(),
            owner: None,
            team: None,
            audience: Audience::Participants,
            href: store::href_of(report),
        };
        let told = cairn_objects::create(tx, &new).await?;
        cairn_objects::add_participants(tx, told, &readers).await?;
        for reader in readers {
            let waiting = Waiting::new(reader, told, LOOK, Rank::Mine, "admin-waits-report");
            cairn_nudge::wait(tx, &waiting).await?;
        }
    }
    Ok(())
}

async fn tell_owner(
    tx: &mut Tx,
    object: &Object,
    reason: &str,
    closes: Option<jiff::civil::Date>,
) -> Result<()> {
    // Also for whoever owned it when it was reported and has handed it over since.
    cairn_nudge::settle(tx, object.id, READ, None).await?;
    let Some(owner) = object.owner else { return Ok(()) };
    let waiting = Waiting::new(owner, object.id, READ, Rank::Mine, reason);
    let waiting = match closes {
        Some(day) => waiting.closes(day),
        None => waiting,
    };
    cairn_nudge::wait(tx, &waiting).await
}

/// What a curator says of a report.
#[derive(Debug, Clone)]
pub struct Decide {
    pub report: Id,
    pub word: String,
    pub parts: Vec<Part>,
}

/// Shows the text again or keeps it hidden; may be changed later. Whoever has not read it does not
/// decide.
///
/// # Errors
/// `Forbidden` for all but curators; refuses with `choose` a word that is neither.
pub async fn decide(tx: &mut Tx, actor: &Actor, input: &Decide) -> Result<()> {
    if !actor.person()?.roles.curator {
        return Err(Error::Forbidden);
    }
    let report = store::find_report(tx, input.report).await?;
    let object = cairn_objects::find_any(tx, report.object).await?;
    let (verb, reason) = match input.word.as_str() {
        "shown" => (events::SHOWED, "admin-waits-shown"),
        "hidden" => (events::KEPT_HIDDEN, "admin-waits-hidden"),
        _ => return Err(Refusal::field("choose", "word").into()),
    };
    if report.decision.as_deref() == Some(input.word.as_str()) {
        return Ok(());
    }
    // An older report must not show what a newer one has hidden.
    if store::find_open(tx, object.id).await?.is_some_and(|open| open != report.id) {
        return Err(Refusal::new("conflict").into());
    }
    if input.word == "shown" {
        cairn_objects::unhide(tx, object.id).await?;
    } else {
        cairn_objects::hide(tx, object.id).await?;
    }
    index(tx, &object, &input.parts).await?;
    let today = tx.now().date(&Settings::load(tx).await?.zone);
    store::update_decision(tx, report.id, &input.word, today).await?;
    for told in store::list_told_of(tx, report.id).await? {
        forget_told(tx, told).await?;
    }
    let closes = dates::plus_days(today, TOLD_DAYS);
    tell_owner(tx, &object, reason, Some(closes)).await?;
    record(tx, actor, &object, verb).await
}

async fn record(tx: &mut Tx, actor: &Actor, object: &Object, verb: Verb) -> Result<()> {
    // A hidden title stands in no statement.
    let event = Event { title: "", ..Event::about(verb, object) };
    cairn_record::append(tx, actor, &event).await.map(drop)
}

/// A row of the curators' is gone once somebody has decided.
async fn forget_told(tx: &mut Tx, told: ObjectId) -> Result<()> {
    cairn_nudge::settle_object(tx, told).await?;
    cairn_objects::remove(tx, told).await
}

/// Recurring: forgets decisions after 90 days, files after one, and reports of texts that are gone
/// or were taken away for good.
pub async fn tidy(tx: &mut Tx) -> Result<()> {
    let today = tx.now().date(&Settings::load(tx).await?.zone);
    let before = tx.now().plus(-cairn_ground::Instant::DAY);
    store::delete_imports(tx, before).await?;
    store::delete_decided(tx, dates::plus_days(today, -i32::from(crate::DECIDED_DAYS))).await?;
    store::delete_of_struck(tx).await?;
    for told in store::list_told_without_report(tx).await? {
        forget_told(tx, told).await?;
    }
    Ok(())
}
