//! What stands below every object: who sees it, what it came of and led to, what one can do next.

use cairn_ground::Result;
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
    pub report_href: String,
}

impl About {
    /// Of an object the reader may see; one query.
    pub async fn of(cx: &Cx, db: &mut Read, object: &Object) -> Result<Self> {
        let panel = cairn_links::panel(db, &cx.actor, object.id).await?;
        let offers = registry(cx)
            .offers
            .iter()
            .filter(|offer| offer.kinds.is_empty() || offer.kinds.contains(&object.kind.as_str()))
            .map(|offer| {
                let joint = if offer.href.contains('?') { '&' } else { '?' };
                let href = format!("{}{joint}because_of={}", offer.href, object.id);
                OfferLink { href, label: offer.label }
            })
            .collect();
        Ok(Self {
            audience: object.audience.as_str().to_owned(),
            panel,
            offers,
            report_href: format!("/report/{}", object.id),
        })
    }

    pub fn because_count(&self) -> usize {
        self.panel.because_of.len()
    }

    pub fn led_count(&self) -> usize {
        self.panel.led_to.len()
    }
}
