//! Links as other programs write them: `[[Page]]`, and paths with blanks that nobody encoded.

use super::text::outside_code;

/// The same text with links that Markdown knows; code stays as it is.
pub fn with_links(body: &str) -> String {
    outside_code(body, |out, line| {
        if line.starts_with("    ") {
            out.push_str(line);
        } else {
            of_line(out, line);
        }
    })
}

fn of_line(out: &mut String, line: &str) {
    let mut rest = line;
    let mut in_code = false;
    while let Some(at) = rest.find(['`', '[', ']']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let made = match (in_code, after.as_bytes()) {
            (false, [b'[', b'[', ..]) => wiki(after),
            (false, [b']', b'(', ..]) => spaced(after),
            _ => None,
        };
        if let Some((link, length)) = made {
            out.push_str(&link);
            rest = &after[length..];
        } else {
            in_code ^= after.starts_with('`');
            out.push_str(&after[..1]);
            rest = &after[1..];
        }
    }
    out.push_str(rest);
}

/// `[[Page]]`, `[[Page#Place|words]]`, and pictures as `![[a.png]]`.
fn wiki(text: &str) -> Option<(String, usize)> {
    let end = text.find("]]")?;
    let inside = &text[2..end];
    let (target, words) = inside.split_once('|').unwrap_or((inside, inside));
    let (target, words) = (target.trim(), words.trim().trim_start_matches('#'));
    if target.is_empty() || inside.contains(['[', ']', '<', '>', '\n']) {
        return None;
    }
    Some((format!("[{words}](<{target}>)"), end + 2))
}

/// `](a b/c.md)`: what has a folder or an ending is a path and not words in brackets.
fn spaced(text: &str) -> Option<(String, usize)> {
    let mut open = 0_usize;
    let end = text.char_indices().skip(2).find_map(|(at, c)| {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return Some(at),
            ')' => open -= 1,
            _ => {}
        }
        None
    })?;
    let path = text[2..end].trim();
    let is_path = path.contains(' ') && (path.contains('/') || path.contains('.'));
    if !is_path || path.contains(['<', '>', '"', '\'', '\n']) {
        return None;
    }
    Some((format!("](<{path}>)"), end + 1))
}

#[cfg(test)]
mod tests {
    use super::with_links;

    #[test]
    fn links_of_other_programs_become_markdown() {
        for (written, expected) in [
            ("[Drift](./01 Drift/README.md) x", "[Drift](<./01 Drift/README.md>) x"),
            ("![a](my pic (1).png)", "![a](<my pic (1).png>)"),
            ("se [[Jour och beredskap]].", "se [Jour och beredskap](<Jour och beredskap>)."),
            ("[[Jour#Natt|på natten]]", "[på natten](<Jour#Natt>)"),
            ("![[karta.png]]", "![karta.png](<karta.png>)"),
        ] {
            assert_eq!(with_links(written), expected);
        }
    }

    #[test]
    fn what_is_no_such_link_stays() {
        for text in [
            "[a](b.md \"En titel\")",
            "[a](<b c.md>)",
            "[ ] (en ruta)",
            "[a](inga ord)",
            "`[[kod]]` och `](a b.md)`",
            "```\n[[kod]]\n```",
            "    [[kod]]",
            "[[",
            "a[0][1]",
            "å ]( ö",
        ] {
            assert_eq!(with_links(text), text);
        }
    }
}
