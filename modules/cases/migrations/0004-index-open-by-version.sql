-- The catalogue's keeper sees how many running cases stay on a version: counted from this index, not from the table.
create index case_item_version_open on cases.case (item_version_id) where concluded_at is null;
