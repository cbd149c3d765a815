//! Signing in by password, and out.

use cairn_ground::{Refusal, Result, text};
use cairn_people::{login, password};
use cairn_web::{Cx, Form, Response, html, redirect};

use super::{again, limit_address, refused, signed_in, signed_out, unremembered};
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
    html(&Login { v: cx.view(), form: Form::new(), to: to.to_owned() })
}

pub async fn send(cx: Cx) -> Result<Response> {
    let to = rules::own_address(cx.form.value("to")).to_owned();
    let shared = cx.form.has("shared");
    match refused(sign_in(&cx, shared).await)? {
        Ok(token) => signed_in(&cx, &to, &token, shared),
        Err(refusal) => again(&Login { v: cx.view(), form: cx.refill(&refusal), to }, &refusal),
    }
}

/// The answer for an unknown account, for one without a password and for a wrong password is the
/// same, and so is the work done for it.
async fn sign_in(cx: &Cx, shared: bool) -> Result<String> {
    let account = text::optional_line("email", cx.form.value("email"), 254)?.unwrap_or_default();
    limit_address(cx, "login-address")?;
    cx.limit("login", &account.to_lowercase(), 10, 15)?;
    let mut db = cx.read().await?;
    let found = store::find_account(&mut db, &account).await?;
    drop(db);
    let (person, kept) = found.map_or((None, None), |(id, kept)| (Some(id), kept));
    let typed = cx.form.value("password").chars().take(1000).collect();
    let right = password::verify(typed, kept).await?;
    let Some(person) = person.filter(|_| right) else {
        return Err(Refusal::new("sign-in").into());
    };
    let input = SignIn { person, shared, came_with: cx.token.clone() };
    let cx = unremembered(cx);
    cx.run(input, |tx, me, input| Box::pin(commands::sign_in_by_password(tx, me, input))).await
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
