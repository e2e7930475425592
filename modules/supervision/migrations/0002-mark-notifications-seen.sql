create table supervision.notification_mark (
  account_id uuid not null,
  seen_until timestamptz not null,
  constraint notification_mark_pk primary key (account_id),
  constraint notification_mark_account foreign key (account_id) references identity.account (id)
);
comment on table supervision.notification_mark is '要您知道的：看到哪里。消息本身不另存，由办件、牌、督办、回访现算';
comment on column supervision.notification_mark.seen_until is '看到哪一刻';

-- What waits for an answer is little beside all there ever was: the newest of it is read for every officer each minute.
create index urge_open_recent on supervision.urge (organisation_id, urged_at desc) where state = 'open';

grant select, insert, update on supervision.notification_mark to onewindow_app;
