//! The only wiring list: one line a feature.

use cairn_feature::Feature;

/// Every feature of the product.
pub fn all() -> Vec<Feature> {
    vec![cairn_entry::feature()]
}
