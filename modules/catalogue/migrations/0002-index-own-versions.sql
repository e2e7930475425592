-- An item that 800 organisations keep versions of their own of: the version in force is found by item and service item,
-- not by reading all 800.
drop index catalogue.item_version_in_force;
create index item_version_in_force on catalogue.item_version (catalogue_item_id, service_item_id)
  where state in ('published', 'superseded');
create index item_version_service_item on catalogue.item_version (service_item_id) where service_item_id is not null;
