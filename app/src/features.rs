//! The only wiring list: one line a feature.

use cairn_feature::Feature;

/// Every feature of the product.
pub fn all() -> Vec<Feature> {
    vec![
        cairn_entry::feature(),
        cairn_home::feature(),
        cairn_commitments::feature(),
        cairn_knowledge::feature(),
        cairn_reviews::feature(),
        cairn_voice::feature(),
        cairn_rhythm::feature(),
        cairn_lrs::feature(),
        cairn_admin::feature(),
    ]
}
