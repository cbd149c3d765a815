//! Signing in.

use cairn_ground::{Actor, PersonId, Result};
use cairn_people::login;
use cairn_store::Tx;

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
