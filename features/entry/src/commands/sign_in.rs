//! The ways in. Nobody is signed in yet, so nothing here asks for a permission: the password, the
//! link or the code is the permission.

use cairn_ground::{Actor, Error, Id, Instant, PersonId, Refusal, Result};
use cairn_people::{
    commands, login, ways_in,
    ways_in::{Kind, NewWayIn},
};
use cairn_store::{Tx, remember};

/// A person whose password was compared, on a device.
#[derive(Debug, Clone)]
pub struct SignIn {
    pub person: PersonId,
    pub shared: bool,
    pub came_with: Option<String>,
}

/// Signs in who has just given the right password; gives the cookie's token.
pub async fn sign_in_by_password(tx: &mut Tx, _: &Actor, input: &SignIn) -> Result<String> {
    login::sign_in(tx, input.person, input.shared, input.came_with.as_deref()).await
}

/// A link or code from mail or paper.
#[derive(Debug, Clone)]
pub struct ComeIn {
    pub token: String,
    pub shared: bool,
    pub came_with: Option<String>,
    /// The person has never been in.
    pub first: bool,
    /// What a second press of the button is known by.
    pub mark: String,
}

/// Uses a link or code up and signs its person in.
///
/// # Errors
/// Refuses with `way-in-over`, also a link that is for choosing a password.
pub async fn come_in(tx: &mut Tx, _: &Actor, input: &ComeIn) -> Result<String> {
    let person = redeem(tx, &input.token, false).await?;
    keep_press(tx, person, &input.mark, input.first).await?;
    login::sign_in(tx, person, input.shared, input.came_with.as_deref()).await
}

/// Keeps who was let in, for a second press of the same button: a digest, no secret.
pub async fn keep_press(tx: &mut Tx, person: PersonId, mark: &str, first: bool) -> Result<()> {
    if mark.is_empty() {
        return Ok(());
    }
    let result = if first { "first" } else { "" };
    remember(tx, person.0, mark, result.to_owned()).await
}

async fn redeem(tx: &mut Tx, token: &str, for_password: bool) -> Result<PersonId> {
    let now = tx.now();
    let (_, kind) = ways_in::peek(tx, token, now).await?;
    if (kind == Kind::Reset.as_str()) != for_password {
        return Err(Refusal::field("way-in-over", "code").into());
    }
    ways_in::redeem(tx, token).await
}

/// A new password for a forgotten one.
#[derive(Debug, Clone)]
pub struct NewPassword {
    pub token: String,
    /// Made beside the transaction.
    pub hash: String,
    pub came_with: Option<String>,
    /// As in [`ComeIn`].
    pub mark: String,
}

/// Keeps it, signs the person out everywhere and in here.
///
/// # Errors
/// Refuses with `way-in-over`.
pub async fn choose_password(tx: &mut Tx, _: &Actor, input: &NewPassword) -> Result<String> {
    let person = redeem(tx, &input.token, true).await?;
    commands::set_password(tx, person, &input.hash).await?;
    keep_press(tx, person, &input.mark, false).await?;
    login::sign_in(tx, person, false, input.came_with.as_deref()).await
}

/// Makes the token that goes out by mail to `address`, with the id and time of that mail. Not a
/// form's command: its result is a secret and may not be remembered.
pub async fn issue_by_mail(
    tx: &mut Tx,
    person: PersonId,
    kind: Kind,
    address: &str,
) -> Result<(String, Id, Instant), Error> {
    let sent_to = Some(address.to_owned());
    let token = ways_in::issue(tx, &NewWayIn { person, kind, by: None, sent_to }).await?;
    Ok((token, tx.new_id(), tx.now()))
}
