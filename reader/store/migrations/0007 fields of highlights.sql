-- Headline, summary and caption can be highlighted, too: which of them a highlight's offsets refer to.

alter table highlight add column field text not null default 'body';
