-- The dossier, schema version 2. Any DuckDB client from 1.0 on can read it.
-- Readings and verdicts are appended and never changed; the tables and views named current_* follow from them.

CREATE TABLE meta (
    key VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE meta IS 'What this file is: application id, schema version.';
COMMENT ON COLUMN meta.key IS 'application, schema_version';
COMMENT ON COLUMN meta.value IS 'its value';

CREATE TABLE run (
    id VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE run IS 'A run that brought readings in.';
COMMENT ON COLUMN run.id IS 'the run''s id as the command gave it';
COMMENT ON COLUMN run.recorded_at IS 'when its first batch was merged (UTC)';

CREATE TABLE batch (
    digest VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    run VARCHAR NOT NULL,
    readings INTEGER NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE batch IS 'Batches of readings merged from the inbox: merging one again changes nothing.';
COMMENT ON COLUMN batch.digest IS 'hash of the batch''s rows';
COMMENT ON COLUMN batch.file IS 'its file name in the inbox';
COMMENT ON COLUMN batch.run IS 'the run that wrote it';
COMMENT ON COLUMN batch.readings IS 'readings in it';
COMMENT ON COLUMN batch.recorded_at IS 'when it was merged (UTC)';

CREATE TABLE set_aside (
    file VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE set_aside IS 'Batches that could not be merged: kept in the inbox under the name FILE.bad.';
COMMENT ON COLUMN set_aside.file IS 'its file name in the inbox';
COMMENT ON COLUMN set_aside.reason IS 'what was wrong with it';
COMMENT ON COLUMN set_aside.recorded_at IS 'when it was set aside (UTC)';

CREATE TABLE reading (
    seq BIGINT NOT NULL,
    doc VARCHAR NOT NULL,
    extractor VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    run VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE reading IS 'One document as one extractor read it. Append-only: a later reading of the document supersedes, nothing is overwritten.';
COMMENT ON COLUMN reading.seq IS 'number of the reading, in the order of recording';
COMMENT ON COLUMN reading.doc IS 'the document''s id';
COMMENT ON COLUMN reading.extractor IS 'name and version of what read it';
COMMENT ON COLUMN reading.content IS 'hash of the document record and all records read out of it';
COMMENT ON COLUMN reading.run IS 'the run that brought it in';
COMMENT ON COLUMN reading.recorded_at IS 'when it was recorded (UTC)';

CREATE TABLE current_reading (
    reading BIGINT NOT NULL,
    doc VARCHAR NOT NULL,
    recorded_from TIMESTAMP NOT NULL,
    recorded_to TIMESTAMP
);
COMMENT ON TABLE current_reading IS 'CACHE, rebuilt from reading at any time: from when to when each reading was the document''s current one.';
COMMENT ON COLUMN current_reading.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN current_reading.doc IS 'the document''s id';
COMMENT ON COLUMN current_reading.recorded_from IS 'from this moment (UTC)';
COMMENT ON COLUMN current_reading.recorded_to IS 'up to, not including, this moment (UTC); NULL: still current';

CREATE TABLE current_copy (
    doc VARCHAR NOT NULL,
    text_of VARCHAR NOT NULL
);
COMMENT ON TABLE current_copy IS 'CACHE, rebuilt from verdict at any time: documents that are copies of one text.';
COMMENT ON COLUMN current_copy.doc IS 'the document''s id';
COMMENT ON COLUMN current_copy.text_of IS 'the smallest document id among the copies: the name of the group';

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

CREATE TABLE document (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    media_type VARCHAR NOT NULL,
    raw_hash VARCHAR NOT NULL,
    content_hash VARCHAR NOT NULL,
    url VARCHAR,
    title VARCHAR,
    authors VARCHAR[] NOT NULL,
    outlet VARCHAR,
    origin VARCHAR,
    published_start DATE,
    published_end DATE,
    published_precision VARCHAR,
    published_basis VARCHAR,
    genre VARCHAR NOT NULL,
    contexts VARCHAR[] NOT NULL,
    language VARCHAR,
    error VARCHAR,
    text VARCHAR NOT NULL,
    record VARCHAR NOT NULL
);
COMMENT ON TABLE document IS 'One input file or row, as read.';
COMMENT ON COLUMN document.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN document.id IS 'the document''s id: a hash of locator and raw bytes';
COMMENT ON COLUMN document.path IS 'the locator as the user gave it';
COMMENT ON COLUMN document.media_type IS 'what the bytes were found to be';
COMMENT ON COLUMN document.raw_hash IS 'hash of the bytes';
COMMENT ON COLUMN document.content_hash IS 'hash of the text';
COMMENT ON COLUMN document.url IS 'address of the document, where told';
COMMENT ON COLUMN document.title IS 'its headline';
COMMENT ON COLUMN document.authors IS 'its by-lines';
COMMENT ON COLUMN document.outlet IS 'who published it';
COMMENT ON COLUMN document.origin IS 'who published it first, where that is another outlet';
COMMENT ON COLUMN document.published_start IS 'first day of publication; NULL where open or unknown';
COMMENT ON COLUMN document.published_end IS 'last day of publication; NULL where open or unknown';
COMMENT ON COLUMN document.published_precision IS 'precision that the text gives publication: day, week, month, season, quarter, year, decade, century, period, unknown';
COMMENT ON COLUMN document.published_basis IS 'stated, inferred or unknown: how publication is known';
COMMENT ON COLUMN document.genre IS 'news, analysis, opinion, official, transcript or unknown';
COMMENT ON COLUMN document.contexts IS 'PLOVER context labels of the document';
COMMENT ON COLUMN document.language IS 'ISO 639-1 code; NULL where not told';
COMMENT ON COLUMN document.error IS 'why nothing could be read; NULL: it was read';
COMMENT ON COLUMN document.text IS 'the text that every offset points into; never changes';
COMMENT ON COLUMN document.record IS 'the document as canonical JSON, its text left out';

CREATE TABLE record (
    reading BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    doc VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    extractor VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    anchor_start INTEGER,
    anchor_end INTEGER,
    sentence_start INTEGER,
    sentence_end INTEGER,
    claim VARCHAR,
    fold_key VARCHAR NOT NULL,
    record VARCHAR NOT NULL
);
COMMENT ON TABLE record IS 'What every record read out of a document has, whatever its kind.';
COMMENT ON COLUMN record.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN record.ordinal IS 'place of the record in the reading';
COMMENT ON COLUMN record.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN record.doc IS 'the document''s id';
COMMENT ON COLUMN record.kind IS 'mention, time, place, quantity, event, claim, transfer, cause, state, forecast or evidence: the table with its fields';
COMMENT ON COLUMN record.extractor IS 'name and version of what made it';
COMMENT ON COLUMN record.confidence IS 'probability, 0 to 1, that it is right';
COMMENT ON COLUMN record.anchor_start IS 'first character of the words it hangs on, counted in code points from 0';
COMMENT ON COLUMN record.anchor_end IS 'one past the last character of the words it hangs on';
COMMENT ON COLUMN record.sentence_start IS 'first character of the sentence around them, counted in code points from 0';
COMMENT ON COLUMN record.sentence_end IS 'one past the last character of the sentence around them';
COMMENT ON COLUMN record.claim IS 'id of the innermost claim whose content covers the record; NULL: the outlet''s own voice';
COMMENT ON COLUMN record.fold_key IS 'hash of kind, labels, sides and words: equal in copies of one text';
COMMENT ON COLUMN record.record IS 'the record as canonical JSON';

CREATE TABLE mention (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    actor VARCHAR,
    sector VARCHAR,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE mention IS 'A name, or a phrase that stands for an actor.';
COMMENT ON COLUMN mention.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN mention.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN mention.name IS 'the words, as the text has them';
COMMENT ON COLUMN mention.label IS 'what sort of name it is';
COMMENT ON COLUMN mention.actor IS 'ISO 3166-1 alpha-3 code or registry id; NULL where not resolved';
COMMENT ON COLUMN mention.sector IS 'PLOVER sector (GOV, MIL, ...)';
COMMENT ON COLUMN mention.rule IS 'how the actor was reached';

CREATE TABLE time (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    edtf VARCHAR,
    timex3 VARCHAR,
    start_date DATE,
    end_date DATE,
    precision VARCHAR NOT NULL,
    basis VARCHAR NOT NULL
);
COMMENT ON TABLE time IS 'A time expression.';
COMMENT ON COLUMN time.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN time.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN time.edtf IS 'EDTF (ISO 8601-2)';
COMMENT ON COLUMN time.timex3 IS 'value of a TimeML TIMEX3';
COMMENT ON COLUMN time.start_date IS 'first day; NULL where open or unknown';
COMMENT ON COLUMN time.end_date IS 'last day; NULL where open or unknown';
COMMENT ON COLUMN time.precision IS 'precision that the text gives';
COMMENT ON COLUMN time.basis IS 'stated, inferred or unknown';

CREATE TABLE place (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    lat DOUBLE,
    lon DOUBLE,
    country VARCHAR
);
COMMENT ON TABLE place IS 'A named place.';
COMMENT ON COLUMN place.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN place.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN place.name IS 'the words, as the text has them';
COMMENT ON COLUMN place.lat IS 'degrees north (WGS 84), never finer than the text';
COMMENT ON COLUMN place.lon IS 'degrees east (WGS 84), never finer than the text';
COMMENT ON COLUMN place.country IS 'ISO 3166-1 alpha-3 code';

CREATE TABLE quantity (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    low DOUBLE,
    high DOUBLE,
    unit VARCHAR,
    hedge VARCHAR
);
COMMENT ON TABLE quantity IS 'A number with its unit, as a range.';
COMMENT ON COLUMN quantity.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN quantity.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN quantity.low IS 'lower end; NULL where open';
COMMENT ON COLUMN quantity.high IS 'upper end; NULL where open';
COMMENT ON COLUMN quantity.unit IS 'what is counted';
COMMENT ON COLUMN quantity.hedge IS 'the words that hedge it';

CREATE TABLE event (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    mode VARCHAR,
    polarity VARCHAR NOT NULL,
    certainty VARCHAR NOT NULL,
    phase VARCHAR NOT NULL,
    counterfactual BOOLEAN NOT NULL,
    aspect VARCHAR NOT NULL,
    modality VARCHAR NOT NULL,
    historical BOOLEAN,
    time_start DATE,
    time_end DATE,
    time_precision VARCHAR,
    time_basis VARCHAR,
    place VARCHAR
);
COMMENT ON TABLE event IS 'Who did what to whom (PLOVER). Its sides are in event_side.';
COMMENT ON COLUMN event.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN event.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN event.type IS 'one of the 16 roots';
COMMENT ON COLUMN event.mode IS 'the root''s how';
COMMENT ON COLUMN event.polarity IS '+, or -: said not to have happened';
COMMENT ON COLUMN event.certainty IS 'certain, probable, possible, unknown: as its nearest voice puts it';
COMMENT ON COLUMN event.phase IS 'intended, begun, ongoing, completed, stopped';
COMMENT ON COLUMN event.counterfactual IS 'would have, had it not';
COMMENT ON COLUMN event.aspect IS 'episode, aggregate or background';
COMMENT ON COLUMN event.modality IS 'actual, negated, hypothetical or future';
COMMENT ON COLUMN event.historical IS 'over a year before the document; NULL where not known';
COMMENT ON COLUMN event.time_start IS 'first day of the act; NULL where open or unknown';
COMMENT ON COLUMN event.time_end IS 'last day of the act; NULL where open or unknown';
COMMENT ON COLUMN event.time_precision IS 'precision that the text gives the act: day, week, month, season, quarter, year, decade, century, period, unknown';
COMMENT ON COLUMN event.time_basis IS 'stated, inferred or unknown: how the act is known';
COMMENT ON COLUMN event.place IS 'id of a place record';

CREATE TABLE event_side (
    reading BIGINT NOT NULL,
    event VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    actor VARCHAR,
    sector VARCHAR,
    basis VARCHAR NOT NULL,
    side_start INTEGER,
    side_end INTEGER
);
COMMENT ON TABLE event_side IS 'The actors and recipients of events.';
COMMENT ON COLUMN event_side.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN event_side.event IS 'the event''s id';
COMMENT ON COLUMN event_side.role IS 'actor or recipient';
COMMENT ON COLUMN event_side.ordinal IS 'place among the sides of that role, from 0';
COMMENT ON COLUMN event_side.name IS 'the words, as the text has them';
COMMENT ON COLUMN event_side.actor IS 'ISO 3166-1 alpha-3 code or registry id; NULL where not resolved';
COMMENT ON COLUMN event_side.sector IS 'PLOVER sector';
COMMENT ON COLUMN event_side.basis IS 'stated or inferred';
COMMENT ON COLUMN event_side.side_start IS 'first character of the words that name it, counted in code points from 0';
COMMENT ON COLUMN event_side.side_end IS 'one past the last character of the words that name it';

CREATE TABLE claim (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    speaker_name VARCHAR NOT NULL,
    speaker_actor VARCHAR,
    speaker_affiliation VARCHAR,
    stance VARCHAR NOT NULL,
    speech_act VARCHAR NOT NULL,
    certainty VARCHAR NOT NULL,
    quoted BOOLEAN NOT NULL,
    basis VARCHAR
);
COMMENT ON TABLE claim IS 'Who says so: source, cue, content.';
COMMENT ON COLUMN claim.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN claim.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN claim.speaker_name IS 'who says it, as the text has it';
COMMENT ON COLUMN claim.speaker_actor IS 'the speaker as an actor; NULL where not resolved';
COMMENT ON COLUMN claim.speaker_affiliation IS 'the actor that the speaker belongs to';
COMMENT ON COLUMN claim.stance IS 'affirms, denies, doubts or open';
COMMENT ON COLUMN claim.speech_act IS 'state, predict, promise, demand, accuse, ask';
COMMENT ON COLUMN claim.certainty IS 'certain, probable, possible, unknown';
COMMENT ON COLUMN claim.quoted IS 'verbatim';
COMMENT ON COLUMN claim.basis IS 'how the speaker knows, where told';

CREATE TABLE transfer (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    events VARCHAR[] NOT NULL,
    giver_name VARCHAR,
    giver_actor VARCHAR,
    giver_basis VARCHAR,
    receiver_name VARCHAR,
    receiver_actor VARCHAR,
    receiver_basis VARCHAR,
    item VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    quantity_low DOUBLE,
    quantity_high DOUBLE,
    quantity_unit VARCHAR,
    quantity_hedge VARCHAR,
    status VARCHAR NOT NULL,
    polarity VARCHAR NOT NULL,
    time_start DATE,
    time_end DATE,
    time_precision VARCHAR,
    time_basis VARCHAR
);
COMMENT ON TABLE transfer IS 'What passes, or is meant to pass, from giver to receiver.';
COMMENT ON COLUMN transfer.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN transfer.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN transfer.events IS 'ids of the acts that speak of it';
COMMENT ON COLUMN transfer.giver_name IS 'who gives, as the text names it';
COMMENT ON COLUMN transfer.giver_actor IS 'who gives: ISO 3166-1 alpha-3 code or registry id; NULL where not resolved';
COMMENT ON COLUMN transfer.giver_basis IS 'stated or inferred: how who gives is known';
COMMENT ON COLUMN transfer.receiver_name IS 'who receives, as the text names it';
COMMENT ON COLUMN transfer.receiver_actor IS 'who receives: ISO 3166-1 alpha-3 code or registry id; NULL where not resolved';
COMMENT ON COLUMN transfer.receiver_basis IS 'stated or inferred: how who receives is known';
COMMENT ON COLUMN transfer.item IS 'what passes, as the text names it';
COMMENT ON COLUMN transfer.category IS 'arms, personnel, technology, know-how, money, energy, goods, intelligence, services, diplomatic-cover';
COMMENT ON COLUMN transfer.quantity_low IS 'lower end; NULL where open or not told';
COMMENT ON COLUMN transfer.quantity_high IS 'upper end; NULL where open or not told';
COMMENT ON COLUMN transfer.quantity_unit IS 'what is counted';
COMMENT ON COLUMN transfer.quantity_hedge IS 'the words that hedge it';
COMMENT ON COLUMN transfer.status IS 'sought, offered, contracted, in-transit, delivered, used, refused, unknown';
COMMENT ON COLUMN transfer.polarity IS '+, or -: said not to be so';
COMMENT ON COLUMN transfer.time_start IS 'first day of the transfer; NULL where open or unknown';
COMMENT ON COLUMN transfer.time_end IS 'last day of the transfer; NULL where open or unknown';
COMMENT ON COLUMN transfer.time_precision IS 'precision that the text gives the transfer: day, week, month, season, quarter, year, decade, century, period, unknown';
COMMENT ON COLUMN transfer.time_basis IS 'stated, inferred or unknown: how the transfer is known';

CREATE TABLE cause (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    cause_start INTEGER,
    cause_end INTEGER,
    effect_start INTEGER,
    effect_end INTEGER,
    cause_change VARCHAR NOT NULL,
    effect_change VARCHAR NOT NULL,
    sign VARCHAR,
    hedged BOOLEAN NOT NULL,
    intended BOOLEAN NOT NULL
);
COMMENT ON TABLE cause IS 'A causal statement.';
COMMENT ON COLUMN cause.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN cause.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN cause.cause_start IS 'first character of the cause, counted in code points from 0';
COMMENT ON COLUMN cause.cause_end IS 'one past the last character of the cause';
COMMENT ON COLUMN cause.effect_start IS 'first character of the effect, counted in code points from 0';
COMMENT ON COLUMN cause.effect_end IS 'one past the last character of the effect';
COMMENT ON COLUMN cause.cause_change IS 'up, down or occurs';
COMMENT ON COLUMN cause.effect_change IS 'up, down or occurs';
COMMENT ON COLUMN cause.sign IS '+ or -: product of the two changes; NULL where one is not told';
COMMENT ON COLUMN cause.hedged IS 'put with reserve';
COMMENT ON COLUMN cause.intended IS 'a motive: its effect is hoped for';

CREATE TABLE state (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    subject_name VARCHAR,
    subject_actor VARCHAR,
    subject_basis VARCHAR,
    object_name VARCHAR,
    object_actor VARCHAR,
    object_basis VARCHAR,
    relation VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    time_start DATE,
    time_end DATE,
    time_precision VARCHAR,
    time_basis VARCHAR
);
COMMENT ON TABLE state IS 'How things stand: a description, not an event.';
COMMENT ON COLUMN state.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN state.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN state.subject_name IS 'of whom it is said, as the text names it';
COMMENT ON COLUMN state.subject_actor IS 'of whom it is said: ISO 3166-1 alpha-3 code or registry id; NULL where not resolved';
COMMENT ON COLUMN state.subject_basis IS 'stated or inferred: how of whom it is said is known';
COMMENT ON COLUMN state.object_name IS 'towards whom, as the text names it';
COMMENT ON COLUMN state.object_actor IS 'towards whom: ISO 3166-1 alpha-3 code or registry id; NULL where not resolved';
COMMENT ON COLUMN state.object_basis IS 'stated or inferred: how towards whom is known';
COMMENT ON COLUMN state.relation IS 'alliance, rivalry, dependence, leverage, isolation, hostility, neutrality, abstention, strength, weakness';
COMMENT ON COLUMN state.direction IS 'rising, falling, steady';
COMMENT ON COLUMN state.time_start IS 'first day of the state; NULL where open or unknown';
COMMENT ON COLUMN state.time_end IS 'last day of the state; NULL where open or unknown';
COMMENT ON COLUMN state.time_precision IS 'precision that the text gives the state: day, week, month, season, quarter, year, decade, century, period, unknown';
COMMENT ON COLUMN state.time_basis IS 'stated, inferred or unknown: how the state is known';

CREATE TABLE forecast (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    hedge VARCHAR,
    band VARCHAR,
    horizon_start DATE,
    horizon_end DATE,
    horizon_precision VARCHAR,
    horizon_basis VARCHAR,
    presupposed BOOLEAN NOT NULL
);
COMMENT ON TABLE forecast IS 'What somebody expects.';
COMMENT ON COLUMN forecast.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN forecast.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN forecast.hedge IS 'the words that hedge it';
COMMENT ON COLUMN forecast.band IS 'ICD-203 band; NULL where the words map to none';
COMMENT ON COLUMN forecast.horizon_start IS 'first day of what is expected; NULL where open or unknown';
COMMENT ON COLUMN forecast.horizon_end IS 'last day of what is expected; NULL where open or unknown';
COMMENT ON COLUMN forecast.horizon_precision IS 'precision that the text gives what is expected: day, week, month, season, quarter, year, decade, century, period, unknown';
COMMENT ON COLUMN forecast.horizon_basis IS 'stated, inferred or unknown: how what is expected is known';
COMMENT ON COLUMN forecast.presupposed IS 'taken for granted rather than said';

CREATE TABLE evidence (
    reading BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    presenter VARCHAR,
    seen BOOLEAN
);
COMMENT ON TABLE evidence IS 'What is shown for a claim.';
COMMENT ON COLUMN evidence.reading IS 'the reading that this row belongs to (reading.seq)';
COMMENT ON COLUMN evidence.id IS 'the record''s id: a hash of document, kind, anchor span and ordinal';
COMMENT ON COLUMN evidence.what IS 'debris, image, document, recording, listing, data ...';
COMMENT ON COLUMN evidence.presenter IS 'who shows it, as the text has it';
COMMENT ON COLUMN evidence.seen IS 'seen by the outlet itself; NULL where not told';

CREATE TABLE verdict (
    seq BIGINT NOT NULL,
    id VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    left_id VARCHAR NOT NULL,
    right_id VARCHAR NOT NULL,
    judgement VARCHAR NOT NULL,
    judged_by VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    how VARCHAR NOT NULL,
    score DOUBLE,
    undoes VARCHAR,
    recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE verdict IS 'What an analyst or a rule holds two things to be. Append-only; undoing one adds a row.';
COMMENT ON COLUMN verdict.seq IS 'number of the verdict, in the order of recording';
COMMENT ON COLUMN verdict.id IS 'the verdict''s id';
COMMENT ON COLUMN verdict.question IS 'copy, story, identity or record';
COMMENT ON COLUMN verdict.left_id IS 'the smaller of the two ids';
COMMENT ON COLUMN verdict.right_id IS 'the greater of the two ids';
COMMENT ON COLUMN verdict.judgement IS 'SAME, DIFFERENT, UNSURE; UNDONE takes back the verdict named in undoes';
COMMENT ON COLUMN verdict.judged_by IS 'a person, or rule:NAME/VERSION';
COMMENT ON COLUMN verdict.why IS 'the reason';
COMMENT ON COLUMN verdict.how IS 'the relation found';
COMMENT ON COLUMN verdict.score IS 'what the rule measured';
COMMENT ON COLUMN verdict.undoes IS 'id of the verdict that this row takes back';
COMMENT ON COLUMN verdict.recorded_at IS 'when it was recorded (UTC)';

-- What is current: the rows of each document's last reading, with the interval in which they were current.
CREATE VIEW current_document AS
SELECT r.recorded_from, r.recorded_to, d.*
FROM document d JOIN current_reading r ON r.reading = d.reading WHERE r.recorded_to IS NULL;
COMMENT ON VIEW current_document IS 'Documents as last read.';
CREATE VIEW current_record AS
SELECT r.recorded_from, r.recorded_to, x.*
FROM record x JOIN current_reading r ON r.reading = x.reading WHERE r.recorded_to IS NULL;
COMMENT ON VIEW current_record IS 'What all records have, of each document as last read.';
CREATE VIEW current_mention AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN mention k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_mention IS 'Records of kind mention, of each document as last read.';
CREATE VIEW current_time AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN time k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_time IS 'Records of kind time, of each document as last read.';
CREATE VIEW current_place AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN place k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_place IS 'Records of kind place, of each document as last read.';
CREATE VIEW current_quantity AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN quantity k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_quantity IS 'Records of kind quantity, of each document as last read.';
CREATE VIEW current_event AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN event k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_event IS 'Records of kind event, of each document as last read.';
CREATE VIEW current_claim AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN claim k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_claim IS 'Records of kind claim, of each document as last read.';
CREATE VIEW current_transfer AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN transfer k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_transfer IS 'Records of kind transfer, of each document as last read.';
CREATE VIEW current_cause AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN cause k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_cause IS 'Records of kind cause, of each document as last read.';
CREATE VIEW current_state AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN state k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_state IS 'Records of kind state, of each document as last read.';
CREATE VIEW current_forecast AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN forecast k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_forecast IS 'Records of kind forecast, of each document as last read.';
CREATE VIEW current_evidence AS
SELECT x.*, k.* EXCLUDE (reading, id)
FROM current_record x JOIN evidence k ON k.reading = x.reading AND k.id = x.id;
COMMENT ON VIEW current_evidence IS 'Records of kind evidence, of each document as last read.';
CREATE VIEW current_verdict AS
SELECT v.* EXCLUDE (undoes)
FROM verdict v
WHERE v.undoes IS NULL AND NOT EXISTS (FROM verdict u WHERE u.undoes = v.id)
QUALIFY row_number() OVER (
    PARTITION BY question, left_id, right_id ORDER BY starts_with(judged_by, 'rule:'), seq DESC
) = 1;
COMMENT ON VIEW current_verdict IS 'The verdict in force on each pair: a person''s before a rule''s, then the latest.';
