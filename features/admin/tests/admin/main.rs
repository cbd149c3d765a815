//! Administration as those who run the house meet it, on both databases.

mod imports;
mod people;
mod reports;
mod samples;

use cairn_feature::Feature;

fn features() -> Vec<Feature> {
    vec![cairn_admin::feature()]
}
