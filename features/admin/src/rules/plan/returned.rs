//! Who had left and is in the file again: said of each, since nothing comes back unsaid, and what
//! the file does not name does not come back.

use super::{Changed, Problem, TeamRef, Work};

impl Work<'_> {
    pub(super) fn tell_returned(&mut self) {
        let back =
            |changed: &Changed| if changed.back { self.said_of(changed) } else { Vec::new() };
        let said: Vec<_> = self.plan.changed.iter().map(back).collect();
        for (changed, said) in self.plan.changed.iter_mut().zip(said) {
            changed.said = said;
        }
    }

    fn said_of(&self, changed: &Changed) -> Vec<Problem> {
        let at = |code| Problem::new(changed.line, code);
        let team = changed.team.iter().map(|(team, _)| team);
        let teams = team.chain(&changed.beside);
        let teams: Vec<_> = teams.map(|it| self.standing.team_name(&self.plan, it)).collect();
        let mut said = vec![if teams.is_empty() {
            at("back-no-team")
        } else {
            at("back-in-team").with("team", teams.join(", "))
        }];
        let Some(known) = self.by_id.get(&changed.id) else { return said };
        if known.administrator || known.curator {
            said.push(at("back-roles"));
        }
        let named = |team: &TeamRef| self.plan.managers.iter().any(|(managed, _)| managed == team);
        let missing = known.unmanaged.iter().map(|id| TeamRef::Known(*id)).filter(|it| !named(it));
        let missing = missing.map(|team| self.standing.team_name(&self.plan, &team));
        let missing = missing.collect::<Vec<_>>().join(", ");
        if !missing.is_empty() {
            said.push(at("back-no-manager").with("teams", missing));
        }
        said
    }
}
