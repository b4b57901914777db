"""The statements that make the tables, in the order of the migrations. History: append, never edit.

Three families of tables (docs/library-file.md describes each column):
  what the web says       folder feed capture story body source version
                          fetch whole_text media picture                   may be replaced
  what the person did     state tag story_tag note highlight correction quote_correction alias
                          mark lesson aside removed setting               never touched by the web
  what can be made again  quote derived title_index body_index, counts    carries its maker's version
"""

from __future__ import annotations

WEB = """
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
"""

PERSON = """
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
"""

DERIVED = """
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
"""

# Counts of feeds and tags are kept by the database itself, so that no act can forget them. A story that two
# entries of one feed share counts once; a recount (store/check.py) proves them.
COUNTS = """
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
"""

# The second migration.
BY_HAND = """
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
"""

# The third migration.
COLLECTOR = """
alter table feed add column paused integer not null default 0;
alter table feed add column every integer not null default 0;
alter table feed add column rhythm integer not null default 0;
alter table feed add column whole_text text not null default 'auto';
alter table feed add column pictures text not null default 'all';
alter table feed add column login text not null default '';
alter table feed add column icon text not null default '';
alter table feed add column icon_due integer not null default 0;
alter table feed add column asked integer not null default 0;
alter table feed add column category text not null default '';
create index feed_of_folder on feed(folder_id) where folder_id is not null;

create table fetch (
    feed_id integer not null references feed(id) on delete cascade,
    moment integer not null,
    said text not null,
    new integer not null default 0,
    updated integer not null default 0,
    primary key (feed_id, moment)
) strict, without rowid;

create table removed (
    story_id integer primary key,
    feed_id integer not null references feed(id) on delete cascade,
    moment integer not null,
    kept blob not null
) strict;
create index removed_of_feed on removed(feed_id);

create table setting (
    name text primary key,
    value text not null
) strict, without rowid;

create table whole_text (
    story_id integer primary key references story(id) on delete cascade,
    state text not null,
    said text not null default '',
    tried integer not null default 0,
    tries integer not null default 0
) strict;
create index whole_text_wanted on whole_text(tried) where state = 'wanted';

create table media (
    hash text primary key,
    media_type text not null,
    width integer not null,
    height integer not null,
    bytes integer not null
) strict, without rowid;

create table picture (
    story_id integer not null references story(id) on delete cascade,
    address text not null,
    hash text references media(hash),
    said text not null default '',
    tried integer not null default 0,
    tries integer not null default 0,
    primary key (story_id, address)
) strict, without rowid;
create index picture_wanted on picture(tried) where hash is null and tries < 3;
create index picture_of_media on picture(hash) where hash is not null;

create index derived_by on derived(quotes, story_id desc);

alter table story add column place_key integer;
alter table story add column text_key integer;
create index story_of_place on story(place_key) where place_key is not null;
create index story_of_text on story(text_key) where text_key is not null;
"""

# The fourth migration. The index has more columns now, and a table of its own for quotes.
ARCHIVE = """
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
"""
