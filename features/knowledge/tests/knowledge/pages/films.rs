use cairn_testkit::apps;

use super::{
    files::added,
    house::{People, features},
};

fn boxed(kind: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).unwrap().to_be_bytes();
    [&length[..], kind, body].concat()
}

fn numbers(all: &[usize]) -> Vec<u8> {
    all.iter().flat_map(|n| u32::try_from(*n).unwrap().to_be_bytes()).collect()
}

fn track(number: usize, handler: &[u8], tables: &[u8]) -> Vec<u8> {
    let hdlr = boxed(b"hdlr", &[&[0; 8], handler, &[0; 12][..], b"GoPro"].concat());
    let mdia = [hdlr, boxed(b"minf", &boxed(b"stbl", tables))].concat();
    let tkhd = boxed(b"tkhd", &numbers(&[0, 0, 0, number]));
    boxed(b"trak", &[tkhd, boxed(b"mdia", &mdia)].concat())
}

/// One sample of so many bytes.
fn tables(start: usize, length: usize) -> [Vec<u8>; 3] {
    let runs = boxed(b"stsc", &numbers(&[0, 1, 1, 1, 1]));
    let starts = boxed(b"stco", &numbers(&[0, 1, start]));
    [boxed(b"stsz", &numbers(&[0, length, 1])), runs, starts]
}

/// A film of one picture, with a track beside it that says where it was made.
fn film(first: &[u8], position: impl Fn(usize) -> Vec<u8>) -> Vec<u8> {
    let start = first.len() + 8;
    let tracks = [
        track(1, b"vide", &tables(start, 7).concat()),
        track(2, b"meta", &position(start + 7)),
        boxed(b"udta", b"\xA9xyz+67.8557"),
    ];
    [first, &boxed(b"mdat", b"picture+67.8557"), &boxed(b"moov", &tracks.concat())].concat()
}

/// The same in pieces, as browsers and some cameras record.
fn pieces() -> Vec<u8> {
    let tracks = [track(1, b"vide", b""), track(2, b"meta", b"")].concat();
    let piece = |start: usize| {
        let run = |number: usize, start: usize, length: usize| {
            let head = boxed(b"tfhd", &numbers(&[0x2_0000, number]));
            let run = boxed(b"trun", &numbers(&[0x201, 1, start, length]));
            boxed(b"traf", &[head, boxed(b"udta", b"+67.8557"), run].concat())
        };
        boxed(b"moof", &[run(1, start, 7), run(2, start + 7, 8)].concat())
    };
    let start = piece(0).len() + 8;
    let told = boxed(b"mdat", b"picture+67.8557");
    [boxed(b"ftyp", b"isom\0\0\0\0"), boxed(b"moov", &tracks), piece(start), told].concat()
}

fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    let length = (1_u64 << 56 | body.len() as u64).to_be_bytes();
    [id, &length, body].concat()
}

/// A film that says where and with what it was made wherever `WebM` and its kin let it.
fn webm(kind: &[u8]) -> Vec<u8> {
    let track = |number: u8, kind: u8| {
        let about =
            [&[0xD7, 0x81, number, 0x83, 0x81, kind][..], &element(b"\x53\x6E", b"67.8557")];
        element(b"\xAE", &about.concat())
    };
    let info = [element(b"\x4D\x80", b"GoPro"), element(b"\x57\x41", b"67.8557")].concat();
    let told = b"\xA3\x8C\x82\0\0\0+67.8557\xA3\x8B\x81\0\0\0picture";
    let inside = [
        element(b"\x15\x49\xA9\x66", &info),
        element(b"\xEC", b"67.8557"),
        element(b"\x16\x54\xAE\x6B", &[track(1, 1), track(2, 33)].concat()),
        element(b"\x10\x43\xA7\x70", b"67.8557"),
        element(b"\x12\x54\xC3\x67", b"LOCATION+67.8557"),
        element(b"\x1F\x43\xB6\x75", told),
    ];
    let head = [&[0x42, 0x82, 0x80 | u8::try_from(kind.len()).unwrap()][..], kind].concat();
    let all = [element(b"\x1A\x45\xDF\xA3", &head), element(b"\x18\x53\x80\x67", &inside.concat())];
    all.concat()
}

#[tokio::test]
async fn a_film_loses_its_position_wherever_it_stands() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let usual = |start: usize| tables(start, 8).concat();
        let short = |start: usize| {
            let [_, runs, starts] = tables(start, 8);
            [&boxed(b"stz2", b"\0\0\0\0\0\0\0\x08\0\0\0\x01\x08"), &runs[..], &starts].concat()
        };
        let mp4 = boxed(b"ftyp", b"isom\0\0\0\0");
        let behind = [&film(&mp4, usual)[..], b"\0\0\0\x02+67.8557 by a camera"].concat();
        for (name, film) in [
            ("old.mov", film(b"", usual)),
            ("usual.mp4", film(&mp4, usual)),
            ("short.mp4", film(&mp4, short)),
            ("pieces.mp4", pieces()),
            ("behind.mp4", behind),
            ("a.webm", webm(b"webm")),
            ("a.mkv", webm(b"matroska")),
        ] {
            let file = added(&people.noor.web, name, &film).await;
            let kept = people.noor.web.get(&file).await;
            assert!(film.windows(7).any(|part| part == b"67.8557"));
            assert!(!kept.text().contains("67.8557"), "{name}: {}", kept.text());
            assert!(!kept.text().contains("GoPro"), "{name}: {}", kept.text());
            assert!(kept.text().contains("picture"), "{name}: {}", kept.text());
            assert_eq!(kept.body.len(), film.len(), "{name}: no offset moves");
        }
    })
    .await;
}

#[tokio::test]
async fn a_film_of_which_it_is_not_clear_what_is_picture_is_refused_in_words() {
    apps(features, |app| async move {
        let people = People::of(app).await;
        let broken = [boxed(b"ftyp", b"isom\0\0\0\0"), boxed(b"mdat", b"+67.8557")].concat();
        let answer = people.noor.web.upload("/files", &[], ("file", "valve.mp4", &broken)).await;
        assert_eq!(answer.status, 422, "{}", answer.text());
        assert!(answer.shows("cannot be removed from valve.mp4"), "{}", answer.text());
    })
    .await;
}
