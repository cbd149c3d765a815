//! A file of people: kept for its dry run, then checked and applied (`apply.rs`).

mod apply;

use cairn_ground::{Actor, Error, Id, ObjectId, Permission, Refusal, Result};
use cairn_people::commands as people;
use cairn_store::{Store, Tx};

pub use apply::apply;

use crate::{
    rules::{
        plan::{self, Leavers, Plan},
        table::Table,
    },
    store,
};

/// A file to look at before it is applied.
#[derive(Debug, Clone)]
pub struct Keep {
    pub content: Vec<u8>,
    pub leave: bool,
}

pub async fn keep(tx: &mut Tx, actor: &Actor, input: &Keep) -> Result<ObjectId> {
    Permission::Administer.check(actor)?;
    store::insert_import(tx, &input.content, input.leave).await.map(ObjectId)
}

/// The file somebody has seen the plan of.
#[derive(Debug, Clone)]
pub struct Confirm {
    pub import: Id,
    pub table: Table,
    pub leavers: Leavers,
    /// Digest of the plan that was shown.
    pub seen: String,
}

/// Applies the file as the house stands now, in a task of its own: a browser that goes away does
/// not stop it half-way. Gives what was done.
///
/// # Errors
/// Refuses with `conflict` when that would do something else than was shown; `NotFound` when the
/// file was applied before.
pub async fn confirm(store: &Store, actor: &Actor, input: Confirm) -> Result<Plan> {
    let (store, actor) = (store.clone(), actor.clone());
    let work = tokio::spawn(async move {
        let (id, by) = (input.import, actor.clone());
        let take = store.write(move |tx| {
            let (by, input) = (by.clone(), input.clone());
            Box::pin(async move { take(tx, &by, &input).await })
        });
        let (ready, kept) = take.await?;
        let plan = ready.plan.clone();
        let done = apply(&store, &actor, ready).await;
        if done.is_err() {
            // What is in is in; the file shows what is left, to be confirmed again.
            let back = store.write(move |tx| {
                let kept = kept.clone();
                Box::pin(
                    async move { store::put_import_back(tx, id, &kept.content, kept.leave).await },
                )
            });
            back.await?;
        }
        done.map(|()| plan)
    });
    work.await.map_err(Error::internal)?
}

/// Takes the file away in the transaction that looks at it, so that nobody else applies it too.
async fn take(tx: &mut Tx, actor: &Actor, input: &Confirm) -> Result<(Ready, Keep)> {
    Permission::Administer.check(actor)?;
    let (content, leave) = store::find_import(tx, input.import).await?;
    let ready = make(tx, &input.table, input.leavers).await?;
    if ready.plan.digest() != input.seen {
        return Err(Refusal::new("conflict").saying("admin-refused-house-changed").into());
    }
    store::delete_import(tx, input.import).await?;
    Ok((ready, Keep { content, leave }))
}

/// A plan that may be applied, and by whom: one at a time.
#[derive(Debug, Clone)]
pub struct Ready {
    pub plan: Plan,
    holder: String,
}

/// Plans the file against the house as it stands, to be applied now.
///
/// # Errors
/// Refuses with `conflict` while another file is read in; with `many-leave`, about `leavers`, when
/// so many would leave that their number has to be said first.
pub async fn make(tx: &mut Tx, table: &Table, leavers: Leavers) -> Result<Ready> {
    let holder = tx.new_id().to_string();
    apply::hold(tx, &holder).await?;
    let today = people::today(tx).await?;
    let standing = store::load_standing(tx, today).await?;
    let plan = plan::plan(&standing, table, leavers);
    if plan.held {
        return Err(many_leave(plan.left.len()).into());
    }
    Ok(Ready { plan, holder })
}

/// The number stands twice: to be read, and to be typed as it is.
pub fn many_leave(n: usize) -> Refusal {
    let refusal = Refusal::field("many-leave", "leavers").saying("admin-refused-many-leave");
    refusal.with("n", n).with("typed", n.to_string())
}
