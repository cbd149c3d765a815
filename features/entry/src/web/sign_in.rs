//! Signing in by password, and out.

use cairn_feature::post;
use cairn_ground::{PersonId, Refusal, Result, text};
use cairn_people::{login, password};
use cairn_web::{Cx, Form, Kept, Response, html, redirect};

use super::{again, back_in, limit_address, refused, signed_out, unremembered};
use crate::{
    commands::{self, SignIn},
    pages::sign_in::Login,
    rules, store,
};

pub async fn show(cx: Cx) -> Result<Response> {
    let to = rules::own_address(cx.query.value("to"));
    if !cx.settings.ready {
        return redirect("/setup");
    }
    if cx.actor.person().is_ok() {
        return redirect(to);
    }
    let kept = Kept::read(&cx.form);
    let can_send = post(&cx).is_some();
    html(&Login { v: cx.view(), form: Form::new(), to: to.to_owned(), kept, can_send })
}

pub async fn send(cx: Cx) -> Result<Response> {
    let to = rules::own_address(cx.form.value("to")).to_owned();
    let shared = cx.form.has("shared");
    match refused(sign_in(&cx, shared).await)? {
        Ok((token, person)) => back_in(&cx, person, &to, &token, shared),
        Err(refusal) => {
            let kept = Kept::read(&cx.form);
            let (form, can_send) = (cx.refill(&refusal), post(&cx).is_some());
            again(&Login { v: cx.view(), form, to, kept, can_send }, &refusal)
        }
    }
}

/// Tries in a quarter of an hour for one account from one address, and from all addresses
/// together: who tries at somebody else's account uses up the tries of one address, not the
/// owner's.
const FROM_HERE: u32 = 10;
const FROM_ALL: u32 = 100;

/// The answer for an unknown account, for one without a password and for a wrong password is the
/// same, and so is the work done for it.
async fn sign_in(cx: &Cx, shared: bool) -> Result<(String, PersonId)> {
    let account = text::optional_line("email", cx.form.value("email"), 254)?.unwrap_or_default();
    limit_address(cx, "login-address")?;
    let folded = account.to_lowercase();
    let here = format!("{folded} {}", cx.address);
    cx.limit("login", &here, FROM_HERE, 15)?;
    cx.limit("login-account", &folded, FROM_ALL, 15)?;
    let Some(person) = compare(cx, &account).await? else {
        return Err(Refusal::new("sign-in").into());
    };
    // Only wrong tries count, or a team on one account of a demo locks itself out.
    cx.house.limiter.give_back("login", &here);
    cx.house.limiter.give_back("login-account", &folded);
    let input = SignIn { person, shared, came_with: cx.token.clone() };
    let cx = unremembered(cx);
    let run = cx.run(input, |tx, me, input| Box::pin(commands::sign_in_by_password(tx, me, input)));
    Ok((run.await?, person))
}

/// Whose password it is. Several people may be called by a name that is typed; each of their
/// passwords is compared, so that nobody is kept out by a colleague of the same name, and nobody
/// let in as one.
///
/// # Errors
/// Refuses with `sign-in-namesakes` where name and password are those of several.
async fn compare(cx: &Cx, account: &str) -> Result<Option<PersonId>> {
    let mut found = store::list_accounts(&mut cx.read().await?, account).await?;
    // As much work for a name nobody has as for one that several have.
    let least = if account.contains('@') { 1 } else { store::NAMESAKES };
    while found.len() < least {
        found.push((None, None));
    }
    let typed: String = cx.form.value("password").chars().take(1000).collect();
    let mut whose = Vec::new();
    for (person, kept) in found {
        if password::verify(typed.clone(), kept).await? {
            whose.extend(person);
        }
    }
    match whose[..] {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        _ => Err(Refusal::new("sign-in-namesakes").into()),
    }
}

pub async fn out(cx: Cx) -> Result<Response> {
    if let Some(token) = cx.token.clone() {
        let end = cx.house.store.write(move |tx| {
            let token = token.clone();
            Box::pin(async move { login::sign_out(tx, &token).await })
        });
        end.await?;
    }
    signed_out(&cx)
}
