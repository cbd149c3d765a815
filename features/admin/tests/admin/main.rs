//! Administration as those who run the house meet it, on both databases.

mod back;
mod beside;
mod imports;
mod leavers;
mod odd_files;
mod organisation;
mod people;
mod reports;
mod unseen;

use cairn_feature::Feature;

fn features() -> Vec<Feature> {
    vec![cairn_admin::feature()]
}

#[test]
fn every_page_and_every_word_stands_in_both_languages() {
    let flaws = cairn_testkit::samples::flaws(&cairn_admin::feature());
    assert!(flaws.is_empty(), "{flaws:#?}");
}
