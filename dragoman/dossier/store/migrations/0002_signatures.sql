-- From version 1 to 2: signatures, by which copies are found. They are made anew at the next link step.
CREATE TABLE signature (
    reading BIGINT NOT NULL,
    doc VARCHAR NOT NULL,
    words INTEGER NOT NULL,
    exact VARCHAR NOT NULL,
    opening VARCHAR NOT NULL,
    bands UBIGINT[] NOT NULL
);
COMMENT ON TABLE signature IS 'CACHE, made from document at any time: what copies of one text are found by.';
COMMENT ON COLUMN signature.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN signature.doc IS 'the document''s id';
COMMENT ON COLUMN signature.words IS 'words of article text';
COMMENT ON COLUMN signature.exact IS 'hash of the words of the article text, in order';
COMMENT ON COLUMN signature.opening IS 'hash of its first words; empty where it is too short';
COMMENT ON COLUMN signature.bands IS 'MinHash of its word shingles, in bands: texts that share a band are compared';
