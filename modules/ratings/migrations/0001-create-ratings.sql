create schema ratings;
comment on schema ratings is '好差评';

create table ratings.rating (
  id uuid not null default uuidv7(),
  case_id uuid not null,
  contact int not null,
  contact_kind text not null,
  channel text not null,
  satisfaction int not null,
  tags text[] not null default '{}',
  text text,
  party_id uuid not null,
  organisation_id uuid not null,
  organisation_name text not null,
  division_code text not null,
  county_code text not null,
  basic_code text not null,
  item_name text not null,
  staff_account_id uuid,
  staff_name text,
  work_number text,
  window_id uuid,
  window_number int,
  collected_account_id uuid,
  rated_at timestamptz not null,
  excluded_at timestamptz,
  constraint rating_pk primary key (id),
  constraint rating_once unique (case_id, contact),
  constraint rating_party foreign key (party_id) references identity.party (id),
  constraint rating_organisation foreign key (organisation_id) references directory.organisation (id),
  constraint rating_window foreign key (window_id) references directory.service_window (id),
  constraint rating_satisfaction_known check (satisfaction between 1 and 5),
  constraint rating_contact_positive check (contact > 0),
  constraint rating_contact_kind_known check (contact_kind in ('visit', 'handling')),
  constraint rating_channel_known check (channel in ('web', 'window', 'phone', 'sms', 'kiosk')),
  constraint rating_text_length check (length(text) <= 500)
);
comment on table ratings.rating is '评价（一次一评、一事一评）';
comment on column ratings.rating.contact is '第几次服务';
comment on column ratings.rating.contact_kind is 'visit 现场一次、handling 办理一事';
comment on column ratings.rating.channel is '评价渠道';
comment on column ratings.rating.satisfaction is '满意度（GB/T 39046 附录 A.8）：1 非常满意 … 5 非常不满意';
comment on column ratings.rating.tags is '评价标签';
comment on column ratings.rating.text is '文字评价（号码已遮）';
comment on column ratings.rating.party_id is '评价人，只对工作人员按管辖可见';
comment on column ratings.rating.staff_account_id is '被评价的工作人员';
comment on column ratings.rating.work_number is '工号';
comment on column ratings.rating.window_number is '窗口号';
comment on column ratings.rating.collected_account_id is '替她录入的工作人员，空为本人';
comment on column ratings.rating.excluded_at is '核实为误评、恶意差评后不再计入的时间';
create index rating_recent on ratings.rating (rated_at desc, id desc);
create index rating_organisation_recent on ratings.rating (organisation_id, rated_at desc, id desc);
create index rating_item_recent on ratings.rating (basic_code, rated_at desc, id desc);
create index rating_bad_recent on ratings.rating (rated_at desc, id desc) where satisfaction >= 4;
create index rating_organisation_bad on ratings.rating (organisation_id, rated_at desc, id desc) where satisfaction >= 4;
create index rating_party on ratings.rating (party_id, rated_at desc);

create table ratings.total (
  organisation_id uuid not null,
  basic_code text not null,
  organisation_name text not null,
  item_name text not null,
  level_1 bigint not null default 0,
  level_2 bigint not null default 0,
  level_3 bigint not null default 0,
  level_4 bigint not null default 0,
  level_5 bigint not null default 0,
  rated bigint not null generated always as (level_1 + level_2 + level_3 + level_4 + level_5) stored,
  constraint total_pk primary key (organisation_id, basic_code),
  constraint total_not_negative check (least(level_1, level_2, level_3, level_4, level_5) >= 0)
);
comment on table ratings.total is '评价合计：随评价同一事务更新，公开页不必数评价';
comment on column ratings.total.organisation_id is '机构；全零为所有机构';
comment on column ratings.total.basic_code is '事项基本编码；* 为所有事项';
comment on column ratings.total.level_1 is '非常满意';
comment on column ratings.total.level_2 is '满意';
comment on column ratings.total.level_3 is '基本满意';
comment on column ratings.total.level_4 is '不满意';
comment on column ratings.total.level_5 is '非常不满意';
comment on column ratings.total.rated is '评价总数';
create index total_by_organisation on ratings.total (rated desc, organisation_id) where basic_code = '*';
create index total_by_item on ratings.total (organisation_id, rated desc, basic_code);

create table ratings.call_back (
  rating_id uuid not null,
  organisation_id uuid not null,
  organisation_name text not null,
  division_code text not null,
  state text not null default 'open',
  opened_on date not null,
  due_on date not null,
  result text,
  note text,
  ledger_due_on date,
  called_back_at timestamptz,
  called_back_by text,
  called_back_account_id uuid,
  review_note text,
  reviewed_at timestamptz,
  reviewed_by text,
  version int not null default 1,
  constraint call_back_pk primary key (rating_id),
  constraint call_back_rating foreign key (rating_id) references ratings.rating (id),
  constraint call_back_organisation foreign key (organisation_id) references directory.organisation (id),
  constraint call_back_state_known check (state in ('open', 'calledBack', 'reviewed')),
  constraint call_back_result_known check (result is null or result in ('fixed', 'ledger', 'explained', 'malicious')),
  constraint call_back_ledger_dated check (result is distinct from 'ledger' or ledger_due_on is not null)
);
comment on table ratings.call_back is '差评回访：实名差评回访率 100%';
comment on column ratings.call_back.due_on is '回访期限（工作日，见 policy）';
comment on column ratings.call_back.result is '处理：fixed 当即整改、ledger 建台账限期解决、explained 缺乏法定依据已解释、malicious 误评或恶意差评申诉';
comment on column ratings.call_back.ledger_due_on is '台账期限';
create index call_back_due on ratings.call_back (state, due_on, rating_id);
create index call_back_organisation_due on ratings.call_back (organisation_id, state, due_on, rating_id);

create table ratings.policy (
  division_code text not null,
  call_back_days int not null,
  constraint policy_pk primary key (division_code),
  constraint policy_days check (call_back_days between 1 and 60)
);
comment on table ratings.policy is '回访期限（工作日），按区划，最近的上级为准；全零为默认';
insert into ratings.policy (division_code, call_back_days) values ('000000000000', 5);

create view ratings.public_total_v1 as
  select organisation_id, organisation_name, basic_code, item_name, level_1, level_2, level_3, level_4, level_5, rated
  from ratings.total;
comment on view ratings.public_total_v1 is '评价合计公开视图';

grant usage on schema ratings to onewindow_app;
grant select, insert, update on ratings.rating, ratings.total, ratings.call_back to onewindow_app;
grant select on ratings.policy, ratings.public_total_v1 to onewindow_app;
