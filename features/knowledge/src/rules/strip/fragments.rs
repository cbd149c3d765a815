//! Films that come in pieces: each says by itself where the samples of its tracks lie.

use std::{collections::BTreeMap, ops::Range};

use super::{
    big, big_u32,
    mp4::{Kept, boxes},
    tracks,
};

/// Brings back the samples of the tracks that stay. None where a piece is not understood.
pub fn keep(film: &[u8], out: &mut [u8], kept: &mut Kept) -> Option<()> {
    let all = tracks::all(film).into_iter();
    let stay: BTreeMap<usize, usize> = all
        .filter(|track| tracks::stays(film, track))
        .filter_map(|track| Some((tracks::number(film, &track)?, 0)))
        .collect();
    let usual = usual_sizes(film);
    let mut at = 0;
    for (kind, inside) in boxes(film, &(0..film.len())) {
        if &kind == b"moof" {
            // Pieces that name no place count from where the box begins.
            let mut end = at;
            for (_, piece) in boxes(film, &inside).filter(|(kind, _)| kind == b"traf") {
                let piece = Piece::of(film, &piece, at, end, &usual)?;
                end = piece.runs(film, |part| {
                    if stay.contains_key(&piece.track) {
                        kept.bring(film, out, part)?;
                    }
                    Some(())
                })?;
            }
        }
        at = inside.end;
    }
    Some(())
}

/// How long a track's samples are where a piece does not say it.
fn usual_sizes(film: &[u8]) -> BTreeMap<usize, usize> {
    let moov = tracks::every(film, &(0..film.len()), b"moov");
    let mvex = moov.iter().flat_map(|it| tracks::every(film, it, b"mvex"));
    let all = mvex.flat_map(|it| tracks::every(film, &it, b"trex"));
    all.filter_map(|it| Some((big_u32(film[it.clone()].get(4..)?)?, big_u32(film[it].get(16..)?)?)))
        .collect()
}

/// A piece of one track.
#[derive(Debug)]
struct Piece {
    track: usize,
    inside: Range<usize>,
    base: usize,
    each: usize,
}

impl Piece {
    fn of(
        film: &[u8],
        inside: &Range<usize>,
        moof: usize,
        end: usize,
        usual: &BTreeMap<usize, usize>,
    ) -> Option<Self> {
        let mut head = Words { rest: &film[tracks::find(film, inside, &[b"tfhd"])?] };
        let (flags, track) = (head.next()?, head.next()?);
        let base = if flags & 1 != 0 {
            usize::try_from(big(head.take(8)?)).ok()?
        } else if flags & 0x2_0000 != 0 {
            moof
        } else {
            end
        };
        for _ in [2, 8].iter().filter(|flag| flags & **flag != 0) {
            head.next()?;
        }
        let each = if flags & 0x10 != 0 { head.next() } else { usual.get(&track).copied() };
        Some(Self { track, inside: inside.clone(), base, each: each.unwrap_or_default() })
    }

    /// Gives where its samples lie, and at last where they end.
    fn runs(&self, film: &[u8], mut give: impl FnMut(Range<usize>) -> Option<()>) -> Option<usize> {
        let mut at = self.base;
        for (_, run) in boxes(film, &self.inside).filter(|(kind, _)| kind == b"trun") {
            let mut head = Words { rest: &film[run] };
            let (flags, samples) = (head.next()?, head.next()?);
            if flags & 1 != 0 {
                let offset = i32::from_be_bytes(head.take(4)?.try_into().ok()?);
                at = self.base.checked_add_signed(isize::try_from(offset).ok()?)?;
            }
            if flags & 4 != 0 {
                head.next()?;
            }
            let before = usize::from(flags & 0x100 != 0);
            let behind = usize::from(flags & 0x400 != 0) + usize::from(flags & 0x800 != 0);
            let length = if flags & 0x200 == 0 {
                self.each.saturating_mul(samples)
            } else {
                let each = head.rest.chunks_exact(4 * (before + 1 + behind)).take(samples);
                each.filter_map(|it| big_u32(&it[4 * before..])).fold(0, usize::saturating_add)
            };
            let end = at.saturating_add(length);
            give(at..end)?;
            at = end;
        }
        Some(at)
    }
}

/// Numbers that follow each other.
#[derive(Debug)]
struct Words<'a> {
    rest: &'a [u8],
}

impl<'a> Words<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (part, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(part)
    }

    fn next(&mut self) -> Option<usize> {
        big_u32(self.take(4)?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        boxed, mp4,
        tracks::tests::{numbers, track_of},
    };

    #[test]
    fn a_film_in_pieces_keeps_the_pictures_and_loses_what_other_tracks_tell() {
        let tracks = [track_of(1, b"vide", &[]), track_of(2, b"meta", &[])].concat();
        let usual = boxed(b"mvex", &boxed(b"trex", &numbers(&[0, 2, 1, 0, 9, 0])));
        let moov = boxed(b"moov", &[tracks, usual].concat());
        let told = b"picture.67.8557+.more.20.2253+";
        let piece = |from: usize, flags: usize, track: usize, run: &[usize]| {
            let tfhd =
                boxed(b"tfhd", &numbers(&[&[flags, track], &[from][..from.min(1)]].concat()));
            let told = boxed(b"udta", b"+59.3293");
            boxed(b"traf", &[tfhd, told, boxed(b"trun", &numbers(run))].concat())
        };
        let pieces = |start: usize| {
            let picture = piece(0, 0x2_0000, 1, &[0x201, 2, start, 3, 5]);
            // The position follows without a place of its own, in samples of the usual length.
            let position = piece(0, 0, 2, &[0, 1]);
            let more = piece(5, 0x2_0010, 1, &[1, 1, start + 16]);
            boxed(b"moof", &[picture, position, more].concat())
        };
        let start = pieces(0).len() + 8;
        let film = [moov, pieces(start), boxed(b"mdat", told)].concat();
        let out = mp4::strip(&film).unwrap();
        assert_eq!(out.len(), film.len());
        let has = |word: &[u8]| out.windows(word.len()).any(|part| part == word);
        assert!(has(b"picture.\0") && has(b"\0.more\0"));
        assert!(!has(b"67.8") && !has(b"20.2") && !has(b"59.3"));
    }

    #[test]
    fn a_piece_that_breaks_off_is_not_understood() {
        let moov = boxed(b"moov", &track_of(1, b"vide", &[]));
        let piece = boxed(b"moof", &boxed(b"traf", &boxed(b"tfhd", b"\0\0")));
        assert_eq!(mp4::strip(&[moov, piece, boxed(b"mdat", b"67.8557")].concat()), None);
    }
}
