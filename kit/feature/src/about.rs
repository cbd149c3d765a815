//! What stands below every object: who sees it, what it came of and led to, what one can do next.

use cairn_ground::{Audience, Result};
use cairn_links::Panel;
use cairn_objects::Object;
use cairn_store::Read;
use cairn_web::Cx;

use crate::registry;

/// A link to a verb of another feature, carrying `because_of`.
#[derive(Debug, Clone)]
pub struct OfferLink {
    pub href: String,
    /// Message key.
    pub label: &'static str,
}

/// Rendered by `{% include "about.html" %}` in a template with a field `about: About`.
#[derive(Debug, Clone, Default)]
pub struct About {
    pub audience: String,
    pub panel: Panel,
    pub offers: Vec<OfferLink>,
    /// The first offer stands for itself, the others are folded. Not beside a step: as long as it
    /// is open its answers are what to do; a page of one that is over may say so.
    pub offers_first: bool,
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
        let offers = registry(cx)
            .offers
            .iter()
            .filter(|offer| offer.kinds.is_empty() || offer.kinds.contains(&object.kind.as_str()))
            .filter(|offer| !(offer.to_owner && mine))
            .map(|offer| {
                let joint = if offer.href.contains('?') { '&' } else { '?' };
                let href = format!("{}{joint}because_of={}", offer.href, object.id);
                OfferLink { href, label: offer.label }
            })
            .collect();
        let alone = mine || object.audience == Audience::Me;
        Ok(Self {
            audience: object.audience.as_str().to_owned(),
            panel,
            offers,
            offers_first: object.kind != "step",
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

    /// The offers that stand for themselves, and the folded ones.
    pub fn offers_shown(&self) -> (&[OfferLink], &[OfferLink]) {
        let first = usize::from(self.offers_first).min(self.offers.len());
        self.offers.split_at(first)
    }
}
