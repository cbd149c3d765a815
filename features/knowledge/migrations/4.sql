-- Who could read the page while this version stood: a page shown to more people shows them the text
-- it has then, and not its drafts.
ALTER TABLE knowledge_version ADD COLUMN audience {text} NOT NULL DEFAULT 'me';
UPDATE knowledge_version SET audience =
    (SELECT o.audience FROM objects_object o WHERE o.id = knowledge_version.page_id);
