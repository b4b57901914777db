-- Pieces of the index that are of one size become one when there are eight of them, and not at four as FTS5
-- does by itself: a story is written less often until it lies where it stays.

insert into title_index(title_index, rank) values ('automerge', 8);
insert into body_index(body_index, rank) values ('automerge', 8);
insert into quote_index(quote_index, rank) values ('automerge', 8);
