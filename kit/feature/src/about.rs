//! What stands below every object: who sees it, what it came of and led to, what one can do next.

use cairn_ground::{Audience, Result};
use cairn_links::{Linked, Panel};
use cairn_objects::Object;
use cairn_store::Read;
use cairn_web::Cx;

use crate::{Offer, registry};

/// A link to a verb of another feature, carrying `because_of`.
#[derive(Debug, Clone)]
pub struct OfferLink {
    pub href: String,
    /// Message key.
    pub label: &'static str,
}

impl OfferLink {
    fn of(offer: &Offer, object: &Object) -> Self {
        let joint = if offer.href.contains('?') { '&' } else { '?' };
        let href = format!("{}{joint}because_of={}", offer.href, object.id);
        Self { href, label: offer.label }
    }
}

/// Who reads it now: what was reported only its owner, until a curator has looked.
fn seen_by(object: &Object) -> Audience {
    if object.hidden_at.is_some() { Audience::Me } else { object.audience }
}

/// Offers of this order and later are a press away …
const FOLDED_FROM: u8 = 30;
/// … and beside a step also those before this one.
const BESIDE_A_STEP: u8 = 20;

/// Rendered by `{% include "about.html" %}` in a template with a field `about: About`.
#[derive(Debug, Clone, Default)]
pub struct About {
    pub audience: String,
    pub panel: Panel,
    /// Those that stand for themselves.
    pub offers: Vec<OfferLink>,
    /// Those a press away.
    pub folded: Vec<OfferLink>,
    /// `question`, `page` …: names what is reported.
    pub kind: String,
    /// Empty where there is nobody to report it to: one's own words, or what only oneself sees.
    pub report_href: String,
}

impl About {
    /// Of an object the reader may see; one query.
    pub async fn of(cx: &Cx, db: &mut Read, object: &Object) -> Result<Self> {
        let panel = cairn_links::panel(db, &cx.actor, object.id).await?;
        let mine = object.owner.is_some() && object.owner == cx.actor.person_id();
        // As long as a step is open its answers are what to do: no other step stands before them.
        let stands = |offer: &&Offer| {
            offer.order < FOLDED_FROM && (object.kind != "step" || offer.order >= BESIDE_A_STEP)
        };
        let (offers, folded): (Vec<&Offer>, Vec<&Offer>) = registry(cx)
            .offers
            .iter()
            .filter(|offer| offer.kinds.is_empty() || offer.kinds.contains(&object.kind.as_str()))
            .filter(|offer| !(offer.to_owner && mine))
            .partition(stands);
        let links = |offers: Vec<&Offer>| {
            offers.into_iter().map(|offer| OfferLink::of(offer, object)).collect()
        };
        let alone = mine || object.audience == Audience::Me;
        Ok(Self {
            audience: seen_by(object).as_str().to_owned(),
            panel,
            offers: links(offers),
            folded: links(folded),
            kind: object.kind.clone(),
            report_href: if alone { String::new() } else { format!("/report/{}", object.id) },
        })
    }

    pub fn because_count(&self) -> usize {
        self.panel.because_of.len()
    }

    pub fn led_count(&self) -> usize {
        self.panel.led_to.len()
    }

    /// Where the chain goes on behind `link`; empty where the reader would find nothing.
    pub fn next(&self, way: &str, link: &Linked) -> String {
        if link.goes_on { format!("/links/{}?way={way}", link.id) } else { String::new() }
    }
}
