//! `WebM` and its kin (Matroska) go by a list of the elements that stay. Every other one (a camera
//! writes the position into tags, its name into the title or a chapter), tracks of neither picture
//! nor sound nor subtitles, and what follows the end become empty space of the same length, so that
//! no offset into the film changes.

use std::ops::Range;

/// Holds everything of the film.
const SEGMENT: u64 = 0x1853_8067;
const TRACKS: u64 = 0x1654_AE6B;
const TRACK: u64 = 0xAE;
const CLUSTER: u64 = 0x1F43_B675;
const GROUP: u64 = 0xA0;
/// Hold elements. A segment or cluster whose length nobody knew when it was begun goes on to the
/// end: what is inside then follows as if it stood beside it.
const HOLD: [u64; 6] = [SEGMENT, 0x1549_A966, TRACKS, TRACK, CLUSTER, GROUP];
/// Samples of a track, within a group or alone.
const BLOCK: u64 = 0xA1;
const ALONE: u64 = 0xA3;
/// Which programs wrote the film: they have to be there, and say nothing.
const WRITERS: [u64; 2] = [0x4D80, 0x5741];
/// What a film is played by: its beginning, where to look, how time counts; tracks, by what they
/// need; samples.
const STAY: [u64; 48] = [
    0x1A45_DFA3,
    0x114D_9B74,
    0x1C53_BB6B,
    0x2A_D7B1,
    0x4489, //
    NUMBER,
    0x73C5,
    KIND,
    0xB9,
    0x88,
    0x55AA,
    0x55AB,
    0x55AC,
    0x55AD,
    0x55AE,
    0x55AF,
    0x9C,
    0x6DE7,
    0x6DF8,
    0x23_E383,
    0x23_4E7A,
    0x23_314F,
    0x537F,
    0x55EE,
    0x22_B59C,
    0x22_B59D,
    0x86,
    0x63A2,
    0xAA,
    0x6FAB,
    0x56AA,
    0x56BB,
    0xE0,
    0xE1,
    0xE2,
    0x6D80,
    0x41E4, //
    0xE7,
    0xA7,
    0xAB,
    ALONE,
    BLOCK,
    0x75A1,
    0x9B,
    0xFA,
    0xFB,
    0xA4,
    0x75A2,
];
const NUMBER: u64 = 0xD7;
const KIND: u64 = 0x83;
/// Picture, sound, subtitles.
const KINDS: [u64; 3] = [1, 2, 17];

/// The film with nothing told about it. None where it is not clear what of it is picture and sound:
/// all of it would have to go.
pub fn strip(content: &[u8]) -> Option<Vec<u8>> {
    let mut out = content.to_vec();
    let mut stay = Vec::new();
    for each in Elements::of(content) {
        if let (TRACK, Some(inside)) = (each.id, &each.inside) {
            stay.extend(number_of_staying(&content[inside.clone()]));
        }
    }
    let (mut samples, mut lost) = (false, false);
    let mut elements = Elements::of(content);
    while let Some(each) = elements.next() {
        let inside = each.inside.clone().map(|inside| &content[inside]);
        let its_track = |block: &[u8]| track_of(block).is_some_and(|track| stay.contains(&track));
        let goes = match (each.id, inside) {
            (TRACK, Some(inside)) => number_of_staying(inside).is_none(),
            (TRACK, None) => true,
            (GROUP, Some(inside)) => {
                let block = children(inside).find(|(id, _)| *id == BLOCK);
                !block.is_some_and(|(_, block)| its_track(block))
            }
            (ALONE | BLOCK, Some(block)) => !its_track(block),
            (id, None) => id != SEGMENT && id != CLUSTER,
            (id, Some(_)) => !HOLD.contains(&id) && !STAY.contains(&id) && !WRITERS.contains(&id),
        };
        let is_block = matches!(each.id, GROUP | ALONE | BLOCK);
        samples |= is_block && !goes;
        lost |= is_block && goes;
        if goes {
            empty(&mut out[each.whole.clone()]);
            elements.at = each.whole.end;
        } else if let (true, Some(inside)) = (WRITERS.contains(&each.id), each.inside) {
            out[inside].fill(0);
        }
    }
    for rest in elements.rests {
        empty(&mut out[rest]);
    }
    (samples || !lost).then_some(out)
}

