-- Where one stopped reading, by the text: `scroll`, a share of what there is to scroll, is another place when the
-- window or the type is of another size. It stays, for places kept before and where the words are gone.

alter table state add column place integer not null default -1;
alter table state add column place_words text not null default '';
alter table state add column place_above real not null default 0;
