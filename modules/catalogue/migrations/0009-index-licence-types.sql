-- From a licence its holder comes to the items that change, renew or annul it.
create index item_version_licence on catalogue.item_version (licence_type) where licence_type is not null;
