-- Highlights can be tagged: names as JSON in their own row, so that they go wherever it goes.

alter table highlight add column tags text not null default '[]';
