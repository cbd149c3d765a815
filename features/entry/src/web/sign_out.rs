//! Signing out. Who would have no way back is told so first.

use cairn_feature::post;
use cairn_ground::Result;
use cairn_people::store as people;
use cairn_web::{Cx, Response, html};

use super::sign_in;
use crate::{pages::settings::Leave, store};

/// What somebody lacks to come in again without a new code: a word of `entry-leave-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// No password, and no address.
    Both,
    /// No password, and an address to which this house sends nothing.
    Mail,
}

impl Lacks {
    pub fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Mail => "mail",
        }
    }
}

/// What the actor lacks, if there is no way back in.
pub async fn lacks(cx: &Cx) -> Result<Option<Lacks>> {
    let Ok(me) = cx.actor.person() else { return Ok(None) };
    let mut db = cx.read().await?;
    if store::find_password(&mut db, me.id).await?.is_some() {
        return Ok(None);
    }
    let has_address = people::find_person(&mut db, me.id).await?.email.is_some();
    Ok(match (has_address, post(cx).is_some()) {
        (false, _) => Some(Lacks::Both),
        (true, false) => Some(Lacks::Mail),
        (true, true) => None,
    })
}

pub async fn out(cx: Cx) -> Result<Response> {
    let lacks = if cx.form.has("anyway") { None } else { lacks(&cx).await? };
    if let Some(lacks) = lacks {
        let v = cx.view();
        let text = v.t(&format!("entry-leave-{}", lacks.word()));
        return html(&Leave { command_id: v.command_id(), v, text });
    }
    sign_in::out(cx).await
}
