-- Who holds a role in a body: the colleagues that a task may be handed over to 转办.
create index role_grant_organisation on identity.role_grant (organisation_id, role)
  where revoked_at is null and organisation_id is not null;
