-- A story that comes is counted, and noted as fresh, once: with its state, which each story has. SQLite keeps
-- what a row changed until its triggers are done, so triggers of its story and its body too made all three
-- of its rows twice as dear.

drop trigger story_tally_added;
drop trigger state_tally_added;
drop trigger body_came;

create trigger story_came after insert on state begin
    update tally set count = count + 1 where what = 'all';
    update tally set count = count + 1
    where what = 'captures' and (select capture_id from story where id = new.story_id) is not null;
    update tally set count = count + 1 where what = 'unread' and not new.read;
    update tally set count = count + 1 where what = 'bookmarks' and new.bookmarked;
    update tally set count = count + 1 where what = 'reading' and new.bookmarked and not new.read;
    insert into fresh select new.story_id where not exists (select 1 from fresh where story_id = new.story_id);
end;
