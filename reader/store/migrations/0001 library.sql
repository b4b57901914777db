-- The library: what the web says, what the person did, what can be made again, and counts.

-- What the web says: may be replaced.

create table folder (
    id integer primary key,
    name text not null,
    parent_id integer references folder(id) on delete cascade
) strict;

create table feed (
    id integer primary key,
    address text not null unique,
    typed integer not null default 0,
    site text not null default '',
    title text not null default '',
    given_title text not null default '',
    folder_id integer references folder(id) on delete set null,
    added integer not null,
    etag text not null default '',
    modified text not null default '',
    body_hash text not null default '',
    fetched integer not null default 0,
    due integer not null default 0,
    error text not null default '',
    failures integer not null default 0,
    retired integer not null default 0,
    unsubscribed integer not null default 0,
    total integer not null default 0,
    unread integer not null default 0
) strict;

create table capture (
    id integer primary key,
    address text not null default '',
    name text not null default '',
    media_type text not null,
    charset text not null default '',
    captured integer not null,
    hash text not null unique,
    content blob not null
) strict;

create table story (
    id integer primary key,
    sort_key integer not null unique,
    capture_id integer references capture(id) on delete cascade,
    ordinal integer,
    address text not null default '',
    headline text not null,
    outlet text not null default '',
    byline text not null default '',
    dateline text not null default '',
    updated text not null default '',
    published integer,
    day_only integer not null default 0,
    arrived integer not null,
    language text not null default '',
    excerpt text not null default '',
    picture text,
    hash text not null,
    digest text not null,
    unique (capture_id, ordinal)
) strict;
create index story_of_captures on story(sort_key, id) where capture_id is not null;

create table body (
    story_id integer primary key references story(id) on delete cascade,
    html text not null,
    text text not null,
    caption text not null default '',
    summary text not null default '[]',
    enclosures text not null default '[]',
    dropped text not null default '[]',
    sure real not null default 1
) strict;

create table source (
    feed_id integer not null references feed(id),
    guid text not null,
    story_id integer not null references story(id) on delete cascade,
    sort_key integer not null,
    primary key (feed_id, guid)
) strict, without rowid;
create index source_in_order on source(feed_id, sort_key, story_id);
create index source_of_story on source(story_id);

create table version (
    id integer primary key,
    story_id integer not null references story(id) on delete cascade,
    replaced integer not null,
    headline text not null,
    html text not null,
    text text not null
) strict;
create index version_of_story on version(story_id, replaced);

-- What the person did: never touched by the web.

create table state (
    story_id integer primary key references story(id) on delete cascade,
    sort_key integer not null unique,
    read integer not null default 0,
    read_at integer,
    bookmarked integer not null default 0,
    bookmarked_at integer,
    scroll real not null default 0
) strict;
create index state_unread on state(sort_key, story_id) where read = 0;
create index state_bookmarked on state(sort_key, story_id) where bookmarked = 1;

create table tag (
    id integer primary key,
    name text not null unique collate nocase,
    total integer not null default 0,
    unread integer not null default 0
) strict;

create table story_tag (
    tag_id integer not null references tag(id) on delete cascade,
    sort_key integer not null,
    story_id integer not null references story(id) on delete cascade,
    primary key (tag_id, sort_key, story_id)
) strict, without rowid;
create index story_tag_of_story on story_tag(story_id, tag_id);

create table note (
    story_id integer primary key references story(id) on delete cascade,
    text text not null,
    changed integer not null
) strict;

create table highlight (
    id integer primary key,
    story_id integer not null references story(id) on delete cascade,
    start integer not null,
    end integer not null,
    exact text not null,
    prefix text not null,
    suffix text not null,
    colour text not null default 'yellow',
    note text not null default '',
    made integer not null,
    lost integer not null default 0
) strict;
create index highlight_of_story on highlight(story_id, start);

create table correction (
    id integer primary key,
    story_id integer not null references story(id) on delete cascade,
    subject text not null,
    value text not null,
    made integer not null
) strict;
create index correction_of_story on correction(story_id);

-- What can be made again: carries its maker's version.

create table quote (
    story_id integer not null references story(id) on delete cascade,
    ordinal integer not null,
    field text not null,
    line integer not null,
    start integer not null,
    end integer not null,
    exact text not null,
    prefix text not null,
    suffix text not null,
    speaker text not null,
    name text not null,
    role text not null,
    cue text not null,
    level integer not null,
    confidence text not null,
    why text not null,
    primary key (story_id, ordinal)
) strict, without rowid;
create index quote_by_name on quote(name) where name <> '';

create table derived (
    story_id integer primary key references story(id) on delete cascade,
    quotes integer not null
) strict;

create table maker (
    what text primary key,
    version integer not null
) strict, without rowid;

create virtual table title_index using fts5(
    headline, content='', detail=none, prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
create virtual table body_index using fts5(
    headline, byline, summary, body, content='', detail=full,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- Counts of feeds and tags are kept by the database itself, so that no act can forget them. A story that two
-- entries of one feed share counts once; a recount (store/check.py) proves them.

create trigger source_added after insert on source
when not exists (
    select 1 from source where story_id = new.story_id and feed_id = new.feed_id and guid <> new.guid
)
begin
    update feed set total = total + 1,
        unread = unread + (select read = 0 from state where story_id = new.story_id)
    where id = new.feed_id;
end;

create trigger source_removed before delete on source
when not exists (
    select 1 from source where story_id = old.story_id and feed_id = old.feed_id and guid <> old.guid
)
begin
    update feed set total = total - 1,
        unread = unread - coalesce((select read = 0 from state where story_id = old.story_id), 0)
    where id = old.feed_id;
end;

create trigger story_tag_added after insert on story_tag begin
    update tag set total = total + 1,
        unread = unread + (select read = 0 from state where story_id = new.story_id)
    where id = new.tag_id;
end;

create trigger story_tag_removed before delete on story_tag begin
    update tag set total = total - 1,
        unread = unread - coalesce((select read = 0 from state where story_id = old.story_id), 0)
    where id = old.tag_id;
end;

create trigger state_read after update of read on state when old.read <> new.read begin
    update feed set unread = unread + iif(new.read, -1, 1)
    where id in (select feed_id from source where story_id = new.story_id);
    update tag set unread = unread + iif(new.read, -1, 1)
    where id in (select tag_id from story_tag where story_id = new.story_id);
end;
