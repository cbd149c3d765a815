//! Tracks of a film that are neither picture nor sound nor words: action cameras and telephones
//! write the position into one, second by second.

use std::ops::Range;

use super::{big, big_u32, mp4::size_of};

/// More chunks than a film of the size we take has of what stands beside the picture.
const CHUNKS: usize = 100_000;
/// The tracks that stay, by who handles them.
const STAY: [&[u8]; 9] =
    [b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"auxv", b"tmcd", b"hint"];

/// Whether a track goes.
pub fn goes(film: &[u8], track: &Range<usize>) -> bool {
    let kind = find(film, track, &[b"mdia", b"hdlr"]);
    kind.and_then(|at| film[at].get(8..12)).is_some_and(|kind| !STAY.contains(&kind))
}

/// Fills what a track tells with nothing, wherever it lies in the film. No more of it is filled,
/// over all tracks, than `most`: they may all say that they lie in the same place.
pub fn empty(film: &mut [u8], track: &Range<usize>, most: &mut usize) {
    for part in parts(film, track).unwrap_or_default() {
        let end = part.end.min(film.len()).min(part.start.saturating_add(*most));
        if part.start < end {
            film[part.start..end].fill(0);
            *most -= end - part.start;
        }
    }
}

/// Where a track's chunks lie.
fn parts(film: &[u8], track: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let table = |name: &[u8]| {
        let at = find(film, track, &[b"mdia", b"minf", b"stbl", name])?;
        film[at].get(4..)
    };
    let sizes = table(b"stsz")?;
    let each = big_u32(sizes)?;
    let mut sizes = sizes.get(8..)?.chunks_exact(4).filter_map(big_u32);
    let runs: Vec<(usize, usize)> = table(b"stsc")?
        .get(4..)?
        .chunks_exact(12)
        .filter_map(|run| Some((big_u32(run)?, big_u32(&run[4..])?)))
        .collect();
    let (starts, wide) = table(b"stco").map(|it| (it, 4)).or(table(b"co64").map(|it| (it, 8)))?;
    let mut run = 0;
    let mut part = |(at, start): (usize, &[u8])| {
        while runs.get(run + 1).is_some_and(|next| next.0 <= at + 1) {
            run += 1;
        }
        let samples = runs.get(run)?.1;
        let length = match each {
            0 => sizes.by_ref().take(samples).fold(0, usize::saturating_add),
            each => samples.saturating_mul(each),
        };
        let start = usize::try_from(big(start)).ok()?;
        Some(start..start.saturating_add(length))
    };
    let starts = starts.get(4..)?.chunks_exact(wide).take(CHUNKS);
    Some(starts.enumerate().map_while(&mut part).collect())
}

/// The inside of a box within boxes.
fn find(film: &[u8], within: &Range<usize>, path: &[&[u8]]) -> Option<Range<usize>> {
    let Some((first, rest)) = path.split_first() else { return Some(within.clone()) };
    let film_to = film.get(..within.end)?;
    let mut at = within.start;
    loop {
        let (head, whole) = size_of(film_to, at)?;
        if film_to.get(at + 4..at + 8)? == *first {
            return find(film, &(at + head..at + whole), rest);
        }
        at += whole;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{boxed, mp4};

    fn number(n: usize) -> [u8; 4] {
        u32::try_from(n).unwrap().to_be_bytes()
    }

    /// A track of two chunks, the first of two samples, that lie at `start`.
    fn track(handler: &[u8], start: usize) -> Vec<u8> {
        let n = |all: &[usize]| all.iter().flat_map(|n| number(*n)).collect::<Vec<_>>();
        let tables = [
            boxed(b"stsz", &n(&[0, 0, 3, 7, 1, 7])),
            boxed(b"stsc", &n(&[0, 2, 1, 2, 1, 2, 1, 1])),
            boxed(b"stco", &n(&[0, 2, start, start + 10])),
        ];
        let minf = boxed(b"minf", &boxed(b"stbl", &tables.concat()));
        let hdlr = boxed(b"hdlr", &[&[0; 8], handler, b"rest"].concat());
        boxed(b"trak", &boxed(b"mdia", &[hdlr, minf].concat()))
    }

    #[test]
    fn a_track_of_positions_goes_with_what_it_tells_and_the_picture_stays() {
        let told = boxed(b"mdat", b"67.8557!..20.2253..picture");
        let start = 16;
        let head = boxed(b"ftyp", b"");
        let moov = boxed(b"moov", &[track(b"meta", start), track(b"vide", start + 10)].concat());
        let film = [head, told, moov].concat();
        let out = mp4::strip(&film);
        assert_eq!(out.len(), film.len());
        let has = |word: &[u8]| out.windows(word.len()).any(|part| part == word);
        assert!(!has(b"67.8") && !has(b"20.2") && !has(b"meta"));
        assert!(has(b"..picture") && has(b"vide"));
        let stays = boxed(b"moov", &track(b"soun", start));
        assert_eq!(mp4::strip(&stays), stays);
    }

    #[test]
    fn tracks_that_all_say_they_lie_in_the_same_place_cost_no_more_than_the_film_is_long() {
        let told = boxed(b"mdat", b"67.8557!..20.2253..picture");
        let mut film = [told, track(b"meta", 8)].concat();
        let inside = film.len() - track(b"meta", 8).len() + 8..film.len();
        let mut most = 13;
        for _ in 0..2 {
            super::empty(&mut film, &inside, &mut most);
        }
        assert_eq!(most, 0);
        assert_eq!(&film[8..25], b"\0\0\0\0\0\0\0\0..\0\0\0\0\x0053");
    }
}
