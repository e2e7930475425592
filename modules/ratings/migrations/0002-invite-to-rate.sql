-- 请群众评价 (GB/T 39735 现场“一次一评”): an officer opens a page for one contact; who was served fills it in by herself. The
-- address is shown once and kept as a hash, holds for some minutes and for one rating.
create table ratings.invitation (
  id uuid not null default uuidv7(),
  token_hash bytea not null,
  case_id uuid not null,
  contact int not null,
  window_id uuid not null,
  window_number int not null,
  asked_by text not null,
  asked_account_id uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ending text,
  rating_id uuid,
  constraint invitation_pk primary key (id),
  constraint invitation_token unique (token_hash),
  constraint invitation_rating foreign key (rating_id) references ratings.rating (id),
  constraint invitation_window foreign key (window_id) references directory.service_window (id),
  constraint invitation_contact_positive check (contact > 0),
  constraint invitation_order check (expires_at > asked_at),
  constraint invitation_ending_known check (ending in ('rated', 'declined', 'takenBack', 'replaced')),
  constraint invitation_ended check ((ended_at is null) = (ending is null)),
  constraint invitation_rated check ((ending is not distinct from 'rated') = (rating_id is not null))
);
comment on table ratings.invitation is '窗口请群众评价：一次服务一个评价页，短时有效，用一次';
comment on column ratings.invitation.token_hash is '页面地址里的令牌，只存散列';
comment on column ratings.invitation.contact is '第几次服务';
comment on column ratings.invitation.window_id is '在哪个窗口请的';
comment on column ratings.invitation.asked_by is '请评价的窗口人员';
comment on column ratings.invitation.expires_at is '过了这个时间不能再评';
comment on column ratings.invitation.ending is '怎么结束的：rated 已评、declined 群众选了不评价、takenBack 窗口收回、replaced 换了一页';
comment on column ratings.invitation.rating_id is '得到的评价';
-- One open page for each contact, and one for each officer: the page of whoever stood there before is void.
create unique index invitation_open on ratings.invitation (case_id, contact) where ended_at is null;
create unique index invitation_open_of_officer on ratings.invitation (asked_account_id) where ended_at is null;
create index invitation_case on ratings.invitation (case_id, contact, asked_at desc);

alter table ratings.rating add column invitation_id uuid;
alter table ratings.rating add column collected_by text;
alter table ratings.rating add column window_centre text;
alter table ratings.rating add constraint rating_invitation foreign key (invitation_id) references ratings.invitation (id);
-- Given by herself on the page that she was shown, or entered by somebody: never both.
alter table ratings.rating add constraint rating_one_hand check (invitation_id is null or collected_account_id is null);
comment on column ratings.rating.invitation_id is '她自己在窗口的评价页上评的';
comment on column ratings.rating.collected_by is '替她录入的工作人员姓名';
comment on column ratings.rating.window_centre is '窗口所在大厅';

create table ratings.window_total (
  window_id uuid not null,
  service_centre_id uuid not null,
  centre_name text not null,
  window_number int not null,
  county_code text,
  level_1 bigint not null default 0,
  level_2 bigint not null default 0,
  level_3 bigint not null default 0,
  level_4 bigint not null default 0,
  level_5 bigint not null default 0,
  rated bigint not null generated always as (level_1 + level_2 + level_3 + level_4 + level_5) stored,
  constraint window_total_pk primary key (window_id),
  constraint window_total_window foreign key (window_id) references directory.service_window (id),
  constraint window_total_not_negative check (least(level_1, level_2, level_3, level_4, level_5) >= 0)
);
comment on table ratings.window_total is '窗口评价合计：随评价同一事务更新';
comment on column ratings.window_total.centre_name is '大厅';
comment on column ratings.window_total.window_number is '窗口号';
comment on column ratings.window_total.level_1 is '非常满意';
comment on column ratings.window_total.level_2 is '满意';
comment on column ratings.window_total.level_3 is '基本满意';
comment on column ratings.window_total.level_4 is '不满意';
comment on column ratings.window_total.level_5 is '非常不满意';
comment on column ratings.window_total.rated is '评价总数';
create index window_total_most on ratings.window_total (rated desc, window_id);
create index window_total_county on ratings.window_total (county_code, rated desc, window_id);

-- What was rated at a window before counts too.
insert into ratings.window_total (window_id, service_centre_id, centre_name, window_number, county_code, level_1, level_2, level_3, level_4, level_5)
  select w.id, s.id, s.name, w.number, s.county_code,
         count(*) filter (where r.satisfaction = 1), count(*) filter (where r.satisfaction = 2),
         count(*) filter (where r.satisfaction = 3), count(*) filter (where r.satisfaction = 4),
         count(*) filter (where r.satisfaction = 5)
  from ratings.rating r
  join directory.service_window w on w.id = r.window_id
  join directory.service_centre s on s.id = w.service_centre_id
  where r.excluded_at is null
  group by w.id, s.id, s.name, w.number, s.county_code;
update ratings.rating r set window_centre = s.name
  from directory.service_window w join directory.service_centre s on s.id = w.service_centre_id
  where w.id = r.window_id;

create view ratings.public_window_total_v1 as
  select window_id, service_centre_id, centre_name, window_number, county_code, level_1, level_2, level_3, level_4, level_5, rated
  from ratings.window_total;
comment on view ratings.public_window_total_v1 is '窗口评价合计公开视图';

grant select, insert, update on ratings.invitation, ratings.window_total to onewindow_app;
grant select on ratings.public_window_total_v1 to onewindow_app;
