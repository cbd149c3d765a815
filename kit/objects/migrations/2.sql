-- Whom an object is shown to, without its words: lists and the search weigh many objects of which
-- they show few, and a row of this is a tenth of an object's.
CREATE INDEX objects_object_seen ON objects_object (id, audience, team_id, owner_id, hidden_at);
