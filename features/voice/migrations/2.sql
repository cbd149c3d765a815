-- Whether everyone sees it, as objects_object says: what stands open on the organisation's page is
-- then found without reading what is open inside the teams.
ALTER TABLE voice_proposal ADD COLUMN everyone {int} NOT NULL DEFAULT 0;
UPDATE voice_proposal SET everyone = 1 WHERE EXISTS (SELECT 1 FROM objects_object o
    WHERE o.id = voice_proposal.id AND o.audience = 'organisation');
CREATE INDEX voice_proposal_everyone ON voice_proposal (everyone, answered_at, due_on, id);
