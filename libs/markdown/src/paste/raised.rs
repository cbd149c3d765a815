//! Raised and lowered figures. Markdown has no mark for them, and `m<sup>3</sup>` as `m3`, or worse
//! 10 to the power of 3 as `103`, would be another figure.

use super::dom::{Dom, Id};

/// What a sign becomes.
type Signs = &'static [(char, char)];

const UP: Signs = &[
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('–', '⁻'),
    ('n', 'ⁿ'),
];
const DOWN: Signs = &[
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('–', '₋'),
];

/// The signs for what stands in an element that raises or lowers its text.
pub(super) fn signs(dom: &Dom, id: Id) -> Option<Signs> {
    let said = dom.property(id, "vertical-align");
    match (dom.name(id), said.as_deref()) {
        (_, Some("super")) | ("sup", None) => Some(UP),
        (_, Some("sub")) | ("sub", None) => Some(DOWN),
        _ => None,
    }
}

/// The text in those signs, or as it is where one has none: *1st*, a note's *[1]*.
pub(super) fn written(text: &str, signs: Signs) -> String {
    let sign = |c: char| {
        let known = signs.iter().find(|(from, _)| *from == c).map(|(_, to)| *to);
        known.or(c.is_whitespace().then_some(c))
    };
    text.chars().map(sign).collect::<Option<String>>().unwrap_or_else(|| text.to_owned())
}
