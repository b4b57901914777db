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
    capture_id integer,
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

-- How many stories each fixed view has; "reading" are bookmarked and unread. Kept by the database itself.

create table tally (
    what text primary key,
    count integer not null
) strict, without rowid;

insert into tally values
    ('all', (select count(*) from story)),
    ('captures', (select count(*) from story where capture_id is not null)),
    ('unread', (select count(*) from state where read = 0)),
    ('bookmarks', (select count(*) from state where bookmarked = 1)),
    ('reading', (select count(*) from state where bookmarked = 1 and read = 0)),
    ('highlights', (select count(distinct story_id) from highlight)),
    ('quotes', (select count(*) from quote where ordinal = 0)),
    ('trash', 0);

create trigger story_tally_added after insert on story begin
    update tally set count = count + 1 where what = 'all' or (what = 'captures' and new.capture_id is not null);
end;

create trigger story_tally_removed after delete on story begin
    update tally set count = count - 1 where what = 'all' or (what = 'captures' and old.capture_id is not null);
end;

create trigger state_tally_added after insert on state begin
    update tally set count = count + case what
        when 'unread' then not new.read
        when 'bookmarks' then new.bookmarked
        else new.bookmarked and not new.read end
    where what in ('unread', 'bookmarks', 'reading');
end;

create trigger state_tally_changed after update of read, bookmarked on state
when old.read <> new.read or old.bookmarked <> new.bookmarked
begin
    update tally set count = count + case what
        when 'unread' then old.read - new.read
        when 'bookmarks' then new.bookmarked - old.bookmarked
        else (new.bookmarked and not new.read) - (old.bookmarked and not old.read) end
    where what in ('unread', 'bookmarks', 'reading');
end;

create trigger state_tally_removed after delete on state begin
    update tally set count = count - case what
        when 'unread' then not old.read
        when 'bookmarks' then old.bookmarked
        else old.bookmarked and not old.read end
    where what in ('unread', 'bookmarks', 'reading');
end;

create trigger highlight_tally_added after insert on highlight
when not exists (select 1 from highlight where story_id = new.story_id and id <> new.id)
begin
    update tally set count = count + 1 where what = 'highlights';
end;

create trigger highlight_tally_removed after delete on highlight
when not exists (select 1 from highlight where story_id = old.story_id)
begin
    update tally set count = count - 1 where what = 'highlights';
end;

create trigger quote_tally_added after insert on quote when new.ordinal = 0 begin
    update tally set count = count + 1 where what = 'quotes';
end;

create trigger quote_tally_removed after delete on quote when old.ordinal = 0 begin
    update tally set count = count - 1 where what = 'quotes';
end;

create trigger trash_tally_added after insert on trash begin
    update tally set count = count + 1 where what = 'trash';
end;

create trigger trash_tally_removed after delete on trash begin
    update tally set count = count - 1 where what = 'trash';
end;

create index state_reading on state(sort_key, story_id) where bookmarked = 1 and read = 0;

-- A story tagged war/east is tagged war as well, though not directly: so that a parent counts its children,
-- and has its stories in order.

alter table story_tag add column direct integer not null default 1;

create temp table ancestor as
with recursive above(tag_id, name) as (
    select id, rtrim(rtrim(name, replace(name, '/', '')), '/') from tag where instr(name, '/')
    union
    select tag_id, rtrim(rtrim(name, replace(name, '/', '')), '/') from above where instr(name, '/')
)
select tag_id, name from above where name <> '';

insert or ignore into tag(name) select name from ancestor;

insert or ignore into story_tag(tag_id, sort_key, story_id, direct)
select p.id, x.sort_key, x.story_id, 0
from ancestor a join tag p on p.name = a.name join story_tag x on x.tag_id = a.tag_id;

drop table ancestor;
