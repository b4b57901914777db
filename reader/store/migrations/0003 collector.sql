-- Whole texts, pictures, fetch history and settings of feeds; keys of sameness.

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
    entry text not null,
    said text not null default '',
    due integer,
    tries integer not null default 0
) strict;
create index whole_text_due on whole_text(due) where due is not null;

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
    due integer,
    tries integer not null default 0,
    primary key (story_id, address)
) strict, without rowid;
create index picture_due on picture(due) where due is not null;
create index picture_at on picture(address);
create index picture_of_media on picture(hash) where hash is not null;

-- Pictures of stories that went; they stay for as long as the story may come back.
create table parted_picture (
    story_id integer not null,
    address text not null,
    hash text not null references media(hash),
    primary key (story_id, address)
) strict, without rowid;
create index parted_picture_of_media on parted_picture(hash);

create trigger picture_parted after delete on picture when old.hash is not null begin
    insert into parted_picture select old.story_id, old.address, old.hash
    where not exists (select 1 from parted_picture where story_id = old.story_id and address = old.address);
end;

-- Stories whose page and pictures nobody looked at yet. The database itself notes them: whatever brings or
-- changes a story, also a program that is killed right after.
create table fresh (story_id integer primary key references story(id) on delete cascade) strict;

create trigger body_came after insert on body begin
    insert into fresh select new.story_id where not exists (select 1 from fresh where story_id = new.story_id);
end;

create trigger body_changed after update of html on body when old.html <> new.html begin
    insert into fresh select new.story_id where not exists (select 1 from fresh where story_id = new.story_id);
end;

create trigger lead_picture_changed after update of picture on story when old.picture is not new.picture begin
    insert into fresh select new.id where not exists (select 1 from fresh where story_id = new.id);
end;

create view keeps_pictures as
    select x.story_id from source x join feed f on f.id = x.feed_id where f.pictures = 'kept';

create trigger bookmarked_with_pictures after update of bookmarked on state
when new.bookmarked > old.bookmarked begin
    insert into fresh select distinct story_id from keeps_pictures
    where story_id = new.story_id and story_id not in (select story_id from fresh);
end;

create trigger tagged_with_pictures after insert on story_tag begin
    insert into fresh select distinct story_id from keeps_pictures
    where story_id = new.story_id and story_id not in (select story_id from fresh);
end;

create trigger noted_with_pictures after insert on note begin
    insert into fresh select distinct story_id from keeps_pictures
    where story_id = new.story_id and story_id not in (select story_id from fresh);
end;

-- Settled otherwise, a feed's newest stories are looked at again.
create trigger feed_settled after update of whole_text, pictures on feed
when old.whole_text <> new.whole_text or old.pictures <> new.pictures begin
    insert into fresh select distinct story_id from (
        select story_id from source where feed_id = new.id order by sort_key desc limit 100
    ) where story_id not in (select story_id from fresh);
end;

create index derived_by on derived(quotes, story_id desc);

alter table story add column place_key integer;
alter table story add column text_key integer;
create index story_of_place on story(place_key) where place_key is not null;
create index story_of_text on story(text_key) where text_key is not null;
