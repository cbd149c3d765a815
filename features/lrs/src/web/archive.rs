//! A ZIP made in portions: at no time more of it is in memory than one portion of statements, the
//! texts of one kind of data or a piece of a file, however long the history is.

use std::{
    collections::HashSet,
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use super::pieces::{Next, Pieces};

use cairn_feature::{DataKind, Exported, registry};
use cairn_ground::{Arg, Error, PersonId, Result};
use cairn_web::{Cx, View};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions, write::StreamWriter};

/// Statements read at once.
const PORTION: i64 = 500;
/// The quickest: photos and films are packed already, and gain nothing by more. Left unpacked,
/// programs that read an archive as it comes would not find where a file ends.
const QUICKLY: i64 = 1;

/// What the archive's writer wrote and nobody sent yet.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Buffer {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether there is more in a file than a heading, or the brackets of an empty list.
fn says_something(content: &[u8]) -> bool {
    let blank = |line: &[u8]| line.trim_ascii().is_empty() || line.starts_with(b"# ");
    content.trim_ascii() != b"[]" && !content.split(|byte| *byte == b'\n').all(blank)
}

enum Stage {
    ReadMe,
    /// Statements after this number; none yet at 0.
    Statements(i64),
    /// The data kind with this number.
    Kind(usize),
    /// What the person added, of the data kind with this number.
    Blobs(usize, Pieces),
    Done,
}

/// An archive under way.
pub struct Archive {
    cx: Cx,
    view: View,
    person: PersonId,
    kinds: Vec<DataKind>,
    names: HashSet<String>,
    zip: Option<ZipWriter<StreamWriter<Buffer>>>,
    buffer: Buffer,
    stage: Stage,
}

impl Archive {
    pub fn of(cx: Cx) -> Result<Self> {
        let buffer = Buffer::default();
        Ok(Self {
            view: cx.view(),
            person: cx.actor.person()?.id,
            kinds: registry(&cx).data.clone(),
            names: HashSet::new(),
            zip: Some(ZipWriter::new_stream(buffer.clone())),
            buffer,
            stage: Stage::ReadMe,
            cx,
        })
    }

    /// The next bytes; none when it is whole.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>> {
        loop {
            self.stage = match std::mem::replace(&mut self.stage, Stage::Done) {
                Stage::ReadMe => self.read_me()?,
                Stage::Statements(after) => self.statements(after).await?,
                Stage::Kind(number) => self.kind(number).await?,
                Stage::Blobs(number, pieces) => self.blobs(number, pieces).await?,
                Stage::Done => return Ok(None),
            };
            let ready = self.buffer.take();
            if !ready.is_empty() {
                return Ok(Some(ready));
            }
        }
    }

    fn read_me(&mut self) -> Result<Stage> {
        let name = self.cx.actor.person()?.name.clone();
        let date = self.view.long_date(&self.view.today());
        let args = [("name", Arg::Text(name)), ("date", Arg::Text(date))];
        let words = ["lrs-readme-title", "lrs-readme-what", "lrs-readme-statements"];
        let more = ["lrs-readme-kinds", "lrs-readme-files", "lrs-readme-not", "lrs-readme-id"];
        let id = [("id", Arg::Text(self.person.to_string()))];
        let args: Vec<(&str, Arg)> = args.into_iter().chain(id).collect();
        let text = words.iter().chain(&more).map(|key| self.view.tn(key, &args) + "\n\n");
        let text: String = text.collect();
        self.file("README.md", text.as_bytes())?;
        Ok(Stage::Statements(0))
    }

    /// The statements byte for byte as they are stored, as one JSON array.
    async fn statements(&mut self, after: i64) -> Result<Stage> {
        // A connection for each portion: a slow download may not hold one for minutes.
        let mut db = self.cx.read().await?;
        let rows = cairn_record::list_bodies_of(&mut db, self.person, after, PORTION).await?;
        drop(db);
        if after == 0 {
            self.begin("xapi/statements.json")?;
        }
        let mut first = after == 0;
        for (_, body) in &rows {
            self.write(if first { b"[\n" } else { b",\n" })?;
            self.write(body)?;
            first = false;
        }
        if let Some((seq, _)) = rows.last() {
            return Ok(Stage::Statements(*seq));
        }
        self.write(if first { b"[]\n" } else { b"\n]\n" })?;
        Ok(Stage::Kind(0))
    }

    async fn kind(&mut self, number: usize) -> Result<Stage> {
        let Some(kind) = self.kinds.get(number).copied() else {
            let zip = self.zip.take().ok_or_else(|| Error::internal("finished twice"))?;
            zip.finish().map_err(Error::internal)?;
            return Ok(Stage::Done);
        };
        let exported = self.exported(&kind).await?;
        // Nothing of a kind is no file, rather than one with a heading.
        for (name, content) in exported.files.iter().filter(|(_, bytes)| says_something(bytes)) {
            self.file(name, content)?;
        }
        Ok(Stage::Blobs(number, Pieces::of(exported.blobs)))
    }

    /// The next piece of the files a person added.
    async fn blobs(&mut self, number: usize, mut pieces: Pieces) -> Result<Stage> {
        match pieces.next(&self.cx.house.blobs).await? {
            Next::Begins(name) => self.start(&name, Some(QUICKLY))?,
            Next::Goes(bytes) => self.write(&bytes)?,
            // The others are not to be lost with it.
            Next::Gone(name) => {
                let words = self.view.t("lrs-takeout-gone") + "\n";
                self.file(&format!("{name}.txt"), words.as_bytes())?;
            }
            Next::Ended => return Ok(Stage::Kind(number + 1)),
        }
        Ok(Stage::Blobs(number, pieces))
    }

    async fn exported(&mut self, kind: &DataKind) -> Result<Exported> {
        let Some(export) = kind.export else { return Ok(Exported::default()) };
        let mut db = self.cx.read().await?;
        export(&mut db, &self.cx.actor, &self.view).await
    }

    fn file(&mut self, name: &str, content: &[u8]) -> Result<()> {
        // Two features with one name would be one file too few.
        let mut name = name.to_owned();
        while !self.names.insert(name.clone()) {
            name.insert(0, '_');
        }
        self.begin(&name)?;
        self.write(content)
    }

    fn begin(&mut self, name: &str) -> Result<()> {
        self.start(name, None)
    }

    fn start(&mut self, name: &str, level: Option<i64>) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(level);
        self.zip()?.start_file(name, options).map_err(Error::internal)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.zip()?.write_all(bytes).map_err(Error::internal)
    }

    fn zip(&mut self) -> Result<&mut ZipWriter<StreamWriter<Buffer>>> {
        self.zip.as_mut().ok_or_else(|| Error::internal("the archive is closed"))
    }
}
