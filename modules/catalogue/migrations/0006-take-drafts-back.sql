-- Whoever sent a draft for review may take it back until the reviewer decides 撤回送审.
alter table catalogue.item_version
  add column taken_back_at timestamptz,
  add column taken_back_by_name text;
comment on column catalogue.item_version.taken_back_at is '撤回送审时间；再次提交时清空';
comment on column catalogue.item_version.taken_back_by_name is '撤回送审的人';
