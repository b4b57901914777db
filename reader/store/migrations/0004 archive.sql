-- The index has more columns, and a table of its own for quotes; trash, saved searches and rules.

drop table body_index;
create virtual table body_index using fts5(
    headline, byline, summary, body, place, site, note, content='', detail=full,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
create virtual table quote_index using fts5(
    quote, speaker, content='', detail=full,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

create table trash (
    story_id integer primary key,
    moment integer not null,
    sort_key integer not null,
    headline text not null,
    outlet text not null,
    excerpt text not null,
    kept blob not null
) strict;
create index trash_in_order on trash(sort_key, story_id);

create table buried (
    feed_id integer not null references feed(id) on delete cascade,
    guid text not null,
    story_id integer not null,
    primary key (feed_id, guid)
) strict, without rowid;
create index buried_by_story on buried(story_id);

create table saved_search (
    id integer primary key,
    name text not null,
    query text not null,
    best integer not null default 0,
    position integer not null
) strict;

create table rule (
    id integer primary key,
    name text not null,
    query text not null,
    acts text not null,
    active integer not null default 0,
    position integer not null
) strict;

alter table tag add column colour text not null default '';
alter table feed add column keep_days integer not null default 0;
