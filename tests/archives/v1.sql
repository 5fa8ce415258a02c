-- An archive as version 1 of the tables left it: three meetings of keeping.story. Frozen: never edit.
PRAGMA application_id = 1129542770;
PRAGMA user_version = 1;
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE authority (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT);
CREATE TABLE body (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 BLOB NOT NULL UNIQUE,
    path TEXT NOT NULL,
    location TEXT NOT NULL,
    authority INTEGER NOT NULL REFERENCES authority,
    body TEXT,
    day TEXT,
    meeting TEXT,
    rules TEXT NOT NULL,
    source TEXT NOT NULL,
    items INTEGER NOT NULL
);
CREATE INDEX document_location ON document (location);
CREATE INDEX document_rules ON document (rules);
CREATE INDEX document_meeting ON document (authority, meeting);
CREATE TABLE content (
    document INTEGER PRIMARY KEY REFERENCES document,
    head BLOB NOT NULL,
    whole BLOB NOT NULL
);
CREATE TABLE item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES document,
    place INTEGER NOT NULL,
    outcomes TEXT NOT NULL,
    story INTEGER REFERENCES story,
    UNIQUE (document, place)
);
CREATE INDEX item_story ON item (story);
CREATE VIRTUAL TABLE passage USING fts5 (
    title, decided, text, content='', tokenize="unicode61 remove_diacritics 0"
);
CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    authority INTEGER NOT NULL REFERENCES authority,
    name TEXT NOT NULL,
    sorted TEXT NOT NULL,
    collective INTEGER NOT NULL,
    status TEXT NOT NULL,
    first TEXT,
    last TEXT,
    decided TEXT,
    data BLOB NOT NULL,
    UNIQUE (authority, name)
);
CREATE TABLE name (
    key TEXT NOT NULL,
    story INTEGER NOT NULL REFERENCES story,
    printed TEXT
);
CREATE INDEX name_key ON name (key);
CREATE INDEX name_story ON name (story);
CREATE INDEX name_printed ON name (printed) WHERE printed IS NOT NULL;
CREATE TABLE entry (
    story INTEGER NOT NULL REFERENCES story,
    place INTEGER NOT NULL,
    day TEXT,
    body INTEGER REFERENCES body,
    kind TEXT NOT NULL,
    outcome TEXT,
    PRIMARY KEY (story, place)
) WITHOUT ROWID;
CREATE TABLE matter (
    since TEXT NOT NULL,
    authority INTEGER NOT NULL REFERENCES authority,
    story INTEGER NOT NULL REFERENCES story,
    place INTEGER NOT NULL,
    due TEXT,
    data TEXT NOT NULL,
    PRIMARY KEY (since, authority, story, place)
) WITHOUT ROWID;
CREATE INDEX matter_story ON matter (authority, story);
CREATE TABLE handover (
    story INTEGER NOT NULL REFERENCES story,
    place INTEGER NOT NULL,
    day TEXT,
    giver INTEGER REFERENCES body,
    taker INTEGER REFERENCES body,
    PRIMARY KEY (story, place)
) WITHOUT ROWID;
CREATE TABLE linked (
    authority INTEGER PRIMARY KEY REFERENCES authority,
    missing TEXT NOT NULL
);
CREATE TABLE pending (authority INTEGER PRIMARY KEY REFERENCES authority, stamp INTEGER NOT NULL);
INSERT INTO authority (id, key, name) VALUES
(1, 'vejen kommune', 'Vejen Kommune');
INSERT INTO body (id, name) VALUES
(1, 'Teknik- og Miljøudvalget');
INSERT INTO body (id, name) VALUES
(2, 'Byrådet');
INSERT INTO document (id, sha256, path, location, authority, body, day, meeting, rules, source, items) VALUES
(1, X'd22f195bce8449af06d481615e7793e0a908a2fbff0d8b61eee12e893a61c18a', 'minutes/aug.txt', 'minutes/aug.txt', 1, 'Teknik- og Miljøudvalget', '2019-08-12', 'teknik miljø 2019-08-12', '0.1.0+00000000', '{"encoding":"utf-8","damaged":0,"pages":[],"wishes":[null,null,null]}', 2);
INSERT INTO document (id, sha256, path, location, authority, body, day, meeting, rules, source, items) VALUES
(2, X'0885a241c5b3ed7a10130ff2fdaf5e0f7af588cfeb47b6174684cb2283dd01ca', 'minutes/okt.txt', 'minutes/okt.txt', 1, 'Byrådet', '2019-10-01', 'byråd 2019-10-01', '0.1.0+00000000', '{"encoding":"utf-8","damaged":0,"pages":[],"wishes":[null,null,null]}', 1);
INSERT INTO document (id, sha256, path, location, authority, body, day, meeting, rules, source, items) VALUES
(3, X'24beb919ef3b77f69af03b792d9d213753ccb52fc09fe3dadb888162c8241188', 'minutes/sep.txt', 'minutes/sep.txt', 1, 'Teknik- og Miljøudvalget', '2019-09-09', 'teknik miljø 2019-09-09', '0.1.0+00000000', '{"encoding":"utf-8","damaged":0,"pages":[],"wishes":[null,null,null]}', 2);
INSERT INTO content (document, head, whole) VALUES
(1, X'787d69ec19f9c597416e83301045af62b12d563c0683dd6dd75db5eade804909884415a95455394eefd07d2e56db010a041482d4660bc2633c7ffefbfeec69f0456d54790e96679597598ed1768d1eb36273fceee8a05509084c38066a6afe62c601724f8c82c649e3f42abaa8d8e6bacfa85ee46afcec34deb238dbc9d64a1603e9e123d704ad3254482d2374fcb230ed0f35881505c67cf3e232ab421742d3aeebcd0d4d3600e99623a0e6e42901a13732e282cc14b6fa69a6cb32c00a60029e93057585b18ecfa2aaddc724573b74ec3a42fb587f3931d433b87a8ef8ba1bf548354be077f5165d60aaf9853f809eac2a19bf8e12f3e0765293998dc6729ff2acd0263da24bcf0edd0c55827029bb852ca9670affbb2cc7ecfdb49549652e4f7c0b7143d9a927cb32df0df469f4334c58f5ad6125f7eb61d84a284d41b02856dcf7854c4990f81c02602a0c85a78814844b9a46694a121e05a09402aab8f064003170a995dd843567b72ff30aeb60b42deff4c5a78e83d804166c9d6a80c0c319030d93bbd9ee07e2745570', X'787d69ec19f99d95416ec2301045af32ea3aa1b169d436bbb6a23ba40a50374d170e31c138b551628a50d5e37007f6b958c74948404405b1b3e4b135f69bffffc7cd68f03a183d4d60c2a512d2059dc050a48b62b7870d710f0875bd07977ae43154a11a163b04c48c3ede029962a517785e53941b1ec33b5f70b51f6f07522d9125505bf4b652d20009e0652331b08c8094213528b61c7743451e6f29f1fd3bbb7e664992ad546cd76323f0ca1c2f82a4d8c24c6791802f1cb728db286e7a657d630effbd0daf397e5c95066d733480b114a9e1753ffdea7957dedea009516296758628c49235de770ce807072db6486b73429efc9bd78e21d44c2361944e5e4663a949a8dd31072b4560392ced1fbb681d5a05409b7d07d76b61e680b6243298099ec6392c56b98188a77addce9f95881db936c2bb0c3a625399641a01e1c9038baea9d9d1afd47c8edde1e01387f43f7ff1a34eeda92b052e06dd76731afebe43ee2bb9edcda88ccc522f68a4c6b0e9bc153ef6d6f51b67e2ea8a46bb7c89f61dea5fde2b56fe017fbb5a58');
INSERT INTO content (document, head, whole) VALUES
(2, X'787d69ec19f9b5964d6ec3201046af82bc6d5066f88971b6bd43775d600caaebc8f6822eaa2ac7e9497ab102712a3b41aa6c292b2f903cc037f31e5f8b1e7cb1efb6bf174b0ea55851040a91e133ab140847880d93174bb128b023a7a10bb11276f9c96adb8cc166ad6947fd478ecdfe79feec82307d4b4e3a740df9f94eee5cce30567b86528ab8f0bf9aca1df298ce7a9691eb7d931028018c17cd00ab5037c3388c7552775c6727113ec5bb428db33c338acc0e45aafc004f6e1d527ed9cf3653c6833c4065da7b6ddeb21ecc7a697a6bed87cedf2a0a94929a0934b2e6b629350272708eb9463b69c195e1a39471b616657dc0521c943035638a370da0d1112893e28af1a3ef3c0d3a19faa7f05c9c244a23e669e2fe0d38ce77e49819f1f5fc0bac7467d9', X'787d69ec19f99d954d6ac3301085aff2c8da4e356eb28877a5a4bb4209259bba0bb55688622185486908a5c7e91dbacfc53a72fc1343b3e94e304268e67defcdcb68317f982fee9ed1e625ca3104a524d24cd0acb0857d3cfdb01e32b86109951983442e4477c9075562a936cab6342730ae62e990c54b4f7b5b05508efb63c5fb296818c922e1f4adb85a589add64349d4ee2b9f7f6c5d7f8e1e1dfba560b4636ce6ec7ade9adecb264d8f0270b57c6113566e7f9a80fd53850db95e389318abe5e3535e368d2c623a20de9b18d4da46c45677350574ff87cd0610db6b9de61a595293d367b1ff0a68c3bf47a46e4a284fd4afc47e05d1b4a44ecec9a3f41a6846ecf2cb54eabf7410d03a74408f27d7d41f5d7eb2f3d9ab8fb');
INSERT INTO content (document, head, whole) VALUES
(3, X'787d69ec19f9c597cf4e834010c65f65d3ab90b20b14d6ab07bd78d278e7cf622908c45293c6f471ec33f4ce8b39b30584968d60b4263d3425659699ef9bdfc77b4f834f6225b273b03c8a248b139de4cfe43e4e57d5a1a383562594eb067eb0e6176666d4b8365041c3a499f52a6a24cd13983361c79b4cc64f01788b83b8f0da55f26320dd6c1320681993d4031991ea43c2b46f6acae78cdab68517be6795a35107c7357db911e500088c9cc8b6ebcca0d8fb812d686361a99fc65d920152000a782a0b4285a1890f50b567da56c9f22c4ab68e5e0c0a7bf7ffaf72f8f0c9eaf1d41eebdc69246af1a9fe80855e597ac17210a43bad13a6d032cd26bef542916ed7242677396858aebb33e55ad29623744bb9c6ecff102e33b1f0c585fb003933239b705ded4b8833a48c5392557be82379a90ea1e882e17844a59e3b89af4bb9f667e8aa42c923b2e2a473dac719d6ea6eeeaebf8957ffb72324c8b0df30dc19a302e5f42742715cda756885d33859bf22cdd7a2384d96ccf285cf291791e93b4eb4e05e64c037ce421e326a3ab61904becda2c0e09130432ff45dd7a50b16b8cca2d475a17b4d329d159b2c297548817976056f7975f6d5319de9722d9ff07e77067c0c20dd20fb098026b01c', X'787d69ec19f99d55bd6ec230107e951373a07120aac8d656b45d902a405d4a07434c30716d143b45a8eae3c033b0e7c57a0e21216a542a240f967cb6efeefbb9b7d668f03818dd4d60c262c9e336a808865cacb2c3096c083be0f6dbb83c97f4a7722a87d90101a246d58f20161d206ee0ba6590362c8457b662f2446f07848a114bf06cd04b2a63032480876d8c03cb70101451836cc7f0742a49ffc623bedfb3fb7b1a45492a43bb1f1b8e4fb204640a1fd94e1850eb4e1e543ac25f05e1dd7a4515c3aaacbc009e68c8c45603876785d9b1fc6fcca9772cf1cacfc638c824a4a1cef606fd120c1720b33dbe8fb56067b19096637990204c7c4d4b5fac83f785240c2ddc857121d6ec93156ec2e54221fa282b9d8fcd5caf5038a7062b53a01ad6b6ff6db4152503f0ca7307f71b6e968096c513587026420dab541b9831a1361537ad7c2c1dabf1de64de333a8fa344217878f3ccbe0b44ad2c8e4a6fc4f55c09c421ddf76fecce6fbf6a1a0bff26419542cd6c4a05fa0eb93d6af0e450f91ccd4584ee6a0c9d2f2b37c0fc9ada7061865d91ec452a9df5ceeb3a9effff1a30f207d40c6df0');
INSERT INTO item (id, document, place, outcomes, story) VALUES
(1, 1, 0, 'deferred', 3);
INSERT INTO item (id, document, place, outcomes, story) VALUES
(2, 1, 1, 'approved', 1);
INSERT INTO item (id, document, place, outcomes, story) VALUES
(3, 2, 0, 'approved', 3);
INSERT INTO item (id, document, place, outcomes, story) VALUES
(4, 3, 0, 'recommended', 3);
INSERT INTO item (id, document, place, outcomes, story) VALUES
(5, 3, 1, 'deferred', 2);
INSERT INTO story (id, authority, name, sorted, collective, status, first, last, decided, data) VALUES
(1, 1, '19/300', '1201900000000030019/300', 0, 'settled', '2019-08-12', '2019-08-12', '2019-08-12', X'787d69ec19f9832600434b7d63035044a3a65ab83081b41b969a959a872501076767e60013117232860a818390acc46c68a96b60a16b680434157fa246719402c42b0a460630fd0a21a9d97999d9ba0af9e90abe993959877720a56e3cb901c97e68aec06710349b805c0bcb278840212eb71051e140f3094abc63a628683dae9f589a0e2dfe6009ccc858c7c89406f9c6c814642efeca0b4f4ea25e3207004599f4b2');
INSERT INTO story (id, authority, name, sorted, collective, status, first, last, decided, data) VALUES
(2, 1, '19/400', '1201900000000040019/400', 0, 'deferred', '2019-09-09', '2019-09-09', NULL, X'787d69ec19f99d96c18e823010865f65b2678980ebc127702f9e347bc7a59a2a8b86764d7c219e813b2fb6d3d2c220588b0927080c9df9feff1f0340b49a7f866ad07d6adbdb2fd8fd6627968f00bc4e5296dd0570f8ba6442eabe77440f9feac63e479c18e880f1681584eac20a6ed67bff0acd09210eedfbb063e79c9f03b81c61c3b3535d11e81d2221f58d585c1f32ea896d3fd4d0c67ae5a727d2172aa6f636b6d528698b199ac35f2aea52a25583e419e47589a381dfba4ad91381990d602ed8d518a745335ecce2a54b711ea1e7f3536dbda5aad74ac17e3db8b1623f22ccc9f98778f63b8213f24bc3e9a768a2c9da46a769a3c9b7418587b07722bd673f098631024826f56269f870a1ddc50e91c48117429244228f24d7de1fd12d64e214d2e48ef1a60db1b173b4f882ee2c98772abedeee284240ecd567d22386ee109186da6c2a0337f72ae776f97f06f905a0');
INSERT INTO story (id, authority, name, sorted, collective, status, first, last, decided, data) VALUES
(3, 1, '19/21554', '1201900000002155419/21554', 0, 'settled', '2019-08-12', '2019-10-01', '2019-10-01', X'787d69ec19f9c557bd4ec330107e158b3956e394a8646666ab58ab2059519a2a4550903af038bc037b5f8c8b753667c73da76d24d6583ed9fe7e830450d5a25065790f1b7cde9285047f9ff556f711123f1e3b88a2432b7635e0214edf2695fe781d5b370f7c15d55525552ef3215a78ca7bc715f69aa2c86142fe205521d6baebdb4e8a7d239edaddf6f443d8cfa8c5ee8713a06ab84128231a85b107992c2d92315457ee33bc6c987a11ee61e22fea8f068dd251b1ccd48a53d884901be7ed6a18eaf86d47c84ffdf612555b86b46541041cab5b401cf6ff0f8873fba385f35dbf5e0aa77f94739ee919b4a38a8f2a99e49597d049a7606b242e48c3e3f5681d61dc0ce796df847288f2f33c7aecfe16b27d77082153995a720abc36e396c35cbe688658c5532f6c9a187eac58938e6b72931d91d43b4948674197999f61344962d35b367553b7fddd1710f76cf0df76f0e4dd477a20574d9527c61cc2ebf650c736f05b84bf1d3355905fc85cccda');
INSERT INTO name (key, story, printed) VALUES
('19/300', 1, NULL);
INSERT INTO name (key, story, printed) VALUES
('19/400', 2, NULL);
INSERT INTO name (key, story, printed) VALUES
('19/21554', 3, NULL);
INSERT INTO entry (story, place, day, body, kind, outcome) VALUES
(1, 0, '2019-08-12', 1, 'decision', 'approved');
INSERT INTO entry (story, place, day, body, kind, outcome) VALUES
(2, 0, '2019-09-09', 1, 'decision', 'deferred');
INSERT INTO entry (story, place, day, body, kind, outcome) VALUES
(3, 0, '2019-08-12', 1, 'decision', 'deferred');
INSERT INTO entry (story, place, day, body, kind, outcome) VALUES
(3, 1, '2019-09-09', 1, 'decision', 'recommended');
INSERT INTO entry (story, place, day, body, kind, outcome) VALUES
(3, 2, '2019-10-01', 2, 'decision', 'approved');
INSERT INTO matter (since, authority, story, place, due, data) VALUES
('2019-09-09', 1, 2, 0, NULL, '["19/400","Vejen Kommune","Gadelys i Holsted",false,"Vejen Kommune 19/400 2019-09-09 Teknik- og Miljøudvalget re_presentation Teknik- og Miljøudvalget","deferred","re_presentation","Teknik- og Miljøudvalget","2019-09-09","2019-09-09",1,"til næste møde",null,null,null,null,"Vejen Kommune 19/400 2019-09-09 Teknik- og Miljøudvalget","Sagen udsættes til næste møde.",[{"path":"minutes/sep.txt","lines":[25,25]}]]');
INSERT INTO handover (story, place, day, giver, taker) VALUES
(3, 0, '2019-10-01', 1, 2);
INSERT INTO linked (authority, missing) VALUES
(1, '[]');
INSERT INTO passage (rowid, title, decided, text) VALUES
(1, 'Cykelsti langs åen', 'Udsat.', 'Stien skal gå forbi mosebrynet.');
INSERT INTO passage (rowid, title, decided, text) VALUES
(2, 'Skilte', 'Godkendt.', '');
INSERT INTO passage (rowid, title, decided, text) VALUES
(3, 'Cykelsti langs åen', 'Godkendt.', '');
INSERT INTO passage (rowid, title, decided, text) VALUES
(4, 'Cykelsti langs åen', 'Anbefales.', 'Stien er nu målt op.');
INSERT INTO passage (rowid, title, decided, text) VALUES
(5, 'Gadelys i Holsted', 'Sagen udsættes til næste møde.', '');
