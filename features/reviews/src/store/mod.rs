//! All SQL of the feature.

mod cards;
mod earlier;
mod insights;
mod reviews;
mod unread;

pub use cards::{Card, list_cards};
pub(crate) use cards::{delete_card, delete_old_cards, find_card, insert_card};
pub use earlier::{Child, list_children, list_earlier_steps, once};
pub use insights::{Insight, find_insight};
pub(crate) use insights::{
    Taken, find_insight_of, find_shown_title, insert_insight, list_old_struck, list_taken,
};
pub use reviews::{Row, find_review, list_people, list_reviews};
pub(crate) use reviews::{
    has_begun, insert_review, list_begun, list_parts_of, list_persons_named, list_under_way,
    list_under_way_beside, update_called_off, update_closed, update_day, update_opened,
};
pub use unread::list_unread;
pub(crate) use unread::{
    delete_all_unread, delete_old_unread, delete_unread, find_unread, insert_unread,
};

/// The table of cards that nobody has read yet.
pub(crate) const UNREAD: &str = "reviews_unread";
/// The table of cards that lie open.
pub(crate) const CARDS: &str = "reviews_card";
