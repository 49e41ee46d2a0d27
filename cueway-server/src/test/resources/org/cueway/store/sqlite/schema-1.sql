CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE journal (number INTEGER PRIMARY KEY, time INTEGER NOT NULL, kind INTEGER NOT NULL,
  newsroom TEXT NOT NULL, rundown TEXT NOT NULL, entry BLOB NOT NULL);
CREATE TABLE runningOrders (ro INTEGER PRIMARY KEY, newsroom TEXT NOT NULL, roID TEXT NOT NULL, roSlug TEXT,
  air TEXT NOT NULL, status TEXT, entry INTEGER NOT NULL, record TEXT NOT NULL);
CREATE INDEX runningOrdersByID ON runningOrders (newsroom, roID);
CREATE TABLE stories (story INTEGER PRIMARY KEY, ro INTEGER NOT NULL, position INTEGER NOT NULL,
  storyID TEXT NOT NULL, storySlug TEXT, storyNum TEXT, status TEXT, record TEXT NOT NULL);
CREATE INDEX storiesInOrder ON stories (ro, position);
CREATE TABLE items (item INTEGER PRIMARY KEY, story INTEGER NOT NULL, position INTEGER NOT NULL,
  itemID TEXT NOT NULL, itemSlug TEXT, objID TEXT, mosID TEXT, status TEXT, record TEXT NOT NULL);
CREATE INDEX itemsInOrder ON items (story, position);
CREATE TABLE mosObjects (object INTEGER PRIMARY KEY, newsroom TEXT NOT NULL, mosID TEXT NOT NULL,
  objID TEXT NOT NULL, objSlug TEXT, objRev TEXT, entry INTEGER NOT NULL, record TEXT NOT NULL);
CREATE INDEX mosObjectsByID ON mosObjects (newsroom, mosID, objID);
CREATE TABLE receipts (mosID TEXT, ncsID TEXT, channel TEXT, messageID TEXT NOT NULL, hash TEXT NOT NULL,
  time TEXT NOT NULL, entry INTEGER NOT NULL, answer TEXT NOT NULL,
  PRIMARY KEY (mosID, ncsID, channel)) WITHOUT ROWID;
CREATE TABLE messageIDs (newsroom TEXT, ncsID TEXT, channel TEXT, last INTEGER NOT NULL,
  PRIMARY KEY (newsroom, ncsID, channel)) WITHOUT ROWID;
CREATE TABLE removed (ids TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('schema', 1), ('projected', 17);
INSERT INTO messageIDs VALUES ('NCS', 'NCS-A', 'ro', 2000);
