-- Cutting by hand, corrections, aliases and lessons.

drop table correction;
create table correction (
    story_id integer not null references story(id) on delete cascade,
    subject text not null,
    value text not null,
    found text not null,
    made integer not null,
    primary key (story_id, subject)
) strict, without rowid;

create table quote_correction (
    id integer primary key,
    story_id integer not null references story(id) on delete cascade,
    field text not null,
    exact text not null,
    prefix text not null,
    suffix text not null,
    name text not null,
    is_quote integer not null,
    made integer not null
) strict;
create index quote_correction_of_story on quote_correction(story_id);

create table alias (
    name text primary key collate nocase,
    person text not null,
    made integer not null
) strict, without rowid;

create table mark (
    capture_id integer not null references capture(id) on delete cascade,
    position integer not null,
    hand text not null,
    at integer not null,
    line text not null,
    primary key (capture_id, position)
) strict, without rowid;

create table lesson (
    site text not null,
    line text not null,
    lesson text not null,
    made integer not null,
    primary key (site, line)
) strict, without rowid;

create table aside (
    story_id integer primary key,
    capture_id integer not null references capture(id) on delete cascade,
    begins integer not null,
    ends integer not null,
    heir integer not null,
    kept text not null,
    lent text not null
) strict;
create index aside_of_capture on aside(capture_id);

alter table story add column begins integer not null default 0;
alter table story add column ends integer not null default 0;

alter table quote add column found_name text not null default '';
update quote set found_name = name;
create index quote_called on quote(iif(found_name = '', speaker, found_name) collate nocase);
