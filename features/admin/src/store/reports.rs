//! `admin_report`.

use std::collections::HashSet;

use cairn_ground::{Id, ObjectId, PersonId, Result};
use cairn_store::{Read, Tx, q};
use jiff::civil::Date;

pub async fn insert_report(
    tx: &mut Tx,
    id: Id,
    object: ObjectId,
    reason: &str,
    on: Date,
) -> Result<()> {
    q("INSERT INTO admin_report (id, object_id, reason, reported_on) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(object)
        .bind(reason)
        .bind(on)
        .run(tx)
        .await
        .map(drop)
}

cairn_store::row! {
    /// A report with what curators see of the text.
    #[derive(Debug, Clone)]
    pub struct Report {
        pub id: Id,
        pub object: ObjectId,
        pub reason: String,
        pub reported_on: Date,
        pub decision: Option<String>,
        pub decided_on: Option<Date>,
        pub kind: String,
        pub title: String,
        pub lang: String,
        pub owner: Option<PersonId>,
        pub owner_name: Option<String>,
    }
}

const REPORT: &str = "SELECT r.id, r.object_id, r.reason, r.reported_on, r.decision, r.decided_on,
    o.kind, o.title, o.lang, o.owner_id, p.name FROM admin_report r
    JOIN objects_object o ON o.id = r.object_id AND o.kind <> 'struck'
    LEFT JOIN people_person p ON p.id = o.owner_id";

/// Those nobody has looked at, oldest first, then the decided ones, newest first.
pub async fn list_reports(db: &mut Read, limit: i64) -> Result<(Vec<Report>, Vec<Report>)> {
    let open =
        q(format!("{REPORT} WHERE r.decision IS NULL ORDER BY r.reported_on, r.id LIMIT $1"));
    let decided = q(format!(
        "{REPORT} WHERE r.decision IS NOT NULL ORDER BY r.decided_on DESC, r.id LIMIT $1"
    ));
    Ok((open.bind(limit).all(db).await?, decided.bind(limit).all(db).await?))
}

/// The report.
///
/// # Errors
/// `NotFound`.
pub async fn find_report(db: &mut Read, id: Id) -> Result<Report> {
    q(format!("{REPORT} WHERE r.id = $1")).bind(id).one(db).await
}

/// The report of a text that nobody has looked at yet.
pub async fn find_open(db: &mut Read, object: ObjectId) -> Result<Option<Id>> {
    q("SELECT id FROM admin_report WHERE object_id = $1 AND decision IS NULL")
        .bind(object)
        .optional(db)
        .await
}

pub async fn count_open(db: &mut Read) -> Result<i64> {
    q("SELECT count(*) FROM admin_report r JOIN objects_object o ON o.id = r.object_id
        WHERE r.decision IS NULL AND o.kind <> 'struck'")
    .one(db)
    .await
}

/// Decides, and forgets why it was reported.
pub async fn update_decision(tx: &mut Tx, id: Id, decision: &str, on: Date) -> Result<()> {
    q("UPDATE admin_report SET decision = $2, decided_on = $3, reason = '' WHERE id = $1")
        .bind(id)
        .bind(decision)
        .bind(on)
        .run(tx)
        .await
        .map(drop)
}

/// Forgets decisions from before a day.
pub async fn delete_decided(tx: &mut Tx, before: Date) -> Result<()> {
    q("DELETE FROM admin_report WHERE decided_on < $1").bind(before).run(tx).await.map(drop)
}

/// What was taken away for good is nobody's to decide about any longer.
pub async fn delete_of_struck(tx: &mut Tx) -> Result<()> {
    q("DELETE FROM admin_report WHERE object_id IN
        (SELECT id FROM objects_object WHERE kind = 'struck')")
    .run(tx)
    .await
    .map(drop)
}

/// Where a row leads by which curators are told of a report; it says of which.
pub fn href_of(report: Id) -> String {
    format!("/manage/reports?report={}", report.simple())
}

/// The rows by which curators are told of a report.
pub async fn list_told_of(tx: &mut Tx, report: Id) -> Result<Vec<ObjectId>> {
    // A row from before there was one a language has the id of its report.
    q("SELECT id FROM objects_object WHERE kind = 'report' AND (href = $1 OR id = $2)")
        .bind(href_of(report))
        .bind(report)
        .all(tx)
        .await
}

/// Rows by which curators are told of reports whose text is gone.
pub async fn list_told_without_report(tx: &mut Tx) -> Result<Vec<ObjectId>> {
    let told: Vec<(ObjectId, String)> =
        q("SELECT id, href FROM objects_object WHERE kind = 'report'").all(tx).await?;
    let open: Vec<Id> = q("SELECT id FROM admin_report WHERE decision IS NULL").all(tx).await?;
    let known: HashSet<String> = open.iter().map(|id| href_of(*id)).collect();
    let lost = told.into_iter().filter(|(id, href)| !known.contains(href) && !open.contains(&id.0));
    Ok(lost.map(|(id, _)| id).collect())
}

/// Title, day and decision of every report of a person's texts.
pub async fn list_reports_about(
    db: &mut Read,
    owner: PersonId,
) -> Result<Vec<(String, Date, Option<String>)>> {
    q("SELECT o.title, r.reported_on, r.decision FROM admin_report r
        JOIN objects_object o ON o.id = r.object_id WHERE o.owner_id = $1
        ORDER BY r.reported_on, r.id")
    .bind(owner)
    .all(db)
    .await
}

/// Erasure: why somebody's texts were reported may name them, and so may a file that waits.
pub async fn forget_words_about(tx: &mut Tx, owner: PersonId) -> Result<()> {
    q("UPDATE admin_report SET reason = '' WHERE object_id IN
        (SELECT id FROM objects_object WHERE owner_id = $1)")
    .bind(owner)
    .run(tx)
    .await?;
    q("DELETE FROM admin_import").run(tx).await.map(drop)
}
