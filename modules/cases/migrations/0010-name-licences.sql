-- An application to change, renew or annul a licence names it. While one is open for a licence there is no second, or two
-- decisions would each rest on what stood there before the other.
alter table cases.case add column named_licence_id uuid;
comment on column cases.case.named_licence_id is '申请变更、延续、注销的是哪一张证照；空：申请新证';
create unique index case_named_licence on cases.case (named_licence_id)
  where named_licence_id is not null and decided_at is null and concluded_at is null;
