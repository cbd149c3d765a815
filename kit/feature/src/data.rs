//! The export/erase list: what is kept of a person, who reads it, how it is carried out and goes.

use cairn_ground::{Actor, Error, Instant, PersonId, Result};
use cairn_store::{Read, Tx};
use cairn_web::View;
use futures_util::future::BoxFuture;
use serde_json::Value;

/// Who can read a kind of data: words on `/trust`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Only the person.
    Self_,
    /// Whoever the object's ladder says.
    Ladder,
    /// Everyone in the organisation.
    Everyone,
    /// Who asked and who answered, nobody else.
    Between,
    /// Who said it, who looks after the page, and curators.
    Carers,
    /// Curators.
    Curators,
    /// Those who took part, without names.
    Participants,
    /// Nobody: only the machine compares it.
    Nobody,
    /// Administrators, because they run it.
    Administrators,
}

/// How long a kind of data is kept: words on `/trust`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Until the person is erased.
    UntilErased,
    /// Stays without the person's name when the person is erased.
    WithoutName,
    Days(u16),
    /// Until it has done its work, at most these days.
    AtMostDays(u16),
    /// As long as the organisation uses it.
    WhileInUse,
}

/// What a person's take-out holds of one kind of data.
#[derive(Debug, Clone, Default)]
pub struct Exported {
    /// Name in the archive without folder: `next-steps.md`, `next-steps.json`.
    pub files: Vec<(String, Vec<u8>)>,
    /// Name in the archive, and name among the blobs: what the person added and is too large to
    /// hold, so that it is read while the archive is sent.
    pub blobs: Vec<(String, String)>,
}

impl Exported {
    /// The same twice: `{name}.md` to read and `{name}.json` for machines.
    pub fn both(name: &str, markdown: String, json: &Value) -> Result<Self> {
        let files = vec![(format!("{name}.md"), markdown.into_bytes())];
        let mut both = Self { files, ..Self::default() };
        both.files.extend(Self::data(name, json)?.files);
        Ok(both)
    }

    /// `{name}.json` alone, where what is read has files of its own.
    pub fn data(name: &str, json: &Value) -> Result<Self> {
        let json = serde_json::to_vec_pretty(json).map_err(Error::internal)?;
        Ok(Self { files: vec![(format!("{name}.json"), json)], ..Self::default() })
    }
}

/// The day of a moment, as the take-out says it: where its person is, and with the year.
pub fn long_day(actor: &Actor, v: &View, at: Instant) -> Result<String> {
    Ok(v.long_date(&at.date(&actor.person()?.zone)))
}

/// Of the actor's own data, for the actor alone, in the words of the whole house.
type Export = for<'a> fn(&'a mut Read, &'a Actor, &'a View) -> BoxFuture<'a, Result<Exported>>;
type Erase = for<'a> fn(&'a mut Tx, PersonId) -> BoxFuture<'a, Result<()>>;

/// A kind of data with its tables: the export/erase list, from which `/trust` is written. Every
/// table stands in exactly one.
#[derive(Clone, Copy)]
pub struct DataKind {
    /// Message keys `{key}`, `{key}-why`.
    pub key: &'static str,
    pub tables: &'static [&'static str],
    pub readers: Readers,
    pub kept: Kept,
    /// `None` only where nothing in it belongs to a person, or another kind carries it out.
    pub export: Option<Export>,
    /// `None` only where nothing in it points to a person.
    pub erase: Option<Erase>,
}
