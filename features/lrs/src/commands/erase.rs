//! Erasure, and doing it again after the restore of an older backup.

use std::path::PathBuf;

use cairn_feature::{DataKind, Registry};
use cairn_ground::{Actor, Error, Permission, PersonId, Refusal, Result};
use cairn_people::store as people;
use cairn_store::Tx;
use cairn_web::House;

use super::journal;
use crate::{data, events, rules};

pub struct Erase {
    pub person: PersonId,
    /// What was typed to confirm.
    pub name: String,
    /// The house's whole data list.
    pub kinds: Vec<DataKind>,
    pub journal: PathBuf,
}

/// Erases a person, active or not: everything that is only theirs, and the one row in which the
/// id meets a name.
///
/// # Errors
/// `Forbidden` without the role; refuses with `name-differs` and `last-administrator`; `Busy`
/// when the journal cannot be written.
pub async fn erase(tx: &mut Tx, actor: &Actor, input: &Erase) -> Result<()> {
    Permission::Administer.check(actor)?;
    let person = people::find_person(tx, input.person).await?;
    rules::confirm(&input.name, &person.name)?;
    let rules_alone = person.administrator && person.deactivated_at.is_none();
    if rules_alone && people::count_administrators(tx).await? <= 1 {
        return Err(Refusal::new("last-administrator").into());
    }
    events::record_erasure(tx, actor, person.id).await?;
    remove(tx, &input.kinds, person.id).await?;
    // Last of all and before the commit: what is committed always stands in the journal. If the
    // commit then fails, the journal says more than the database, which a second try mends.
    journal::append(&input.journal, person.id, tx.now())
}

/// Statements first, while it is known what is private; then features, by what they know of their
/// own rows; then what lies below all of them.
async fn remove(tx: &mut Tx, kinds: &[DataKind], person: PersonId) -> Result<()> {
    let mut kinds = kinds.to_vec();
    kinds.sort_by_key(|kind| match data::KINDS.iter().position(|own| own.key == kind.key) {
        Some(0) => 0,
        None => 1,
        Some(_) => 2,
    });
    for erase in kinds.iter().filter_map(|kind| kind.erase) {
        erase(tx, person).await?;
    }
    people::delete_person(tx, person).await
}

/// Erases again whom the journal names and the database still knows: after an older backup was
/// restored. Gives how many those were. Safe to run at every start.
///
/// # Errors
/// When journal or database cannot be read; nothing is then served.
pub async fn replay(house: &House) -> Result<usize> {
    let erased = journal::read(&house.journal)?;
    let known = people::list_names(&mut house.store.read().await?, &erased).await?;
    let registry = house.shelf.downcast_ref::<Registry>();
    let registry = registry.ok_or_else(|| Error::internal("no data list"))?;
    for (person, _) in &known {
        let (kinds, person) = (registry.data.clone(), *person);
        house
            .store
            .write(move |tx| {
                let kinds = kinds.clone();
                Box::pin(async move { remove(tx, &kinds, person).await })
            })
            .await?;
    }
    if !known.is_empty() {
        house.store.fold().await?;
        tracing::warn!(people = known.len(), "erased again after a restore");
    }
    Ok(known.len())
}
