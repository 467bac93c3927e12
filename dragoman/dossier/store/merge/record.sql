INSERT INTO record
SELECT
    seq, ordinal, id, doc, kind, extractor, confidence, anchor_start, anchor_end, sentence_start, sentence_end, claim, fold_key, record
FROM accepted
WHERE kind <> 'document';
