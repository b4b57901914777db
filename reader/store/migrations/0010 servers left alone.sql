-- Until when a feed's server wants to be left alone (Retry-After). `due` does not tell: it has a person's rhythm
-- and the waits after failures in it, which somebody who refreshes by hand passes over.

alter table feed add column not_before integer not null default 0;
