//! Whom rows name as the manager of a team.

use std::collections::{HashMap, HashSet};

use cairn_ground::PersonId;
use cairn_people::commands::order;

use super::PersonRef;
use crate::rules::{plan::fold_email, row::Named};

/// Whom one row names as manager of its team, and how.
pub struct Vote {
    pub line: u64,
    pub by: PersonRef,
    pub manager: PersonRef,
    pub shown: String,
}

/// Whom most rows name, and the rows that name somebody else. Who is named by others names the
/// manager above in the row of their own, which counts only where there is no other; and who
/// names oneself counts only where nobody names another.
pub fn chosen(votes: &[Vote]) -> Option<(PersonRef, Vec<&Vote>)> {
    let others = votes.iter().filter(|vote| vote.by != vote.manager);
    let named: HashSet<PersonRef> = others.map(|vote| vote.manager).collect();
    let mut heard: Vec<&Vote> = votes.iter().filter(|vote| !named.contains(&vote.by)).collect();
    if heard.is_empty() {
        heard = votes.iter().collect();
    }
    let of_others = || heard.iter().filter(|vote| vote.by != vote.manager);
    let counted: Vec<&&Vote> =
        if of_others().next().is_some() { of_others().collect() } else { heard.iter().collect() };
    let mut counts: HashMap<PersonRef, usize> = HashMap::new();
    for vote in &counted {
        *counts.entry(vote.manager).or_default() += 1;
    }
    let mut chosen = counted.first()?.manager;
    for vote in &counted {
        if counts.get(&vote.manager) > counts.get(&chosen) {
            chosen = vote.manager;
        }
    }
    heard.retain(|vote| vote.manager != chosen);
    Some((chosen, heard))
}

/// Who can be named as a manager.
#[derive(Default)]
pub struct Names {
    by_email: HashMap<String, PersonRef>,
    by_name: HashMap<String, Vec<PersonRef>>,
}

impl Names {
    pub fn add(&mut self, email: Option<&str>, name: &str, person: PersonRef) {
        if let Some(email) = email {
            self.by_email.insert(fold_email(email), person);
        }
        let same = self.by_name.entry(order(name)).or_default();
        if !same.contains(&person) {
            same.push(person);
        }
    }

    /// The one meant.
    ///
    /// # Errors
    /// The code of what is wrong with it.
    pub fn find(&self, named: &Named) -> Result<PersonRef, &'static str> {
        match named {
            Named::Email(email) => self.by_email.get(email).copied().ok_or("manager-unknown"),
            Named::Name(name, shown) => match self.by_name.get(name).map(Vec::as_slice) {
                Some([one]) => Ok(*one),
                Some([_, ..]) => Err("manager-ambiguous"),
                _ if self.several(shown).is_empty() => Err("manager-unknown-name"),
                _ => Err("manager-several"),
            },
            Named::Several(..) => Err("manager-several"),
        }
    }

    /// Everybody of the house who could be meant.
    pub fn all(&self, named: &Named) -> Vec<PersonId> {
        let mailed = |email: &String| self.by_email.get(email).copied();
        let all = match named {
            Named::Email(email) => mailed(email).into_iter().collect(),
            Named::Several(emails, _) => emails.iter().filter_map(mailed).collect(),
            Named::Name(name, shown) => {
                self.by_name.get(name).cloned().unwrap_or_else(|| self.several(shown))
            }
        };
        let known = |person| match person {
            PersonRef::Known(id) => Some(id),
            PersonRef::New(_) => None,
        };
        all.into_iter().filter_map(known).collect()
    }

    /// Those of a cell that names more than one, each of whom is known: "Ek, Karin" is one.
    fn several(&self, shown: &str) -> Vec<PersonRef> {
        let plain = shown.replace(" och ", ";").replace(" and ", ";");
        let parts = plain.split([';', ',', '/', '|', '&']).map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let each: Option<Vec<_>> =
            parts.iter().map(|part| self.by_name.get(&order(part))).collect();
        match each {
            Some(each) if each.len() > 1 => each.into_iter().flatten().copied().collect(),
            _ => Vec::new(),
        }
    }
}
