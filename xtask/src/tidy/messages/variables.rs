//! What a message uses: walks the syntax tree that fluent-syntax reads.

use fluent_syntax::ast::{
    CallArguments, Expression, InlineExpression, Message, Pattern, PatternElement,
};
use std::collections::BTreeSet;

pub fn of_message<'a>(message: &Message<&'a str>) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    let attributes = message.attributes.iter().map(|attribute| &attribute.value);
    message.value.iter().chain(attributes).for_each(|it| of_pattern(it, &mut names));
    names
}

/// Whether there are words to translate, besides what variables bring.
pub fn has_letters(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().any(|element| match element {
        PatternElement::TextElement { value } => value.contains(char::is_alphabetic),
        PatternElement::Placeable { expression } => match expression {
            Expression::Select { variants, .. } => {
                variants.iter().any(|variant| has_letters(&variant.value))
            }
            Expression::Inline(_) => false,
        },
    })
}

fn of_pattern<'a>(pattern: &Pattern<&'a str>, names: &mut BTreeSet<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression<'a>(expression: &Expression<&'a str>, names: &mut BTreeSet<&'a str>) {
    match expression {
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            for variant in variants {
                of_pattern(&variant.value, names);
            }
        }
        Expression::Inline(inline) => of_inline(inline, names),
    }
}

fn of_inline<'a>(inline: &InlineExpression<&'a str>, names: &mut BTreeSet<&'a str>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name);
        }
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            of_arguments(arguments, names);
        }
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        _ => {}
    }
}

fn of_arguments<'a>(arguments: &CallArguments<&'a str>, names: &mut BTreeSet<&'a str>) {
    arguments.positional.iter().for_each(|it| of_inline(it, names));
    arguments.named.iter().for_each(|it| of_inline(&it.value, names));
}
