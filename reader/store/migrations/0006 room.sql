-- The HTML of a story takes little room beside its text; what has pictures or files is known without reading it;
-- the indexes of unread and bookmarked stories answer without a look at their rows.

alter table story add column pictured integer not null default 0;
alter table story add column enclosed integer not null default 0;

update story set
    pictured = picture is not null or exists (select 1 from body where story_id = id and instr(html, '<img ')),
    enclosed = exists (select 1 from body where story_id = id and enclosures <> '[]');

create index story_with_picture on story(sort_key, id, pictured) where pictured = 1;
create index story_with_file on story(sort_key, id, enclosed) where enclosed = 1;

create table squeezed_body (
    story_id integer primary key references story(id) on delete cascade,
    html blob not null,
    text text not null,
    caption text not null default '',
    summary text not null default '[]',
    enclosures text not null default '[]',
    dropped text not null default '[]',
    sure real not null default 1
) strict;

insert into squeezed_body
select story_id, squeezed(html, text), text, caption, summary, enclosures, dropped, sure from body;

drop table body;
alter table squeezed_body rename to body;

create trigger body_came after insert on body begin
    insert into fresh select new.story_id where not exists (select 1 from fresh where story_id = new.story_id);
end;

create trigger body_changed after update of html on body when old.html <> new.html begin
    insert into fresh select new.story_id where not exists (select 1 from fresh where story_id = new.story_id);
end;

drop index state_unread;
drop index state_bookmarked;
drop index state_reading;
create index state_unread on state(sort_key, story_id, read) where read = 0;
create index state_bookmarked on state(sort_key, story_id, bookmarked) where bookmarked = 1;
create index state_reading on state(sort_key, story_id, bookmarked, read) where bookmarked = 1 and read = 0;