/// The number of a track that stays.
fn number_of_staying(track: &[u8]) -> Option<u64> {
    let value =
        |wanted| children(track).find(|(id, _)| *id == wanted).map(|(_, it)| super::big(it));
    value(KIND).filter(|kind| KINDS.contains(kind)).and_then(|_| value(NUMBER))
}

/// The number of the track that a block is of.
fn track_of(block: &[u8]) -> Option<u64> {
    let (number, wide) = number(block, 8)?;
    Some(number - (1 << (7 * wide)))
}

fn children(inside: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (id, head, length) = element(inside.get(at..)?)?;
        let start = at + head;
        at = start.saturating_add(length?).min(inside.len());
        Some((id, &inside[start..at]))
    })
}

/// An element where it stands.
#[derive(Debug)]
struct Element {
    id: u64,
    whole: Range<usize>,
    /// Nothing where its length is not known.
    inside: Option<Range<usize>>,
}

/// All elements, one after the other, those that hold some before what they hold.
#[derive(Debug)]
struct Elements<'a> {
    film: &'a [u8],
    at: usize,
    /// Where those end that hold what comes next.
    ends: Vec<usize>,
    /// What stands where no element is.
    rests: Vec<Range<usize>>,
}

impl<'a> Elements<'a> {
    fn of(film: &'a [u8]) -> Self {
        Self { film, at: 0, ends: vec![film.len()], rests: vec![] }
    }
}

impl Iterator for Elements<'_> {
    type Item = Element;

    fn next(&mut self) -> Option<Element> {
        loop {
            let end = *self.ends.last()?;
            let Some((id, head, length)) = element(self.film.get(self.at..end)?) else {
                if self.at < end {
                    self.rests.push(self.at..end);
                }
                self.at = end;
                self.ends.pop();
                continue;
            };
            let start = self.at + head;
            let to = length.map_or(end, |length| start.saturating_add(length).min(end));
            let whole = self.at..to;
            let holds = HOLD.contains(&id);
            if holds && length.is_some() {
                self.ends.push(to);
            }
            self.at = if holds { start } else { to };
            return Some(Element { id, whole, inside: length.map(|_| start..to) });
        }
    }
}

/// A number of an element, the length of its head and of its content, if that is known.
fn element(rest: &[u8]) -> Option<(u64, usize, Option<usize>)> {
    let (id, wide) = number(rest, 4)?;
    let (length, long) = number(&rest[wide..], 8)?;
    let marker = 1 << (7 * long);
    let unknown = length == 2 * marker - 1;
    let length = if unknown { None } else { Some(usize::try_from(length - marker).ok()?) };
    Some((id, wide + long, length))
}

/// A number with the bit that says how many bytes it has, and these.
fn number(rest: &[u8], most: usize) -> Option<(u64, usize)> {
    let wide = usize::try_from(rest.first()?.leading_zeros()).ok()? + 1;
    let bytes = rest.get(..wide).filter(|_| wide <= most)?;
    Some((super::big(bytes), wide))
}

