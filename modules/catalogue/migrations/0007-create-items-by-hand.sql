-- An item made by hand 新建事项 has organisations that will handle it once its first version is published: until then nobody
-- can apply there, and all of it goes with its draft when that is discarded.
alter table catalogue.service_item
  drop constraint service_item_state_known,
  add constraint service_item_state_known check (state in ('planned', 'active', 'suspended', 'cancelled'));
comment on column catalogue.service_item.state is '状态：拟实施（等第一版发布）、在用、暂停、取消';
create index service_item_planned on catalogue.service_item (catalogue_item_id) where state = 'planned';

-- The platform draws a code of its own until the State's or the region's catalogue gives one.
alter table catalogue.catalogue_item
  drop constraint catalogue_item_code_source_known,
  add constraint catalogue_item_code_source_known
    check (code_source in ('national', 'autonomousRegion', 'provisional', 'demonstration'));
comment on column catalogue.catalogue_item.code_source is '编码来源：国家、自治区、平台暂编、演示';

create function catalogue.refuse_removal_of_implementer() returns trigger language plpgsql as $$
begin
  if old.state <> 'planned' then
    raise exception 'an implementer that people could apply to is never removed (%)', old.id
      using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
create trigger service_item_is_kept before delete on catalogue.service_item
  for each row execute function catalogue.refuse_removal_of_implementer();

-- An item goes only with its first draft: versions and implementers that were ever published hold on to it.
grant delete on catalogue.catalogue_item, catalogue.service_item to onewindow_app;
