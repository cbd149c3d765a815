-- Whose words a page made of an answer has: 'own' (of whoever answered), 'changed', or 'unnamed',
-- where whoever answered took the own name off it.
ALTER TABLE knowledge_page ADD COLUMN answer_words {text} NOT NULL DEFAULT 'changed';
UPDATE knowledge_page SET answer_words = 'own' WHERE body =
    (SELECT a.body FROM knowledge_answer a WHERE a.object_id = knowledge_page.answer_id);
