//! All SQL of the kit, by table.

mod links;
mod mails;
mod messages;
mod recipients;
mod waiting;

pub(crate) use links::*;
pub(crate) use mails::*;
pub use messages::{Message, list_messages_of};
pub(crate) use messages::{
    count_sent_since, drop_due, drop_stale, drop_unsent, drop_unsent_waiting, insert_at_once,
    insert_weekly, is_queued, list_due, list_held, prune, update_claimed, update_dropped,
    update_not_before, update_put_off, update_sent, update_unclaimed,
};
pub(crate) use recipients::*;
pub(crate) use waiting::*;
