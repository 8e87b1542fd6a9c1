/** Tables of the store, one migration a version, forward only. */
export const migrations: readonly string[] = [
  `CREATE TABLE document (
     id TEXT PRIMARY KEY, published TEXT, language TEXT NOT NULL, outlet TEXT, body TEXT NOT NULL, sentences TEXT NOT NULL, entities TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX document_by_day ON document (published);
   CREATE TABLE record (
     id TEXT NOT NULL, document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE, kind TEXT NOT NULL, start INTEGER NOT NULL, body TEXT NOT NULL,
     PRIMARY KEY (document, kind, start, id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX record_by_id ON record (id);
   CREATE TABLE finding (id TEXT PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  // decisions are about ids, which a second reading gives again: they outlive the documents
  `CREATE TABLE decision (number INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL) STRICT;
   CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
   CREATE TRIGGER decision_remains BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END;`,
]
