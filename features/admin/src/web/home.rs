//! Administration: what is there, and where to go.

use cairn_feature::{SlotPlace, Subject, post, registry};
use cairn_ground::Result;
use cairn_web::{Cx, Response, View, html};

use crate::{
    pages::home::{HomePage, Newest},
    store,
};

pub async fn show(cx: Cx) -> Result<Response> {
    let administers = cx.actor.roles().administrator;
    let v = cx.view();
    let mut db = cx.read().await?;
    let (people, waiting) = store::count_people(&mut db).await?;
    let newest = if administers { store::list_newest(&mut db, 5).await? } else { Vec::new() };
    let mut blocks = Vec::new();
    for slot in registry(&cx).slots_of(SlotPlace::Manage) {
        let made = (slot.render)(&cx, &mut db, &v, Subject::Nobody).await?;
        blocks.extend(made.map(|section| section.html));
    }
    html(&HomePage {
        administers,
        people,
        waiting,
        reports: store::count_open(&mut db).await?,
        database: cx.house.store.engine().name(),
        mail: mail(&cx, &v),
        newest: newest
            .into_iter()
            .map(|(id, name, at)| Newest { id: id.to_string(), name, at })
            .collect(),
        blocks,
        v,
    })
}

/// What the server said last goes to administrators only: it may name an address.
fn mail(cx: &Cx, v: &View) -> String {
    let Some(post) = post(cx) else { return v.t("admin-mail-none") };
    let since = |at| format!("{} {}", v.day(at), v.clock_time(at));
    match post.trouble() {
        _ if post.keeps() => v.t("admin-mail-kept"),
        None => v.t("admin-mail-goes"),
        Some(trouble) if cx.actor.roles().administrator => {
            v.t2("admin-mail-stuck", "since", since(&trouble.since), "why", trouble.why)
        }
        Some(trouble) => v.t1("admin-mail-stuck-since", "since", since(&trouble.since)),
    }
}
