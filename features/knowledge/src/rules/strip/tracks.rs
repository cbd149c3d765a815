//! Tracks of a film. Only pictures, sound and subtitles stay: action cameras and telephones write
//! the position into others, second by second.

use std::ops::Range;

use super::{
    big, big_u32,
    mp4::{Kept, boxes},
};

/// The tracks that stay, by who handles them.
const STAY: [&[u8]; 7] = [b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"auxv"];

/// Whether a track stays.
pub fn stays(film: &[u8], track: &Range<usize>) -> bool {
    STAY.contains(&handler(film, track))
}

fn handler<'a>(film: &'a [u8], track: &Range<usize>) -> &'a [u8] {
    let kind = find(film, track, &[b"mdia", b"hdlr"]);
    kind.and_then(|at| film[at].get(8..12)).unwrap_or_default()
}

/// A track's number, by which its pieces name it.
pub fn number(film: &[u8], track: &Range<usize>) -> Option<usize> {
    let head = film.get(find(film, track, &[b"tkhd"])?)?;
    let from = if *head.first()? == 1 { 20 } else { 12 };
    big_u32(head.get(from..)?)
}

/// All tracks of the film, by their insides.
pub fn all(film: &[u8]) -> Vec<Range<usize>> {
    let moov = every(film, &(0..film.len()), b"moov");
    moov.iter().flat_map(|moov| every(film, moov, b"trak")).collect()
}

/// The insides of the boxes of a kind.
pub fn every(film: &[u8], within: &Range<usize>, kind: &[u8]) -> Vec<Range<usize>> {
    let found = boxes(film, within).filter(|(found, _)| found.as_slice() == kind);
    found.map(|(_, inside)| inside).collect()
}

/// Brings back the chunks of the tracks that stay, and takes out what the others tell. None where
/// one that stays is not understood.
pub fn keep(film: &[u8], out: &mut [u8], kept: &mut Kept) -> Option<()> {
    let (stay, go): (Vec<_>, Vec<_>) = all(film).into_iter().partition(|it| stays(film, it));
    kept.tracks = stay.len();
    for track in &stay {
        chunks(film, track, |part| kept.bring(film, out, part))?;
    }
    // The length of a chunk of old sound is a guess that may reach into its neighbour.
    for track in &go {
        let _ = chunks(film, track, |part| kept.take(out, part));
    }
    Some(())
}

/// Gives where a track's chunks lie, one after the other.
fn chunks(
    film: &[u8],
    track: &Range<usize>,
    mut give: impl FnMut(Range<usize>) -> Option<()>,
) -> Option<()> {
    let table = |name: &[u8]| {
        let at = find(film, track, &[b"mdia", b"minf", b"stbl", name])?;
        film[at].get(4..)
    };
    let Some((starts, wide)) =
        table(b"stco").map(|it| (it, 4)).or_else(|| table(b"co64").map(|it| (it, 8)))
    else {
        return Some(());
    };
    let mut sizes = Sizes::of(table)?;
    sizes.each = sizes.each.map(|each| each.max(old_sound(film, track, each).unwrap_or_default()));
    let runs: Vec<(usize, usize)> = table(b"stsc")?
        .get(4..)?
        .chunks_exact(12)
        .filter_map(|run| Some((big_u32(run)?, big_u32(&run[4..])?)))
        .collect();
    let count = big_u32(starts)?;
    let mut run = 0;
    for (at, start) in starts.get(4..)?.chunks_exact(wide).take(count).enumerate() {
        while runs.get(run + 1).is_some_and(|next| next.0 <= at + 1) {
            run += 1;
        }
        let length = sizes.sum(runs.get(run)?.1);
        let start = usize::try_from(big(start)).ok()?;
        give(start..start.saturating_add(length))?;
    }
    Some(())
}

/// How long a track's samples are.
#[derive(Debug)]
struct Sizes<'a> {
    /// All of them.
    each: Option<usize>,
    /// One by one, in so many bits.
    list: &'a [u8],
    bits: usize,
    at: usize,
}

impl<'a> Sizes<'a> {
    fn of(table: impl Fn(&[u8]) -> Option<&'a [u8]>) -> Option<Self> {
        if let Some(sizes) = table(b"stsz") {
            let each = Some(big_u32(sizes)?).filter(|each| *each > 0);
            return Some(Self { each, list: sizes.get(8..)?, bits: 32, at: 0 });
        }
        let sizes = table(b"stz2")?;
        let bits = usize::from(*sizes.get(3)?);
        let known = matches!(bits, 4 | 8 | 16);
        known.then_some(Self { each: None, list: sizes.get(8..)?, bits, at: 0 })
    }

