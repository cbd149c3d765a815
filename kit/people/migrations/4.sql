-- Who made a way in for somebody else, for a member of which team, and to which address it was sent:
-- it opens only while they still may, and while the address is still that one.
ALTER TABLE people_way_in ADD COLUMN made_by {id} REFERENCES people_person (id) ON DELETE CASCADE;
ALTER TABLE people_way_in ADD COLUMN team_id {id} REFERENCES people_team (id) ON DELETE CASCADE;
ALTER TABLE people_way_in ADD COLUMN sent_to {text};
CREATE INDEX people_way_in_maker ON people_way_in (made_by);
-- Of those that are out, nobody knows that any longer.
DELETE FROM people_way_in WHERE used_at IS NULL;
