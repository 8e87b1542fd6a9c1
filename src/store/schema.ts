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
]
