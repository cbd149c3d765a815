//! Files as programs write them.

use super::*;

fn code(bytes: &[u8]) -> &'static str {
    match read(bytes) {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn separators_character_sets_and_blank_lines_are_understood() {
    let utf8 = "\u{FEFF}Namn;E-post\r\n\r\nÅsa Öberg;asa@x.se\r\n;;\r\nNoor;\r\n";
    let table = read(utf8.as_bytes()).unwrap();
    assert_eq!((table.read_as, table.separator), ("UTF-8", ';'));
    let lines: Vec<u64> = table.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 5]);
    assert_eq!(table.rows[0].cell(Column::Name), "Åsa Öberg");
    let latin = read(b"name\ttelefon\n\xC5sa\t1\n").unwrap();
    assert_eq!((latin.read_as, latin.separator), ("Latin-1", '\t'));
    assert_eq!(latin.rows[0].cell(Column::Name), "Åsa");
    assert_eq!(latin.ignored, ["telefon"]);
    let excel = read(b"sep=;\nname;email\nA;a@x.se\n").unwrap();
    assert_eq!(excel.rows[0].line, 3);
}

#[test]
fn a_quoted_cell_keeps_its_separators_and_lines() {
    let table = read(b"name,title\n\"Holm, Ada\",\"a \"\"b\"\"\nc\"\nNoor,x\n").unwrap();
    assert_eq!(table.rows[0].cell(Column::Name), "Holm, Ada");
    assert_eq!(table.rows[0].cell(Column::Title), "a \"b\"\nc");
    assert_eq!(table.rows[1].line, 4);
    assert!(table.problems.is_empty());
}

#[test]
fn a_row_that_cannot_be_read_is_named_and_the_others_are_kept() {
    let table = read(b"name,email\nAda,a@x.se\nB,b@x.se,more\nC\nNoor,\"n@x.se\nD,d@x.se\n");
    let table = table.unwrap();
    assert_eq!(table.rows.len(), 1);
    let found: Vec<_> = table.problems.iter().map(|p| (p.line, p.code)).collect();
    assert_eq!(found, [(3, "uneven"), (4, "uneven"), (5, "unclosed")]);
}

#[test]
fn what_is_no_table_of_people_is_refused_in_words() {
    assert_eq!(code(b""), "file-empty");
    assert_eq!(code(b"name,email\n\n"), "file-empty");
    assert_eq!(code(b"PK\x03\x04zip"), "not-csv");
    assert_eq!(code(b"name\0email\n"), "not-csv");
    assert_eq!(code(b"\xFF\xFEn\0a\0"), "no-name-column");
    assert_eq!(code(b"first,last\nA,B\n"), "no-name-column");
    assert_eq!(code(b"name,namn\nA,B\n"), "column-twice");
    assert_eq!(code(&vec![b'a'; FILE_BYTES + 1]), "file-too-large");
}

#[test]
fn what_excel_on_windows_writes_keeps_its_letters() {
    let table = read(b"namn;titel\n\x8Aimon \x93Sim\x94 \x8E\xE1k;\x80\nNoor;\x81\n").unwrap();
    assert_eq!(table.read_as, "Windows-1252");
    assert_eq!(table.rows[0].cell(Column::Name), "Šimon “Sim” Žák");
    assert_eq!(table.rows[0].cell(Column::Title), "€");
    let found: Vec<_> = table.problems.iter().map(|p| (p.line, p.code)).collect();
    assert_eq!(found, [(3, "lost-letter")], "81 is no letter there");
}

#[test]
fn excels_unicode_text_is_read() {
    let text = "Namn\tE-post\r\nÅsa Žák\tasa@x.se\r\n";
    for (mark, little) in [([0xFF, 0xFE], true), ([0xFE, 0xFF], false)] {
        let units = text.encode_utf16();
        let bytes = units.flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() });
        let file: Vec<u8> = mark.into_iter().chain(bytes).collect();
        let table = read(&file).unwrap();
        assert_eq!((table.read_as, table.separator), ("UTF-16", '\t'));
        assert_eq!(table.rows[0].cell(Column::Name), "Åsa Žák");
    }
}

#[test]
fn a_column_stands_in_for_one_that_is_missing() {
    let both = read("namn,enhet,team\nÅsa,Drift,Nord\n".as_bytes()).unwrap();
    assert_eq!(
        (both.rows[0].cell(Column::Team), both.rows[0].cell(Column::Unit)),
        ("Nord", "Drift")
    );
    let one = read("Förnamn,Efternamn,Enhet,UserPrincipalName\nÅsa,Ek,Drift,a@x.se\n".as_bytes());
    let one = one.unwrap();
    assert_eq!(
        (one.rows[0].cell(Column::Team), one.rows[0].cell(Column::Email)),
        ("Drift", "a@x.se")
    );
    let parts = read("name,surname,mail,upn\nÅsa Ek,Ek,a@x.se,b@x.se\n".as_bytes()).unwrap();
    assert_eq!(parts.ignored, ["surname", "upn"]);
    assert_eq!(parts.rows[0].cell(Column::Email), "a@x.se");
}
