-- Videos are found by their words in Arabic and English, and by titles that are nearly so. Adds a column to a table that
-- is new as well, and two indexes; pg_trgm comes with PostgreSQL, and an owner of the database may add it.
create extension if not exists pg_trgm with schema public;

-- Immutable as to_tsvector with a given configuration is; array_to_string is not marked so only because of other
-- element types.
create function videos.searchable(title text, description text, category text, tags text[]) returns tsvector
    language sql immutable parallel safe as $$
    select setweight(to_tsvector('pg_catalog.english', title) || to_tsvector('pg_catalog.arabic', title), 'A')
        || setweight(to_tsvector('pg_catalog.english', coalesce(category, '') || ' ' || array_to_string(tags, ' '))
            || to_tsvector('pg_catalog.arabic', coalesce(category, '') || ' ' || array_to_string(tags, ' ')), 'B')
        || setweight(to_tsvector('pg_catalog.english', description) || to_tsvector('pg_catalog.arabic', description), 'D')
$$;

alter table videos.video add column search tsvector not null
    generated always as (videos.searchable(title, description, category, tags)) stored;
create index video_search on videos.video using gin (search);
create index video_title_trigrams on videos.video using gin (lower(title) public.gin_trgm_ops);