    fn sum(&mut self, samples: usize) -> usize {
        if let Some(each) = self.each {
            return each.saturating_mul(samples);
        }
        let from = self.at;
        self.at = from.saturating_add(samples).min(self.list.len().saturating_mul(8) / self.bits);
        (from..self.at).map(|at| self.one(at)).fold(0, usize::saturating_add)
    }

    fn one(&self, at: usize) -> usize {
        let part = match self.bits {
            4 => {
                let both = self.list.get(at / 2).copied().unwrap_or_default();
                return usize::from(if at.is_multiple_of(2) { both >> 4 } else { both & 15 });
            }
            bits => self.list.chunks_exact(bits / 8).nth(at).unwrap_or_default(),
        };
        usize::try_from(big(part)).unwrap_or(usize::MAX)
    }
}

/// Old sound is counted in samples of one byte, whatever they have.
fn old_sound(film: &[u8], track: &Range<usize>, each: usize) -> Option<usize> {
    let entry = film.get(find(film, track, STSD)?)?.get(8..)?;
    let short = |at: usize| entry.get(at..at + 2).map(|two| usize::try_from(big(two)).unwrap_or(0));
    let old = each == 1 && handler(film, track) == b"soun";
    let plain = short(24)?.saturating_mul(short(26)?.div_ceil(8));
    let packed = || {
        let (samples, bytes) = (big_u32(entry.get(36..)?)?, big_u32(entry.get(44..)?)?);
        bytes.checked_div(samples).filter(|_| short(16) == Some(1)).map(|whole| whole + 1)
    };
    old.then(|| plain.max(packed().unwrap_or_default()))
}

const STSD: &[&[u8]] = &[b"mdia", b"minf", b"stbl", b"stsd"];
/// Stand in the description of a picture beside what it is shown by.
const BESIDE: [&[u8; 4]; 5] = [b"udta", b"meta", b"uuid", b"free", b"skip"];

/// Takes out of a track's descriptions which camera or program made it, and where its files lay.
pub fn unname(film: &mut [u8], track: &Range<usize>) {
    let entries = |film: &[u8], path: &[&[u8]]| -> Vec<Range<usize>> {
        let list = find(film, track, path).map(|list| list.end.min(list.start + 8)..list.end);
        list.map(|list| boxes(film, &list).map(|(_, entry)| entry).collect()).unwrap_or_default()
    };
    for file in entries(film, &[b"mdia", b"minf", b"dinf", b"dref"]) {
        film[file.end.min(file.start + 4)..file.end].fill(0);
    }
    let picture = matches!(handler(film, track), b"vide" | b"auxv");
    for entry in entries(film, STSD).into_iter().filter(|entry| picture && entry.len() >= 78) {
        let from = entry.start;
        film[from + 12..from + 16].fill(0);
        film[from + 42..from + 74].fill(0);
        let beside: Vec<_> = boxes(film, &(from + 78..entry.end)).collect();
        for (kind, inside) in beside {
            if BESIDE.contains(&&kind) {
                film[inside].fill(0);
            }
        }
    }
}

/// The inside of a box within boxes.
pub fn find(film: &[u8], within: &Range<usize>, path: &[&[u8]]) -> Option<Range<usize>> {
    let Some((first, rest)) = path.split_first() else { return Some(within.clone()) };
    let found = boxes(film, within).find(|(kind, _)| kind == first)?;
    find(film, &found.1, rest)
}

#[cfg(test)]
pub mod tests {
    use super::super::{boxed, mp4};

    pub fn numbers(all: &[usize]) -> Vec<u8> {
        all.iter().flat_map(|n| u32::try_from(*n).unwrap().to_be_bytes()).collect()
    }

    /// A track called by its number, with the tables of where it lies.
    pub fn track_of(number: usize, handler: &[u8], tables: &[Vec<u8>]) -> Vec<u8> {
        let minf = boxed(b"minf", &boxed(b"stbl", &tables.concat()));
        let hdlr = boxed(b"hdlr", &[&[0; 8], handler, b"GoPro"].concat());
        let tkhd = boxed(b"tkhd", &numbers(&[0, 0, 0, number]));
        boxed(b"trak", &[tkhd, boxed(b"mdia", &[hdlr, minf].concat())].concat())
    }