/// Makes an element one of nothing (`Void`), as long as it was.
fn empty(element: &mut [u8]) {
    let whole = element.len();
    element.fill(0);
    let Some(first) = element.first_mut() else { return };
    *first = 0xEC;
    if whole > 9 {
        element[1..9].copy_from_slice(&((1 << 56) | (whole as u64 - 9)).to_be_bytes());
    } else if let Some(length) = element.get_mut(1) {
        *length = 0x80 | u8::try_from(whole - 2).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(id: u64, body: &[u8]) -> Vec<u8> {
        let id = id.to_be_bytes();
        let wide = id.iter().position(|byte| *byte > 0).unwrap();
        let length = (1_u64 << 56 | body.len() as u64).to_be_bytes();
        [&id[wide..], &length, body].concat()
    }

    fn track(number: u8, kind: u8) -> Vec<u8> {
        let about = [of(NUMBER, &[number]), of(KIND, &[kind]), of(0x536E, b"Name 59.3293")];
        of(TRACK, &about.concat())
    }

    fn film(cluster: impl Fn(&[u8]) -> Vec<u8>, segment: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let info = [
            of(0x7BA9, b"Alva in Kiruna"),
            of(0x4D80, b"Pixel 9"),
            of(0x5741, b"Kiruna 59.3293"),
            of(0x4489, b"length"),
        ];
        let samples = [
            of(ALONE, b"\x81\0\0\0picture"),
            of(ALONE, b"\x82\0\0\0+67.8557"),
            of(GROUP, &of(BLOCK, b"\x82\0\0\0+67.8557")),
            of(GROUP, &of(BLOCK, b"\x81\0\0\0more")),
            of(0xEC, b"+67.8557"),
        ];
        let inside = [
            of(0x1549_A966, &info.concat()),
            of(0xEC, b"+67.8557"),
            of(TRACKS, &[track(1, 1), track(2, 33)].concat()),
            cluster(&samples.concat()),
            of(0x1254_C367, b"LOCATION +67.8557+020.2253/ Pixel 9"),
            of(0x1043_A770, b"Kiruna"),
            of(0x1C53_BB6B, b"where to look"),
        ];
        [of(0x1A45_DFA3, b"\x42\x82\x84webm"), segment(&inside.concat())].concat()
    }

    fn begun(id: u64, it: &[u8]) -> Vec<u8> {
        [&id.to_be_bytes()[4..], &[0x01, 255, 255, 255, 255, 255, 255, 255], it].concat()
    }

    #[test]
    fn only_what_the_film_is_played_by_stays_and_every_offset() {
        let known = film(|it| of(CLUSTER, it), |it| of(SEGMENT, it));
        // As a browser records it: the lengths were not known yet.
        let open = film(|it| begun(CLUSTER, it), |it| begun(SEGMENT, it));
        let followed = [&known[..], b"+67.8557 Kiruna"].concat();
        for film in [known, open, followed] {
            let out = strip(&film).unwrap();
            assert_eq!(out.len(), film.len());
            let has = |word: &[u8]| out.windows(word.len()).any(|part| part == word);
            assert!(!has(b"67.8557") && !has(b"Kiruna") && !has(b"Pixel") && !has(b"59.3293"));
            assert!(has(b"picture") && has(b"more") && has(b"length") && has(b"where to look"));
            assert_eq!(strip(&out).unwrap(), out, "what is left is a film still");
        }
    }

    #[test]
    fn a_film_of_which_it_is_not_clear_what_is_picture_is_not_understood() {
        let sample = of(CLUSTER, &of(ALONE, b"\x82\0\0\0+67.8557"));
        for tracks in [vec![], of(TRACKS, &track(2, 33)), of(TRACKS, &track(1, 1))] {
            assert_eq!(strip(&of(SEGMENT, &[tracks, sample.clone()].concat())), None);
        }
    }

    #[test]
    fn what_goes_becomes_nothing_of_the_same_length_however_short() {
        for length in 0..20 {
            let film = [&[0x7B, 0xA9, 0x80 | length][..], &vec![b'x'; length.into()]].concat();
            let out = strip(&film).unwrap();
            let (id, head, inside) = element(&out).unwrap();
            assert_eq!((id, head + inside.unwrap()), (0xEC, film.len()));
            assert!(!out.contains(&b'x'));
        }
    }

    #[test]
    fn a_film_that_breaks_off_or_lies_is_read_to_its_end_and_no_further() {
        for film in [&b""[..], b"\x12", b"\x12\x54\xC3\x67", b"\0\0\0", b"\x1A\x45\xDF\xA3\x01"] {
            assert_eq!(strip(film).unwrap().len(), film.len());
        }
        let longer = of(TRACK, b"\x63\xA2\xFE+67.8557");
        let film = [&longer[..], &of(0x1254_C367, b"+67.8557")].concat();
        for film in [&b"\x12\x54\xC3\x67\xBF+67.8557"[..], &film] {
            assert!(!strip(film).unwrap().windows(4).any(|part| part == b"67.8"));
        }
    }
}
