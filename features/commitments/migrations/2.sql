-- What somebody from outside promised a team is their own step, which the team sees.
UPDATE commitments_step SET scope = 'mine' WHERE scope = 'ours' AND id IN (
    SELECT o.id FROM objects_object o WHERE o.kind = 'step' AND o.owner_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM people_membership m
        WHERE m.team_id = o.team_id AND m.person_id = o.owner_id)
    AND NOT EXISTS (SELECT 1 FROM people_manager g
        WHERE g.team_id = o.team_id AND g.person_id = o.owner_id));