    /// A track of two chunks, the first of two samples, that lie at `start`.
    fn track(handler: &[u8], sizes: Vec<u8>, start: usize) -> Vec<u8> {
        let runs = boxed(b"stsc", &numbers(&[0, 2, 1, 2, 1, 2, 1, 1]));
        let starts = boxed(b"stco", &numbers(&[0, 2, start, start + 10]));
        track_of(1, handler, &[sizes, runs, starts])
    }

    fn sizes() -> Vec<u8> {
        boxed(b"stsz", &numbers(&[0, 0, 3, 7, 1, 7]))
    }

    fn has(out: &[u8], word: &[u8]) -> bool {
        out.windows(word.len()).any(|part| part == word)
    }

    #[test]
    fn only_what_pictures_and_sound_lie_in_stays_however_another_track_counts() {
        let told = boxed(b"mdat", b"67.8557!..20.2253picture.sound...+59.3293");
        let (head, start) = (boxed(b"ftyp", b""), 16);
        let short = boxed(b"stz2", &[0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 3, 7, 1, 7]);
        let nibbles = boxed(b"stz2", &[0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 3, 0x71, 0x70]);
        for kept in [sizes(), short, nibbles] {
            for lost in [sizes(), boxed(b"stz2", b"what is this"), vec![]] {
                let tracks =
                    [track(b"meta", lost, start), track(b"vide", kept.clone(), start + 17)];
                let film = [&head[..], &told, &boxed(b"moov", &tracks.concat())].concat();
                let out = mp4::strip(&film).unwrap();
                assert_eq!(out.len(), film.len());
                for word in [&b"67.8"[..], b"20.2", b"59.3", b"meta", b"GoPro"] {
                    assert!(!has(&out, word), "{}", String::from_utf8_lossy(word));
                }
                assert!(has(&out, b"picture.") && has(&out, b"vide"));
            }
        }
    }

    #[test]
    fn a_film_of_which_it_is_not_clear_what_is_picture_is_not_understood() {
        let told = boxed(b"mdat", b"67.8557!..20.2253..picture");
        let odd = track(b"vide", boxed(b"stz2", b"what is this"), 8);
        for tracks in [odd, track(b"meta", sizes(), 8), boxed(b"cmov", b"packed")] {
            assert_eq!(mp4::strip(&[&told[..], &boxed(b"moov", &tracks)].concat()), None);
        }
        assert_eq!(mp4::strip(&told), None);
    }

    #[test]
    fn old_sound_counted_in_single_bytes_stays_whole() {
        let mut entry = [0; 28];
        (entry[17], entry[19]) = (2, 16);
        let tables = [
            boxed(b"stsd", &[&numbers(&[0, 1])[..], &boxed(b"sowt", &entry)].concat()),
            boxed(b"stsz", &numbers(&[0, 1, 2])),
            boxed(b"stsc", &numbers(&[0, 1, 1, 2, 1])),
            boxed(b"stco", &numbers(&[0, 1, 8])),
        ];
        let moov = boxed(b"moov", &track_of(1, b"soun", &tables));
        let film = [boxed(b"mdat", b"soundsxx+67.8"), moov].concat();
        let out = mp4::strip(&film).unwrap();
        assert!(has(&out, b"soundsxx") && !has(&out, b"67.8"));
    }

    #[test]
    fn the_camera_stands_in_no_description() {
        let mut entry = [b'.'; 78].to_vec();
        entry[12..16].copy_from_slice(b"GoPr");
        entry[44..53].copy_from_slice(b"GoPro AVC");
        entry.extend([boxed(b"avcC", b"how"), boxed(b"uuid", b"67.8557")].concat());
        let entry = [&numbers(&[0, 1])[..], &boxed(b"avc1", &entry)].concat();
        let film = boxed(b"moov", &track_of(1, b"vide", &[boxed(b"stsd", &entry)]));
        let out = mp4::strip(&film).unwrap();
        assert!(has(&out, b"avcChow"));
        assert!(!has(&out, b"GoPr") && !has(&out, b"67.8"));
    }

    #[test]
    fn tracks_that_all_say_they_lie_in_the_same_place_are_not_copied_for_ever() {
        let told = boxed(b"mdat", &[b'x'; 5_000]);
        let tables = [
            boxed(b"stsz", &numbers(&[0, 5_000, 9])),
            boxed(b"stsc", &numbers(&[0, 1, 1, 1, 1])),
            boxed(b"stco", &numbers(&[[0, 9].as_slice(), &[8; 9]].concat())),
        ];
        let moov = boxed(b"moov", &track_of(1, b"vide", &tables));
        assert_eq!(mp4::strip(&[told, moov].concat()), None);
    }
}
