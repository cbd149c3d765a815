-- So that the active are counted without reading every person.
CREATE INDEX people_person_active ON people_person (deactivated_at);
